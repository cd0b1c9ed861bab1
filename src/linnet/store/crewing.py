"""The crew on any database: statements run by the store that owns them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import Connection, and_

from linnet.protocol.bots import BotView
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Person
from linnet.store.roster import Note
from linnet.store.statements import bots
from linnet.store.tables import bot as b

Run = Callable[[Callable[[Connection], Any]], Awaitable[Any]]


class SqlCrew:
    """See `Crew`. `write` and `read` run a function of a connection.

    `came` is told how many people there are more than before.
    """

    def __init__(self, write: Run, read: Run, came: Callable[[int], None]) -> None:
        self._write = write
        self._read = read
        self._came = came

    async def add(
        self, name: str, key: str, owner: Person, token: bytes | None, note: Note, most: int
    ) -> Person:
        made: Person = await self._write(
            lambda conn: bots.add(conn, name, key, owner, token, note, most)
        )
        self._came(1)
        return made

    async def bots(self, owner: PersonId | None) -> Sequence[BotView]:
        which = bots.BARE if owner is None else and_(bots.BARE, b.c.owner == owner)
        found: Sequence[BotView] = await self._read(lambda conn: bots.found(conn, which))
        return found

    async def bot(self, id: PersonId) -> BotView | None:
        found: Sequence[BotView] = await self._read(lambda conn: bots.found(conn, b.c.person == id))
        return found[0] if found else None

    async def renew(self, bot: Person, token: bytes | None, note: Note) -> Sequence[bytes]:
        ended: Sequence[bytes] = await self._write(lambda conn: bots.renew(conn, bot, token, note))
        return ended

    async def remove(self, bot: Person, note: Note) -> Sequence[bytes]:
        ended: Sequence[bytes] = await self._write(lambda conn: bots.remove(conn, bot, note))
        return ended
