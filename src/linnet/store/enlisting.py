"""The roster on any database: statements run by the store that owns them."""

from collections.abc import Awaitable, Callable, Collection, Mapping, Sequence
from functools import partial
from typing import Any

from sqlalchemy import Connection

from linnet.protocol.administration import Account, Bar, RoomFigures, SessionView
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.people import Person
from linnet.store.roster import Enlisting, KeptCode, Note
from linnet.store.statements import codes, files, people, roster
from linnet.store.tables import code as c

Run = Callable[[Callable[[Connection], Any]], Awaitable[Any]]


class SqlRoster:
    """See `Roster`. `write` and `read` run a function of a connection.

    `came` is told how many people there are more than before.
    """

    def __init__(self, write: Run, read: Run, came: Callable[[int], None]) -> None:
        self._write = write
        self._read = read
        self._came = came

    async def accounts(self, like: str, offset: int, limit: int) -> tuple[Sequence[Account], int]:
        found: tuple[Sequence[Account], int] = await self._read(
            lambda conn: roster.accounts(conn, like, offset, limit)
        )
        return found

    async def account(self, person: PersonId) -> Account | None:
        found: Account | None = await self._read(lambda conn: roster.account(conn, person))
        return found

    async def taken(self, keys: Collection[str]) -> Mapping[str, Person]:
        found: Mapping[str, Person] = await self._read(lambda conn: roster.taken(conn, keys))
        return found

    async def enlist(self, newcomers: Sequence[Enlisting], note: Note) -> Sequence[Person]:
        made: Sequence[Person] = await self._write(
            lambda conn: roster.enlist(conn, newcomers, note)
        )
        self._came(len(made))
        return made

    async def has_owner(self) -> bool:
        found: bool = await self._read(people.has_owner)
        return found

    async def code(self, hash: bytes) -> KeptCode | None:
        found: Sequence[KeptCode] = await self._read(
            lambda conn: roster.kept_codes(conn, c.c.hash == hash)
        )
        return found[0] if found else None

    async def codes(self, purpose: str) -> Sequence[KeptCode]:
        found: Sequence[KeptCode] = await self._read(
            lambda conn: roster.kept_codes(conn, c.c.purpose == purpose)
        )
        return found

    async def set_code(self, hash: bytes, purpose: str, at: Millis) -> None:
        await self._write(lambda conn: codes.add(conn, hash, purpose, at))

    async def give_code(self, hash: bytes, note: Note) -> None:
        def give(conn: Connection) -> None:
            codes.give(conn, hash, codes.ACCOUNT, note.at)
            roster.note(conn, note)

        await self._write(give)

    async def drop_code(self, hash: bytes, note: Note) -> None:
        def drop(conn: Connection) -> None:
            codes.drop(conn, hash)
            roster.note(conn, note)

        await self._write(drop)

    async def set_one_time(self, person: PersonId, hash: bytes, note: Note) -> Sequence[bytes]:
        ended: Sequence[bytes] = await self._write(
            lambda conn: roster.set_one_time(conn, person, hash, note)
        )
        return ended

    async def choose_password(self, person: PersonId, one_time: bytes, password: str) -> None:
        await self._write(lambda conn: roster.choose_password(conn, person, one_time, password))

    async def sessions(
        self, person: PersonId | None, offset: int, limit: int
    ) -> tuple[Sequence[SessionView], int]:
        found: tuple[Sequence[SessionView], int] = await self._read(
            lambda conn: roster.sessions(conn, person, offset, limit)
        )
        return found

    async def end_sessions(
        self, person: PersonId, id: str | None, note: Note | None
    ) -> Sequence[bytes]:
        def end(conn: Connection) -> Sequence[bytes]:
            ended = roster.end_sessions(conn, person, id)
            if ended and note is not None:
                roster.note(conn, note)
            return ended

        ended: Sequence[bytes] = await self._write(end)
        return ended

    async def bars(self, at: Millis) -> Sequence[Bar]:
        found: Sequence[Bar] = await self._read(partial(roster.bars, at=at))
        return found

    async def note(self, note: Note) -> None:
        await self._write(lambda conn: roster.note(conn, note))

    async def files(self) -> tuple[int, int]:
        found: tuple[int, int] = await self._read(files.all_together)
        return found

    async def avatars(self) -> Mapping[PersonId, str]:
        found: Mapping[PersonId, str] = await self._read(files.avatars)
        return found

    async def rooms(self) -> Sequence[RoomFigures]:
        found: Sequence[RoomFigures] = await self._read(roster.rooms)
        return found
