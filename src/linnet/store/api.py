"""What the engine and auth ask of a store. Read this before reading any store."""

from collections.abc import Callable, Collection, Mapping, Sequence
from typing import Protocol

from msgspec import Struct

from linnet.hub.decide import Deciding
from linnet.hub.files import Kept
from linnet.hub.room import Room
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Marker, PinnedMessage
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.messages import Edition
from linnet.protocol.mine import Draft, Level
from linnet.protocol.people import Named, Person, PersonKind, Role
from linnet.protocol.reasons import Refused
from linnet.protocol.search import Hit, Order
from linnet.store.crew import Crew
from linnet.store.hooks import Hooks
from linnet.store.invitations import Invitations
from linnet.store.keys import Keys
from linnet.store.records import Records
from linnet.store.roster import Roster

NO_WORDS: Mapping[str, str] = {}


class Turn:
    """One decision in one room: the wish on the way in, `entry` or `refused` on the way out.

    `room` is the id the command is about (a new id for one that makes a room) and `who` the
    person it names. `words` are those after an `@` in its text, each with the key of the name it
    may be. `fresh` is false for an entry that a repeated send_id found again.
    """

    __slots__ = (
        "at", "by", "command", "entry", "fresh", "refused", "room", "settle", "who", "words",
    )  # fmt: skip

    def __init__(
        self,
        room: RoomId,
        by: Person,
        command: Deciding,
        at: Millis,
        settle: "Callable[[Turn], None]",
        who: PersonId | None = None,
        words: Mapping[str, str] = NO_WORDS,
    ) -> None:
        self.room = room
        self.by = by
        self.command = command
        self.at = at
        self.settle = settle
        self.who = who
        self.words = words
        self.entry: Entry | None = None
        self.refused: Refused | None = None
        self.fresh = False


Told = Callable[[Sequence[Turn]], None]


class Login(Struct, frozen=True, kw_only=True):
    """A person with what their credentials are checked against."""

    person: Person
    password: str | None


class Standing(Struct, frozen=True, kw_only=True):
    """A room somebody is in: how far they have read there, and what else is theirs alone."""

    room: RoomId
    read: Marker
    level: Level = "everything"
    draft: Draft | None = None


class Readers(Struct, frozen=True, kw_only=True):
    """How many of those who could have read a message have, and who has not."""

    read: int
    members: int
    not_yet: Sequence[Named]


class Term(Struct, frozen=True, kw_only=True):
    """Words that stand one after the other; the last may be the beginning of a word."""

    words: tuple[str, ...]
    begun: bool = False


class Sought(Struct, frozen=True, kw_only=True):
    """What is searched for, in these rooms and in no others.

    All terms of `wanted` must occur and none of `unwanted`; `by` is any of these people, or
    anybody where it is empty. `since` and before `until` are when it was said.
    """

    rooms: Sequence[Room]
    wanted: Sequence[Term] = ()
    unwanted: Sequence[Term] = ()
    by: Sequence[PersonId] = ()
    not_by: Sequence[PersonId] = ()
    has: Sequence[str] = ()
    has_not: Sequence[str] = ()
    since: Millis | None = None
    until: Millis | None = None
    order: Order = "time"
    offset: int = 0
    limit: int = 20
    context: int = 0


class Finding(Struct, frozen=True, kw_only=True):
    """A page of what was found; see `protocol.search.Found`."""

    hits: list[Hit]
    total: int
    more: bool
    partial: bool


class Store(Protocol):
    """The memory. Every method but `submit` and `peek` waits for the disk."""

    @property
    def records(self) -> Records: ...
    @property
    def roster(self) -> Roster: ...
    @property
    def crew(self) -> Crew: ...
    @property
    def hooks(self) -> Hooks: ...
    @property
    def keys(self) -> Keys: ...
    @property
    def invitations(self) -> Invitations: ...

    def listen(self, told: Told) -> None:
        """Call `told` on the event loop with every batch that was decided, in commit order.

        By then the granted ones are on disk. `told` must not wait and must not raise.
        """
        ...

    def submit(self, turn: Turn) -> None:
        """Decide and log this turn, in one transaction with whatever else is waiting.

        Turns in one room are serial; that is the only ordering promise in Linnet. A send_id
        this person used before gives the first entry, or `send-id-reused` when the wish
        differs. Failures of the disk are refused as `store-failed`, never acknowledged.
        """
        ...

    def peek(self, room: RoomId) -> Room | None:
        """The room as last committed, if it is at hand without reading."""
        ...

    def members(self, room: Room) -> int:
        """How many people are in a room; in the lobby everybody is."""
        ...

    async def room(self, room: RoomId) -> Room | None: ...
    async def room_named(self, key: str, person: PersonId) -> RoomId | None:
        """The room somebody means by a name, in the form of `hub.text.room_key`.

        Open rooms have names of their own; private ones are found by their members only.
        """
        ...

    async def open_rooms(self) -> Sequence[Room]:
        """All rooms anybody may join, by name."""
        ...

    async def standings(self, person: PersonId) -> Sequence[Standing]:
        """The rooms this person is in, the lobby first, with their read markers."""
        ...

    async def entries(
        self, room: RoomId, *, after: int, limit: int, upto: int | None = None
    ) -> Sequence[Entry]:
        """The log after a seq (and up to one), oldest first, without gaps."""
        ...

    async def entries_before(self, room: RoomId, *, before: int, limit: int) -> Sequence[Entry]:
        """The `limit` entries just before a seq, oldest first."""
        ...

    async def pins(self, room: RoomId, *, offset: int, limit: int) -> Sequence[PinnedMessage]:
        """Pinned messages as they are now, the last pinned first."""
        ...

    async def editions(
        self, room: RoomId, seq: int, *, offset: int, limit: int
    ) -> Sequence[Edition]:
        """Texts a message had before, oldest first; none where the room does not keep them."""
        ...

    async def search(self, sought: Sought) -> Finding:
        """Find messages; every one acknowledged before the call can be among them.

        Raises Refused `bad-search` for what takes too long.
        """
        ...

    async def heads(self, rooms: Sequence[RoomId]) -> dict[RoomId, int]:
        """The last committed seq of each of these rooms."""
        ...

    async def mark_read(self, person: PersonId, room: RoomId, seq: int) -> Marker:
        """Set a read marker to this seq, or the head if that is lower; the last call counts."""
        ...

    async def set_level(self, person: PersonId, room: RoomId, level: Level) -> None: ...
    async def set_draft(self, person: PersonId, room: RoomId, draft: Draft, at: Millis) -> None:
        """Keep what somebody is writing; the last one counts, one without a text is none."""
        ...

    async def readers(self, message: Entry, names: int) -> Readers:
        """Who of the others that were there when it was posted has read a message.

        At most so many are named of those who have not.
        """
        ...

    async def block(self, person: PersonId, other: PersonId, at: Millis) -> Sequence[Named]:
        """Keep that somebody wants to hear nothing of another; all who are blocked now.

        Raises Refused `too-many`.
        """
        ...

    async def unblock(self, person: PersonId, other: PersonId) -> Sequence[Named]: ...
    async def blocked(self, person: PersonId) -> Sequence[Named]:
        """Whom somebody has blocked, by name."""
        ...

    async def person(self, id: PersonId) -> Person | None: ...
    async def people(self, ids: Sequence[PersonId]) -> Sequence[Person]: ...
    async def list_people(
        self, offset: int, limit: int, part: str = "", room: RoomId | None = None
    ) -> tuple[Sequence[Person], int]:
        """Everybody, by name, and how many there are.

        With `part` those who exist and have it in the key of their name, with `room` its members.
        """
        ...

    async def person_by_key(self, key: str) -> Login | None:
        """By name, in the form that makes look-alikes equal."""
        ...

    async def person_by_token(self, token_hash: bytes) -> Person | None: ...
    async def add_person(
        self,
        *,
        name: str,
        key: str,
        kind: PersonKind,
        role: Role,
        password: str | None,
        at: Millis,
        token_hash: bytes | None = None,
        agent: str = "",
        code: bytes | None = None,
    ) -> tuple[Person, Marker]:
        """A new person with a random id, perhaps signed in at once, who has read the lobby.

        A `code` (hash of an unused one) is used up in the same transaction; its purpose
        `owner` makes them owner of the server. Only the first owner is made so: once there is
        one, `not-allowed`. Raises Refused: `name-taken`, `bad-code`, `not-allowed`.
        """
        ...

    async def claim(
        self, person: PersonId, *, name: str, key: str, password: str, code: bytes | None = None
    ) -> Person:
        """Make a guest an account with the same id; a `code` counts as in `add_person`.

        Raises Refused: `already-an-account`, `name-taken`, `bad-code`, `not-allowed`.
        """
        ...

    async def rename(self, person: PersonId, name: str, key: str) -> Person:
        """Give somebody another name. Raises Refused `name-taken`."""
        ...

    async def drop_traceless(self, person: PersonId) -> bool:
        """Drop a guest without a session who did nothing, unless somebody did something to them.

        That they did nothing the caller knows.
        """
        ...

    async def set_password(self, person: PersonId, password: str) -> None: ...
    async def set_role(self, person: PersonId, role: Role) -> Person: ...
    async def add_session(
        self, person: PersonId, token_hash: bytes, at: Millis, agent: str
    ) -> None: ...
    async def drop_session(self, token_hash: bytes) -> None: ...
    async def drop_sessions(self, person: PersonId, but: bytes | None = None) -> Sequence[bytes]:
        """End all sessions of a person, except perhaps one; gives those that were ended."""
        ...

    async def add_file(self, kept: Kept, *, avatar: bool = False) -> None:
        """A file is there from now on; as an `avatar` it is shown as its sender."""
        ...

    async def file(self, id: str) -> Kept | None: ...
    async def files_used(self, by: PersonId) -> int:
        """Bytes of all files this person sent and that are still there."""
        ...

    async def files_needed(self, shas: Collection[str]) -> set[str]:
        """Of these contents, those that are a file's."""
        ...

    async def drop_unneeded_files(self, before: Millis, *, thorough: bool) -> Sequence[str]:
        """Forget files that are with no message any more, or since `before` never were.

        Returned are the contents they had, which others may still need. A `thorough` look
        also finds files of many messages that went together.
        """
        ...

    async def avatar(self, person: PersonId) -> Kept | None: ...
    async def drop_avatar(self, person: PersonId) -> None: ...

    async def rooms_with_retention(self) -> Sequence[RoomId]:
        """The rooms that keep messages for a time only."""
        ...

    async def older(self, room: RoomId, before: Millis) -> tuple[int, int]:
        """The last place of a log before this time, and how many messages there are up to it."""
        ...

    async def said_by(self, person: PersonId) -> Mapping[RoomId, tuple[int, int]]:
        """For each room that tells of somebody: the last place that does, and their messages."""
        ...

    async def forget(self, person: PersonId) -> None:
        """Nothing stays of a person but their id: they are signed out and have no name."""
        ...

    async def tidy(self) -> None:
        """Leave no trace of texts that were overwritten, if there are any and it is time to."""
        ...

    async def leave_no_trace(self) -> None:
        """What was taken away is in no file of the store any more when this returns."""
        ...

    async def ping(self) -> None:
        """Prove that the store can be written. Raises Refused `store-failed`."""
        ...

    async def settled(self) -> None:
        """Wait until everything submitted so far was decided and told."""
        ...

    async def close(self) -> None:
        """Finish what was submitted, then let go of the files."""
        ...
