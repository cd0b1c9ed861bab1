"""The PyChat door: ids, one line a message, as simple chat programs and netcat speak it."""

import asyncio
from collections.abc import Sequence

from msgspec import Struct
from msgspec.structs import replace

from linnet.auth.auth import Auth
from linnet.doors.lines.door import Bounds, LineDoor
from linnet.doors.text.commands import carry_out
from linnet.doors.text.connection import TextConnection
from linnet.doors.text.dialect import TextDialect, joined
from linnet.engine.engine import Engine
from linnet.protocol.frames import Presence
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Present
from linnet.protocol.reasons import Refused

LISTED = 1_000
"""Ids in one `USERS:` line: a larger server is not listed whole."""


class PyChatDialect(TextDialect):
    """People are their ids."""

    def __init__(self, engine: Engine) -> None:
        super().__init__()
        self._engine = engine
        self._told: list[PersonId] = []

    def who(self, id: PersonId, name: str) -> str:
        return id

    def moves(self, came: Sequence[Present], went: Sequence[Present]) -> list[str]:
        online, self._told = self._told, list(self._engine.telling.online)
        return [self.users()] if online != self._told else []

    def users(self, me: PersonId | None = None) -> str:
        """Who is online; `me` is among them even if the list is too long."""
        online = list(self._engine.telling.online)
        listed = online[:LISTED]
        if me is not None and me not in listed:
            listed.append(me)
        return f"USERS:{','.join(listed)}"


class PyChatConnection(TextConnection):
    """Greeted with an id before a word was said."""

    __slots__ = ()
    door = "pychat"

    def begin(self) -> None:
        self.later(self._greet)

    def frame(self, frame: Struct) -> bytes:
        """That one came oneself was told in the greeting."""
        if isinstance(frame, Presence):
            me = self.person.id
            frame = replace(frame, came=[one for one in frame.came if one.id != me])
            if not (frame.came or frame.went or frame.came_more or frame.went_more):
                return b""
        return super().frame(frame)

    async def _greet(self) -> None:
        try:
            if await self.come_in(self.auth.enter_unnamed(self.address, self._door.agent)):
                id, words = self.person.id, self.words
                assert isinstance(words, PyChatDialect), "the door has no others"
                self.tell(joined(["Welcome to PyChat Server!", f"ID:{id}", words.users(id)]))
        except Refused as refused:
            self.close(refused)


class PyChatDoor(LineDoor):
    """Port 65432, as the program had it that this door speaks like."""

    agent = "PyChat"
    commands = staticmethod(carry_out)

    def __init__(self, engine: Engine, auth: Auth, bounds: Bounds) -> None:
        super().__init__(engine, auth, bounds)
        self.words = PyChatDialect(engine)

    def connection(self, transport: asyncio.Transport) -> TextConnection:
        return PyChatConnection(self, transport)

    def found_at(self, url: str) -> None:
        self.words.found_at = url

    def turned_away(self, why: Refused) -> bytes:
        return joined([f"* {why.message}"])
