"""A connection's pace, whatever it speaks: one that reads slowly, or sends faster than the disk."""

import asyncio
from _socket import SOCK_STREAM, socket
from abc import abstractmethod
from typing import Protocol

from linnet.engine.engine import Engine
from linnet.engine.listener import Dialect, Listener
from linnet.protocol.commands import Say
from linnet.protocol.ids import RoomId
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Turn

WINDOW = 256
"""Messages of one connection on their way to the disk before it is read no further."""
BEHIND, SENDING, QUEUE = 1, 2, 4
"""Why a connection is read no further: it does not read, sends too fast, has commands waiting."""


class PacedDoor(Protocol):
    """What a connection needs of the door it came through."""

    engine: Engine
    patience: float

    def watch(self, connection: "Paced", seconds: float, why: Refused | None) -> None:
        """Close (or, without a reason, cut) it unless it is unwatched in time."""
        ...

    def unwatch(self, connection: "Paced") -> None: ...
    def left(self, connection: "Paced") -> None:
        """It said or heard goodbye: nobody is behind it any more."""
        ...

    def closed(self, connection: "Paced") -> None: ...


class Paced(Listener, asyncio.Protocol):
    """Writes, and is read only as fast as what it sends is carried out.

    `here` is true once somebody signed in, `closing` once goodbye was said.
    """

    __slots__ = (
        "_cursors",
        "_direct",
        "_door",
        "_drained",
        "_held",
        "_open",
        "_out",
        "_socket",
        "_transport",
        "closing",
        "here",
        "origin",
    )
    _door: PacedDoor

    def __init__(self, dialect: Dialect, transport: asyncio.Transport) -> None:
        super().__init__(dialect)
        self.here = False
        self.closing = False
        self.origin = ""
        self._out = self._door.engine.out
        self._transport = transport
        # The transport's own socket once more: given back, not closed, in `connection_lost`. The
        # bare kind, told what it is: half as large, and made without asking the kernel.
        own = transport.get_extra_info("socket")
        self._socket = socket(own.family, SOCK_STREAM, 0, own.fileno())
        self._direct = False
        self._cursors: dict[RoomId, int] | None = None
        self._drained: asyncio.Future[None] | None = None
        self._open = 0
        self._held = 0

    @property
    def address(self) -> str:
        """Where it connected from; empty where it is gone already.

        Asked for once, so not kept, but for those behind a proxy; the transport would keep it.
        """
        try:
            return self.origin or str(self._socket.getpeername()[0])
        except OSError:
            return ""

    # Messages

    def say(self, room: RoomId, command: Say) -> None:
        """Submit a message; the answer comes with the commit."""
        self._open += 1
        if self._open == WINDOW:
            self._hold(SENDING)
        self._door.engine.say(self.person, room, command, self._settle)

    def _settle(self, turn: Turn) -> None:
        self._open -= 1
        if self._open == WINDOW // 2:
            self._release(SENDING)
        self._answer(turn)

    @abstractmethod
    def _answer(self, turn: Turn) -> None:
        """A message was granted or refused."""

    # Writing

    def write(self, bytes: bytes) -> None:
        # The kernel's `send` is cheaper than the `write` of uvloop: 0.5 us of 6 for each.
        if self._direct:
            try:
                sent = self._socket.send(bytes)
            except OSError:  # full, or broken, which the transport finds out as well
                sent = 0
            if sent == len(bytes):
                return
            bytes = bytes[sent:]
        self._write_on(bytes)

    def _write_on(self, bytes: bytes) -> None:
        """Leave bytes to the transport, and all that follow until it has none left."""
        if not self.closing:
            self._transport.write(bytes)
            self._direct = self._transport.get_write_buffer_size() == 0

    # Pace

    def pause_writing(self) -> None:
        self.behind = True
        self._hold(BEHIND)
        if not self.closing:
            self._door.watch(self, self._door.patience, Refused(Reason.TOO_SLOW))
        if self.here:
            self._cursors = self._door.engine.following.fall_behind(self)

    def resume_writing(self) -> None:
        self.behind = False
        self._release(BEHIND)
        self._wake()
        cursors, self._cursors = self._cursors, None
        if not self.closing:
            self._door.unwatch(self)
            if cursors:
                self._door.engine.following.catch_up(self, cursors)

    async def drained(self) -> None:
        while self.behind and not self.gone:
            if self._drained is None:
                self._drained = asyncio.get_running_loop().create_future()
            await self._drained

    def _wake(self) -> None:
        if self._drained is not None:
            if not self._drained.done():
                self._drained.set_result(None)
            self._drained = None

    def _hold(self, why: int) -> None:
        if not self._held and not self._transport.is_closing():
            self._transport.pause_reading()
        self._held |= why

    def _release(self, why: int) -> None:
        held, self._held = self._held, self._held & ~why
        if held and not self._held and not self._transport.is_closing():
            self._transport.resume_reading()

    # The end

    def _leave(self) -> None:
        self.closing = True
        self.gone = True
        self._direct = False
        self._wake()
        self._door.left(self)

    def _read_to_the_end(self) -> None:
        """Goodbye was said: what is still sent is read, and passed over."""
        self._held &= ~BEHIND
        self._release(SENDING | QUEUE)
        if not self._transport.is_closing():
            self._transport.resume_reading()

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.closing:
            self._leave()
        self._socket.detach()
        self._door.closed(self)

    def abort(self) -> None:
        """End the connection without waiting for anything."""
        self._transport.abort()


def peer_of(transport: asyncio.Transport) -> str:
    """The address of the other end; empty where it is gone already."""
    peer = transport.get_extra_info("peername")
    return str(peer[0]) if peer else ""
