"""One client on the wire: frames in and out, pace, and the end."""

import asyncio
import socket
from typing import Protocol

from msgspec import UNSET

from linnet.doors.websocket.dialect import JSON, done
from linnet.doors.websocket.wire import (
    CLOSE,
    PING,
    PONG,
    TEXT,
    Reader,
    WireError,
    close_frame,
    control_frame,
)
from linnet.engine.engine import Engine
from linnet.engine.listener import Listener
from linnet.protocol import limits
from linnet.protocol.codec import decode_command, send_id_of
from linnet.protocol.commands import Command, Say
from linnet.protocol.frames import Closing, Refusal
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Turn

WINDOW = 256
"""Messages of one connection on their way to the disk before it is read no further."""
WAITING = 64
"""Commands kept while an earlier one is answered before it is read no further."""
FAREWELL = 2.0
"""Seconds a client has to answer a close."""

_BEHIND, _WINDOW, _QUEUE = 1, 2, 4
_CLOSE_CODES = {
    Reason.NOT_TEXT: 1007,
    Reason.TOO_LARGE: 1009,
    Reason.SERVER_STOPPING: 1001,
    Reason.TOO_SLOW: 1013,
    Reason.IDLE: 1000,
}
_BROKEN = {1009: Reason.TOO_LARGE, 1007: Reason.NOT_TEXT}


class Door(Protocol):
    """What a connection needs of the door it came through."""

    engine: Engine
    patience: float

    def attend(self, connection: "Connection") -> None:
        """Carry out the commands this connection has waiting."""
        ...

    def watch(self, connection: "Connection", seconds: float, why: Refused | None) -> None:
        """Close (or, without a reason, cut) it unless it is unwatched in time."""
        ...

    def unwatch(self, connection: "Connection") -> None: ...
    def left(self, connection: "Connection") -> None:
        """It said or heard goodbye: nobody is behind it any more."""
        ...

    def closed(self, connection: "Connection") -> None: ...


class Connection(Listener, asyncio.Protocol):
    """A client after the handshake.

    Its commands are carried out in the order they came: a message to a room given by id at
    once, everything else one after the other at the door's desk.
    """

    __slots__ = (
        "_bad",
        "_cursors",
        "_direct",
        "_door",
        "_drained",
        "_held",
        "_open",
        "_out",
        "_reader",
        "_socket",
        "_transport",
        "_waiting",
        "busy",
        "closing",
        "commanded",
        "heard",
        "here",
        "quiet",
    )

    def __init__(self, door: Door, transport: asyncio.Transport) -> None:
        super().__init__(JSON)
        self.here = False
        self.busy = False
        self.closing = False
        self.heard = True
        self.commanded = True
        self.quiet = 0.0
        self._door = door
        self._out = door.engine.out
        self._transport = transport
        # The transport's own socket once more: given back, not closed, in `connection_lost`.
        self._socket = socket.socket(fileno=transport.get_extra_info("socket").fileno())
        self._direct = False
        self._reader = Reader(limits.FRAME)
        self._waiting: list[Command] | None = None
        self._cursors: dict[RoomId, int] | None = None
        self._drained: asyncio.Future[None] | None = None
        self._open = 0
        self._bad = 0
        self._held = 0

    @property
    def address(self) -> str:
        """Where it connected from; asked for once, so not kept."""
        peer = self._transport.get_extra_info("peername")
        return str(peer[0]) if peer else ""

    # What the client sends

    def data_received(self, data: bytes) -> None:
        self.heard = True
        for opcode, payload in self._reader.feed(data):
            if opcode == TEXT:
                self._hear(payload)
            else:
                self._control(opcode, payload)
        if self._reader.broken is not None:
            self._break(self._reader.broken)

    def _break(self, error: WireError) -> None:
        reason = _BROKEN.get(error.code, Reason.BAD_FRAME)
        self._end(Refused(reason), error.code)

    def _hear(self, payload: bytes) -> None:
        if self.closing:
            return
        try:
            command = decode_command(payload)
        except Refused as refused:
            self._mishear(payload, refused)
            return
        self._bad = 0
        self.commanded = True
        if type(command) is Say and self.here and not self.busy and is_id(command.room):
            self.say(RoomId(command.room), command)
        else:
            self._wait(command)

    def sign_in(self, person: Person, session: bytes) -> None:
        """From now on this is somebody."""
        self.person = person
        self.session = session
        self.here = True
        if not self.behind:
            self._door.unwatch(self)

    def say(self, room: RoomId, command: Say) -> None:
        """Submit a message; the answer comes with the commit."""
        self._open += 1
        if self._open == WINDOW:
            self._hold(_WINDOW)
        self._door.engine.say(self.person, room, command, self._settle)

    def _wait(self, command: Command) -> None:
        if self._waiting is None:
            self._waiting = []  # a deque would take 600 bytes of everybody who arrives
        self._waiting.append(command)
        if len(self._waiting) >= WAITING:
            self._hold(_QUEUE)
        if not self.busy:
            self.busy = True
            self._door.attend(self)

    def next_command(self) -> Command | None:
        """The command that waits longest; None when there is none, or nobody to answer."""
        if self._waiting and not self.closing:
            command = self._waiting.pop(0)
            if len(self._waiting) < WAITING:
                self._release(_QUEUE)
            return command
        self.busy = False
        self._waiting = None
        return None

    def waits(self) -> bool:
        """Whether a command waits; if not, the next one is to be attended anew."""
        if not self._waiting:
            self.busy = False
            self._waiting = None
        return self.busy

    def _mishear(self, payload: bytes, refused: Refused) -> None:
        self._bad += 1
        if refused.reason is Reason.NOT_TEXT or self._bad > limits.BAD_FRAMES or not self.here:
            self.close(refused)
        else:
            self.refuse(send_id_of(payload), refused)

    def _control(self, opcode: int, payload: bytes) -> None:
        if opcode == CLOSE:
            self._goodbye(payload)
        elif opcode == PING and not self.closing:
            self.write(control_frame(PONG, payload))
        elif opcode != PONG and not self.closing:
            self._end(Refused(Reason.NOT_TEXT), 1003)

    # What the client is told

    def _settle(self, turn: Turn) -> None:
        self._open -= 1
        if self._open == WINDOW // 2:
            self._release(_WINDOW)
        entry = turn.entry
        if entry is not None:
            self._out.push(self, done(entry.send_id, entry.room, entry.seq))
        elif turn.refused is not None:
            self.refuse(turn.command.send_id, turn.refused)

    def tell_done(self, send_id: str, room: RoomId, seq: int) -> None:
        """Granted, and committed."""
        self._out.push(self, done(send_id, room, seq))

    def refuse(self, send_id: str | None, refused: Refused) -> None:
        """Not granted, and why."""
        frame = Refusal(
            send_id=UNSET if send_id is None else send_id,
            reason=refused.reason.value,
            message=refused.message,
            retry_after=UNSET if refused.retry_after is None else refused.retry_after,
        )
        self._out.tell(self, frame)

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

    def ping(self) -> None:
        """Ask for a sign of life."""
        self.write(control_frame(PING))

    # Pace: a client that does not read, or sends faster than the disk

    def pause_writing(self) -> None:
        self.behind = True
        self._hold(_BEHIND)
        if not self.closing:
            self._door.watch(self, self._door.patience, Refused(Reason.TOO_SLOW))
        if self.here:
            self._cursors = self._door.engine.following.fall_behind(self)

    def resume_writing(self) -> None:
        self.behind = False
        self._release(_BEHIND)
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

    def close(self, why: Refused) -> None:
        self._end(why, _CLOSE_CODES.get(why.reason, 1008))

    def _end(self, why: Refused, code: int) -> None:
        """Say why, and give the client a moment to answer: cut off at once, it may miss it."""
        if self.closing:
            return
        farewell = JSON.frame(Closing(why.reason.value, why.message))
        self.write(self.part + farewell + close_frame(code, why.reason.value))
        self.part = b""
        self._leave()
        self._door.watch(self, FAREWELL, None)
        self._held &= ~_BEHIND
        self._release(_WINDOW | _QUEUE)
        if not self._transport.is_closing():
            self._transport.resume_reading()

    def _goodbye(self, payload: bytes) -> None:
        if not self.closing:
            self.write(control_frame(CLOSE, payload[:2]))
            self._leave()
        self._transport.close()
        self._door.watch(self, FAREWELL, None)

    def _leave(self) -> None:
        self.closing = True
        self.gone = True
        self._direct = False
        self._wake()
        self._door.left(self)

    def eof_received(self) -> None:
        """The transport closes by itself."""

    def connection_lost(self, exc: Exception | None) -> None:
        if not self.closing:
            self._leave()
        self._socket.detach()
        self._door.closed(self)

    def abort(self) -> None:
        """End the connection without waiting for anything."""
        self._transport.abort()


class SecureConnection(Connection):
    """One inside TLS: its bytes must never go to the socket itself."""

    __slots__ = ()

    def _write_on(self, bytes: bytes) -> None:
        if not self.closing:
            self._transport.write(bytes)


def is_id(ref: str) -> bool:
    """Whether this names a room without a look-up."""
    return ref[0] == "~" or ref == LOBBY
