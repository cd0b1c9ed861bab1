"""Invitations on any database: statements run by the store that owns them."""

from collections.abc import Awaitable, Callable, Sequence
from typing import Any

from sqlalchemy import Connection

from linnet.hub.facts import Invitation
from linnet.protocol.ids import Millis, RoomId
from linnet.protocol.invitations import InvitationView
from linnet.store.invitations import InvitationRow
from linnet.store.roster import Note
from linnet.store.statements import invitations

Run = Callable[[Callable[[Connection], Any]], Awaitable[Any]]


class SqlInvitations:
    """See `Invitations`. `write` and `read` run a function of a connection."""

    def __init__(self, write: Run, read: Run) -> None:
        self._write = write
        self._read = read

    async def add(self, row: InvitationRow, note: Note, most: int) -> None:
        await self._write(lambda conn: invitations.add(conn, row, note, most))

    async def one(self, hash: bytes) -> Invitation | None:
        found: Invitation | None = await self._read(lambda conn: invitations.one(conn, hash))
        return found

    async def of(self, room: RoomId, at: Millis) -> Sequence[InvitationView]:
        found: Sequence[InvitationView] = await self._read(
            lambda conn: invitations.of(conn, room, at)
        )
        return found

    async def drop(self, room: RoomId, id: str, note: Note) -> None:
        await self._write(lambda conn: invitations.drop(conn, room, id, note))
