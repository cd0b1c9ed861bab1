"""One client on the wire: frames in and out, pace, and the end."""

import asyncio
from typing import Protocol

from msgspec import UNSET

from linnet.doors.paced import QUEUE, Paced, PacedDoor
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
from linnet.protocol import limits
from linnet.protocol.codec import decode_command, send_id_of
from linnet.protocol.commands import Command, Say
from linnet.protocol.frames import Closing, Refusal
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Turn

WAITING = 64
"""Commands kept while an earlier one is answered before it is read no further."""
FAREWELL = 2.0
"""Seconds a client has to answer a close."""

_CLOSE_CODES = {
    Reason.NOT_TEXT: 1007,
    Reason.TOO_LARGE: 1009,
    Reason.SERVER_STOPPING: 1001,
    Reason.TOO_SLOW: 1013,
    Reason.IDLE: 1000,
}
_BROKEN = {1009: Reason.TOO_LARGE, 1007: Reason.NOT_TEXT}


class Door(PacedDoor, Protocol):
    """What a connection needs of the door it came through."""

    def attend(self, connection: "Connection") -> None:
        """Carry out the commands this connection has waiting."""
        ...


class Connection(Paced):
    """A client after the handshake.

    Its commands are carried out in the order they came: a message to a room given by id at
    once, everything else one after the other at the door's desk.
    """

    __slots__ = (
        "_bad",
        "_reader",
        "_waiting",
        "busy",
        "commanded",
        "door",
        "heard",
        "quiet",
    )

    def __init__(self, door: Door, transport: asyncio.Transport) -> None:
        self._door: Door = door
        super().__init__(JSON, transport)
        self.door = "websocket"
        self.busy = False
        self.heard = True
        self.commanded = True
        self.quiet = 0.0
        self._reader = Reader(limits.FRAME)
        self._waiting: list[Command] | None = None
        self._bad = 0

    def open(self, response: bytes) -> None:
        """Answer the handshake."""
        # On a new connection nothing waits before it, and uvloop's `write` takes 15 us.
        self._direct = self._transport.get_write_buffer_size() == 0
        self.write(response)

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

    def _wait(self, command: Command) -> None:
        if self._waiting is None:
            self._waiting = []  # a deque would take 600 bytes of everybody who arrives
        self._waiting.append(command)
        if len(self._waiting) >= WAITING:
            self._hold(QUEUE)
        if not self.busy:
            self.busy = True
            self._door.attend(self)

    def next_command(self) -> Command | None:
        """The command that waits longest; None when there is none, or nobody to answer."""
        if self._waiting and not self.closing:
            command = self._waiting.pop(0)
            if len(self._waiting) < WAITING:
                self._release(QUEUE)
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

    def _answer(self, turn: Turn) -> None:
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

    def ping(self) -> None:
        """Ask for a sign of life."""
        self.write(control_frame(PING))

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
        self._read_to_the_end()

    def _goodbye(self, payload: bytes) -> None:
        if not self.closing:
            self.write(control_frame(CLOSE, payload[:2]))
            self._leave()
        self._transport.close()
        self._door.watch(self, FAREWELL, None)

    def eof_received(self) -> None:
        """The transport closes by itself."""


class SecureConnection(Connection):
    """One inside TLS: its bytes must never go to the socket itself."""

    __slots__ = ()

    def open(self, response: bytes) -> None:
        self._write_on(response)

    def _write_on(self, bytes: bytes) -> None:
        if not self.closing:
            self._transport.write(bytes)


def is_id(ref: str) -> bool:
    """Whether this names a room without a look-up."""
    return ref[0] == "~" or ref == LOBBY
