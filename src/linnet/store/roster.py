"""What administration asks of a store: accounts, one-time passwords, codes, sessions, figures."""

from collections.abc import Collection, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from linnet.protocol.administration import Account, Bar, RoomFigures, SessionView
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Person, Role


class Enlisting(Struct, frozen=True, kw_only=True):
    """An account to be made, with a hash of its password or of a one-time one."""

    name: str
    key: str
    role: Role
    password: str | None
    one_time: bytes | None


class KeptCode(Struct, frozen=True, kw_only=True):
    """An unused one-time code: `purpose` is `owner`, `account`, or `password` and an id."""

    hash: bytes
    purpose: str
    created: Millis


class Note(Struct, frozen=True, kw_only=True):
    """A line for the audit log: about a `room`, or about none."""

    kind: str
    by: Person
    at: Millis
    who: PersonId | None = None
    who_name: str = ""
    number: int = 0
    room: RoomId | None = None


class Roster(Protocol):
    """The part of a `Store` that is about running the server. All of it waits for the disk.

    Whatever changes something takes the line of the audit log that goes with it.
    """

    async def accounts(self, like: str, offset: int, limit: int) -> tuple[Sequence[Account], int]:
        """Everybody whose name or id has this in it, by name, and how many they are."""
        ...

    async def account(self, person: PersonId) -> Account | None: ...
    async def taken(self, keys: Collection[str]) -> Mapping[str, Person]:
        """Of these keys of names, those somebody has."""
        ...

    async def enlist(self, newcomers: Sequence[Enlisting], note: Note) -> Sequence[Person]:
        """Make all these accounts or none. Raises Refused `name-taken`."""
        ...

    async def has_owner(self) -> bool: ...
    async def code(self, hash: bytes) -> KeptCode | None: ...
    async def codes(self, purpose: str) -> Sequence[KeptCode]:
        """The unused codes of a purpose, oldest first."""
        ...

    async def set_code(self, hash: bytes, purpose: str, at: Millis) -> None:
        """Keep a one-time code for this purpose, in place of unused older ones."""
        ...

    async def give_code(self, hash: bytes, note: Note) -> None: ...
    async def drop_code(self, hash: bytes, note: Note) -> None: ...
    async def set_one_time(self, person: PersonId, hash: bytes, note: Note) -> Sequence[bytes]:
        """The only password somebody has from now on; the sessions that ended."""
        ...

    async def choose_password(self, person: PersonId, one_time: bytes, password: str) -> None:
        """Somebody used their one-time password. Raises Refused `bad-password` if not now."""
        ...

    async def sessions(
        self, person: PersonId | None, offset: int, limit: int
    ) -> tuple[Sequence[SessionView], int]:
        """The sessions of somebody or of all, newest first, and how many there are."""
        ...

    async def end_sessions(
        self, person: PersonId, id: str | None, note: Note | None
    ) -> Sequence[bytes]:
        """End one session of somebody, or all; those that ended. Without any, nothing is noted."""
        ...

    async def bars(self, at: Millis) -> Sequence[Bar]:
        """Who is banned or muted now, and where."""
        ...

    async def note(self, note: Note) -> None:
        """Write a line into the audit log about what no table has."""
        ...

    async def files(self) -> tuple[int, int]:
        """How many files there are, and their bytes together."""
        ...

    async def avatars(self) -> Mapping[PersonId, str]:
        """Who shows a picture of themselves, and the id of its file."""
        ...

    async def rooms(self) -> Sequence[RoomFigures]:
        """All rooms but those of two, by name."""
        ...
