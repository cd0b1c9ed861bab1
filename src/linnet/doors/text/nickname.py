"""The nickname-first door: what the clients of tutorials speak, and netcat.

The first line is the nickname, or the first packet that has no line end within a second; then
every line or packet is a message to all others. Clients that say nothing are asked with `NICK`,
for which many of them wait.
"""

import asyncio
from collections.abc import Callable, Sequence

from msgspec import Struct
from msgspec.structs import replace

from linnet.auth.auth import Auth, Signed
from linnet.doors.lines.door import Bounds, LineDoor
from linnet.doors.lines.reader import shown
from linnet.doors.text.commands import COMMANDS, carry_out
from linnet.doors.text.connection import TextConnection
from linnet.doors.text.dialect import TextDialect, joined
from linnet.engine.engine import Engine
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import Presence
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.people import Present
from linnet.protocol.reasons import Reason, Refused

PATIENCE = 1.0
"""Seconds until a client that says nothing is asked, and a packet counts as the nickname."""
PACKET = 0.05
"""Seconds in which the rest of a large packet follows."""
LARGE = 1_024
"""Bytes from which a packet may be in several parts."""
NAMESAKES = 20
"""People of one name who are told apart by a number."""
TRIES = 5
"""Nicknames that may be wrong before the connection ends."""


class NicknameDialect(TextDialect):
    """People are their names."""

    def who(self, id: PersonId, name: str) -> str:
        return shown(name)

    def moves(self, came: Sequence[Present], went: Sequence[Present]) -> list[str]:
        return [
            *(f"{shown(person.name)} joined the chat" for person in came),
            *(f"{shown(person.name)} left the chat" for person in went),
        ]


class NicknameConnection(TextConnection):
    """A client of which nothing is known but that it sends text.

    `_packets` is true once it sent its nickname without a line end: nothing else ends its
    messages either. `_timer` is what happens when it says no more.
    """

    door = "nickname"
    sign_in_within = 120.0

    __slots__ = ("_packets", "_timer", "_tries")

    def begin(self) -> None:
        self._packets = False
        self._tries = 0
        self._timer: asyncio.TimerHandle | None = None
        self._wait(PATIENCE, self._ask)

    def data_received(self, data: bytes) -> None:
        self._stop()
        super().data_received(data)
        if self.closing or not self._reader.half:
            return
        if not self._packets:
            self._wait(PATIENCE, self._end_first if self.signed is None else self._end_packet)
        elif len(data) < LARGE:
            self._end_packet()
        else:
            self._wait(PACKET, self._end_packet)

    def at_once(self, line: str) -> bool:
        if not self.here:
            return False
        line = line.removeprefix(f"{self.person.name}: ")  # Many clients write it themselves.
        if line.startswith("/") and line[1:].split(" ")[0].lower() not in COMMANDS:
            if line.strip().lower() in ("/quit", "/exit"):
                self.hang_up()
            else:
                self.post(self.room, line)
            return True
        return super().at_once(line)

    async def carry_out(self, line: str) -> None:
        if self.here:
            await super().carry_out(line)
        elif line.strip():
            await self._name(line.strip())

    def wants(self, entry: Entry) -> bool:
        """A message is for all others."""
        return entry.by != self.person.id or not isinstance(entry.body, Said)

    def frame(self, frame: Struct) -> bytes:
        """Nobody need be told that they came themselves."""
        if isinstance(frame, Presence) and frame.room == LOBBY:
            me = self.person.id
            frame = replace(frame, came=[one for one in frame.came if one.id != me])
        return super().frame(frame)

    def connection_lost(self, exc: Exception | None) -> None:
        self._stop()
        super().connection_lost(exc)

    async def _name(self, wish: str) -> None:
        try:
            await self.come_in(self._signing(wish))
        except Refused as refused:
            self._tries += 1
            if self._packets or self._tries == TRIES:
                self.close(refused)
            else:
                self.refuse(refused)
        else:
            if self.here and self.person.name != wish:
                self.notice(f"You are {self.person.name} here.")

    async def _signing(self, wish: str) -> Signed:
        """Simple clients cannot ask for another nickname: who is not the first gets a number."""
        for number in range(1, NAMESAKES):
            name = wish if number == 1 else f"{wish}-{number}"
            try:
                return await self.auth.enter_in_passing(name, self.address, self._door.agent)
            except Refused as refused:
                if refused.reason is not Reason.NAME_TAKEN:
                    raise
        raise Refused(Reason.NAME_TAKEN)

    def _ask(self) -> None:
        self.tell(b"NICK")

    def _end_first(self) -> None:
        self._packets = True
        self._end_packet()

    def _end_packet(self) -> None:
        if self._reader.half:
            self.take(self._reader.take_half())
        if not self.closing:
            self._watch_half()  # what ended with its packet is no line that must end in time

    def _wait(self, seconds: float, then: Callable[[], None]) -> None:
        self._timer = asyncio.get_running_loop().call_later(seconds, then)

    def _stop(self) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None


class NicknameDoor(LineDoor):
    """Port 12345, as such programs have it."""

    agent = "nickname"
    commands = staticmethod(carry_out)

    def __init__(self, engine: Engine, auth: Auth, bounds: Bounds) -> None:
        super().__init__(engine, auth, bounds)
        self.words = NicknameDialect()

    def connection(self, transport: asyncio.Transport) -> TextConnection:
        return NicknameConnection(self, transport)

    def found_at(self, url: str) -> None:
        self.words.found_at = url

    def turned_away(self, why: Refused) -> bytes:
        return joined([f"* {why.message}"])
