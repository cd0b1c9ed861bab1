"""Somebody at a text door: what they type is a message, or a command after a slash."""

import asyncio
from collections.abc import Awaitable, Sequence
from typing import Protocol

from linnet.auth.auth import Auth, Signed
from linnet.doors.lines.arriving import arrive
from linnet.doors.lines.connection import Door, LineConnection
from linnet.doors.lines.reader import shown
from linnet.doors.text.dialect import TextDialect, joined
from linnet.engine.engine import Engine
from linnet.protocol.entries import Entry
from linnet.protocol.ids import LOBBY
from linnet.protocol.reasons import Refused
from linnet.store.api import Turn

GOODBYES = ("quit", "/quit", "/exit")


class Commands(Protocol):
    """What carries out lines that begin with a slash."""

    async def __call__(self, at: "TextConnection", line: str) -> None: ...


class TextDoor(Door, Protocol):
    """What these connections need of their door."""

    auth: Auth
    agent: str
    commands: Commands

    @property
    def words(self) -> TextDialect: ...


class TextConnection(LineConnection):
    """A person who reads and types lines.

    `room` is where what they type goes, `last` the last message they said.
    """

    __slots__ = ("last", "room")
    telnet = True

    def __init__(self, door: TextDoor, transport: asyncio.Transport) -> None:
        self._door: TextDoor = door
        super().__init__(door, transport, door.words)
        self.room = LOBBY
        self.last: Entry | None = None

    @property
    def engine(self) -> Engine:
        return self._door.engine

    @property
    def auth(self) -> Auth:
        return self._door.auth

    @property
    def words(self) -> TextDialect:
        """How things look at this door."""
        return self._door.words

    def send_id(self) -> str:
        """A new name for a wish."""
        return self._door.next_send_id()

    async def come_in(self, signing: Awaitable[Signed]) -> bool:
        """Sign in; False when the connection ended meanwhile."""
        arrived = await arrive(self, self.engine, self.auth, signing)
        self.words.memory.meet(arrived.rooms)
        return self.here

    def at_once(self, line: str) -> bool:
        if not self.here:
            return False
        if line.strip().lower() in GOODBYES:
            self.hang_up()
        elif line.startswith("/"):
            return False
        elif line.strip():
            self.post(self.room, line)
        return True

    async def carry_out(self, line: str) -> None:
        if not self.at_once(line):
            await self.settled()  # What was said just before may be what this is about.
            await self._door.commands(self, line)

    def said(self, turn: Turn) -> None:
        if turn.entry is not None:
            self.last = turn.entry
        super().said(turn)

    def entries(self, entries: Sequence[Entry]) -> bytes:
        me = self.person.id
        for entry in entries:
            self.words.memory.hear(entry)
        wanted = filter(self.wants, entries)
        return joined(line for entry in wanted for line in self.words.lines(entry, me))

    def wants(self, entry: Entry) -> bool:
        """Whether this connection is told an entry of its own person."""
        return True

    def notice(self, *lines: str) -> None:
        """Tell something that nobody said; what others wrote in it is made safe."""
        self.tell(joined(f"* {shown(line)}" for line in lines))

    def refuse(self, refused: Refused) -> None:
        wait = f" ({refused.retry_after:g} s)" if refused.retry_after else ""
        self.notice(refused.message + wait)

    def farewell(self, why: Refused) -> bytes:
        return joined([f"* {shown(why.message)}"])
