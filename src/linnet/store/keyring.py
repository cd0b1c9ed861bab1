"""The keys on any database: statements run by the store that owns them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.keys import KeyView
from linnet.protocol.people import Person
from linnet.store.statements import keys

Run = Callable[[Callable[[Connection], Any]], Awaitable[Any]]


class SqlKeys:
    """See `Keys`. `write` and `read` run a function of a connection."""

    def __init__(self, write: Run, read: Run) -> None:
        self._write = write
        self._read = read

    async def add(
        self, person: PersonId, hash: bytes, kind: str, comment: str, at: Millis, most: int
    ) -> None:
        await self._write(lambda conn: keys.add(conn, person, hash, kind, comment, at, most))

    async def of(self, person: PersonId) -> Sequence[KeyView]:
        found: Sequence[KeyView] = await self._read(lambda conn: keys.of(conn, person))
        return found

    async def owner(self, hash: bytes) -> Person | None:
        found: Person | None = await self._read(lambda conn: keys.owner(conn, hash))
        return found

    async def used(self, hash: bytes, at: Millis) -> None:
        await self._write(lambda conn: keys.used(conn, hash, at))

    async def drop(self, person: PersonId, hash: bytes) -> bool:
        dropped: bool = await self._write(lambda conn: keys.drop(conn, person, hash))
        return dropped
