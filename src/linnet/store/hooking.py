"""Webhooks on any database: statements run by the store that owns them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import Connection, true

from linnet.protocol.hooks import HookView
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Person
from linnet.store.hooks import KeptOutlet, Newcomer
from linnet.store.roster import Note
from linnet.store.statements import hooks
from linnet.store.tables import hook as h
from linnet.store.tables import outlet as t

Run = Callable[[Callable[[Connection], Any]], Awaitable[Any]]


class SqlHooks:
    """See `Hooks`. `write` and `read` run a function of a connection.

    `came` is told how many people there are more than before.
    """

    def __init__(self, write: Run, read: Run, came: Callable[[int], None]) -> None:
        self._write = write
        self._read = read
        self._came = came

    async def add(self, wish: Newcomer, hash: bytes) -> Person:
        made: Person = await self._write(lambda conn: hooks.add(conn, wish, hash))
        self._came(1)
        return made

    async def add_outlet(self, wish: Newcomer, url: str, secret: str, seq: int) -> Person:
        made: Person = await self._write(
            lambda conn: hooks.add_outlet(conn, wish, url, secret, seq)
        )
        self._came(1)
        return made

    async def hooks(self, room: RoomId) -> Sequence[HookView]:
        found = await self._read(lambda conn: hooks.hooks(conn, h.c.room == room))
        return [view for _, view in found]

    async def hook(self, hash: bytes) -> tuple[Person, HookView] | None:
        found: Sequence[tuple[Person, HookView]] = await self._read(
            lambda conn: hooks.hooks(conn, h.c.hash == hash)
        )
        return found[0] if found else None

    async def renew(self, bot: PersonId, hash: bytes, note: Note) -> None:
        await self._write(lambda conn: hooks.renew(conn, bot, hash, note))

    async def used(self, bot: PersonId, at: Millis) -> None:
        await self._write(lambda conn: hooks.used(conn, bot, at))

    async def outlets(self, room: RoomId | None = None) -> Sequence[KeptOutlet]:
        which = true() if room is None else t.c.room == room
        found: Sequence[KeptOutlet] = await self._read(lambda conn: hooks.outlets(conn, which))
        return found

    async def outlet(self, bot: PersonId) -> KeptOutlet | None:
        found: Sequence[KeptOutlet] = await self._read(
            lambda conn: hooks.outlets(conn, t.c.bot == bot)
        )
        return found[0] if found else None

    async def sent(self, bot: PersonId, seq: int) -> None:
        await self._write(lambda conn: hooks.set_outlet(conn, bot, seq=seq, failing=None))

    async def failing(self, bot: PersonId, since: Millis | None, ended: str = "") -> None:
        await self._write(lambda conn: hooks.set_outlet(conn, bot, failing=since, ended=ended))
