"""One client that speaks lines: reading them in order, answering, and the end."""

import asyncio
import contextlib
import re
from abc import abstractmethod
from collections.abc import Awaitable, Callable
from typing import Protocol

from linnet.auth.auth import Signed
from linnet.doors.lines.reader import LineReader
from linnet.doors.paced import QUEUE, Paced, PacedDoor
from linnet.engine.listener import Dialect
from linnet.protocol import limits
from linnet.protocol.commands import Say
from linnet.protocol.ids import RoomId
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Turn

WAITING = 64
"""Lines kept while an earlier one is answered before the connection is read no further."""
FAREWELL = 2.0
"""Seconds a client has to close after it was told goodbye."""
Work = Callable[[], Awaitable[None]]
_METHODS = "(GET|HEAD|POST|PUT|PATCH|DELETE|OPTIONS|TRACE|CONNECT|PRI) "
_HTTP = re.compile(_METHODS + r"\S+ HTTP/[0-9]")
_METHOD = re.compile(_METHODS.encode())
_UNFINISHED = Refused(Reason.IDLE, "A line was begun and not finished; reconnect.")
_SILENT = Refused(Reason.HELLO_FIRST, "Nobody signed in here in time; reconnect.")


class Door(PacedDoor, Protocol):
    """What a connection that speaks lines needs of its door."""

    def attend(self, connection: "LineConnection") -> None:
        """Carry out what this connection has waiting."""
        ...

    def next_send_id(self) -> str:
        """A name for a wish whose sender gave it none."""
        ...


class LineConnection(Paced):
    """A client of a door that speaks lines; README.md says what a door's own class adds."""

    __slots__ = (
        "_ended",
        "_half",
        "_reader",
        "_seen",
        "_settled",
        "_waiting",
        "acted",
        "active",
        "busy",
        "heard",
        "network",
        "quiet",
        "signed",
    )
    limit = limits.TEXT
    """Bytes of one line."""
    telnet = False
    """Whether telnet's negotiation is swallowed."""
    unencrypted = True
    sign_in_within = 30.0
    """Seconds from connecting to having signed in."""
    line_within = 120.0
    """Seconds from a line's first byte to its last: people type, programs do not."""

    def __init__(self, door: Door, transport: asyncio.Transport, dialect: Dialect) -> None:
        self._door: Door = door
        super().__init__(dialect, transport)
        self.busy = False
        self.heard = True
        self.acted = False
        self.active = True
        self.quiet = 0.0
        self.signed: Signed | None = None
        self.network = ""
        self._reader = LineReader(self.limit, telnet=self.telnet)
        self._waiting: list[str | Refused | Work] = []
        self._half = False
        self._seen = False
        self._ended = False
        self._settled: asyncio.Future[None] | None = None

    # What a door's own class says

    @abstractmethod
    async def carry_out(self, line: str) -> None:
        """Do what a line asks for; whoever is not `here` yet is signing in. May raise Refused."""

    @abstractmethod
    def refuse(self, refused: Refused) -> None:
        """Say why something was not granted, or a line not understood."""

    @abstractmethod
    def farewell(self, why: Refused) -> bytes:
        """The last words; perhaps none."""

    def begin(self) -> None:
        """The connection stands; somebody may be greeted."""

    def at_once(self, line: str) -> bool:
        """Carry a line out without waiting for anything, if that can be; whether it was.

        Only called when no earlier line waits. May raise Refused.
        """
        return False

    def said(self, turn: Turn) -> None:
        """A message was granted or refused."""
        if turn.refused is not None:
            self.refuse(turn.refused)

    def beat(self, every: float) -> None:
        """A heartbeat, so many seconds after the last one."""

    # What the client sends

    def data_received(self, data: bytes) -> None:
        self.heard = True
        if self.closing:
            return
        lines = self._reader.feed(data)
        for line in lines:
            self._take(line)
            if self.closing:
                return
        if self._reader.half is not self._half or (self._half and lines):
            self._watch_half()

    def take(self, line: str | Refused) -> None:
        """Carry out a line, or have it wait for those before it."""
        self.active = True
        self.acted = self.acted or self.here
        try:
            if self.busy or isinstance(line, Refused) or not self.at_once(line):
                self.later(line)
        except Refused as refused:
            self.refuse(refused)

    def later(self, work: str | Refused | Work) -> None:
        """Do this after what waits already: a line, a refusal, or anything else."""
        self._waiting.append(work)
        if len(self._waiting) >= WAITING:
            self._hold(QUEUE)
        if not self.busy:
            self.busy = True
            self._door.attend(self)

    def next_work(self) -> str | Refused | Work | None:
        """What waits longest; None when there is nothing, or nobody to do it for."""
        if self._waiting and not self.closing:
            work = self._waiting.pop(0)
            if len(self._waiting) < WAITING:
                self._release(QUEUE)
            return work
        self.busy = False
        self._waiting.clear()
        self._finish()
        return None

    def post(self, room: RoomId, text: str, reply_to: int | None = None) -> None:
        """Say this; `said` is called when it is committed, or refused."""
        self.say(room, Say(self._door.next_send_id(), room, text, reply_to))

    def sign_in(self, signed: Signed) -> None:
        """From now on this is somebody."""
        self.person = signed.person
        self.session = signed.token_hash
        self.signed = signed
        self.here = True
        if not self.behind:
            self._door.unwatch(self)
            self._half = False
            self._watch_half()

    def _take(self, line: str | Refused) -> None:
        if not self._seen:
            self._seen = True
            if self._is_http(line):
                self.hang_up()
                return
        self.take(line)

    def _is_http(self, line: str | Refused) -> bool:
        """Whether a browser was led here: lines in a request's body would count as its user's."""
        if isinstance(line, str):
            return _HTTP.match(line) is not None
        return _METHOD.match(self._reader.head) is not None

    def _watch_half(self) -> None:
        """A line that was begun must end in time, however often another byte of it comes.

        Where the one before it ended just now, its time begins.
        """
        before, self._half = self._half, self._reader.half
        if not self.here or self.behind:
            return
        if self._half:
            self._door.watch(self, self.line_within, _UNFINISHED)
        elif before:
            self._door.unwatch(self)

    # The answers

    def _answer(self, turn: Turn) -> None:
        self.said(turn)
        if not self._open:
            if self._settled is not None and not self._settled.done():
                self._settled.set_result(None)
            self._finish()

    async def settled(self) -> None:
        """Wait until every message of this connection is committed, or refused."""
        while self._open:
            self._settled = asyncio.get_running_loop().create_future()
            await self._settled

    def tell(self, part: bytes) -> None:
        """Write this at the end of this tick, after what is written already."""
        if part and not self.closing:
            self._out.push(self, part)

    # The end

    def close(self, why: Refused) -> None:
        if self.closing:
            return
        self.write(self.part + self.farewell(why))
        self.part = b""
        self.hang_up()

    def hang_up(self) -> None:
        """End the connection after what was written; the client has a moment to close it too.

        Closed at once, with something unread, the kernel would take the last words back.
        """
        if self.closing:
            return
        self.write(self.part)
        self.part = b""
        self._leave()
        if self._transport.can_write_eof():
            with contextlib.suppress(OSError):  # it has gone first
                self._transport.write_eof()
        else:
            self._transport.close()
        self._door.watch(self, FAREWELL, None)
        self._read_to_the_end()

    def wait_for_sign_in(self) -> None:
        """Somebody is to sign in, in time."""
        self._door.watch(self, self.sign_in_within, _SILENT)

    def eof_received(self) -> bool:
        """The client has said all: what it said is carried out before the connection ends."""
        if self.closing or self._transport.get_extra_info("sslcontext") is not None:
            return False
        if self._reader.half:
            self._take(self._reader.take_half())
        self._ended = True
        self._finish()
        return not self.closing

    def _finish(self) -> None:
        """After a client's last word: go, once everything is answered."""
        if self._ended and not self.busy and not self._open and not self.closing:
            asyncio.get_running_loop().call_soon(self.hang_up)
