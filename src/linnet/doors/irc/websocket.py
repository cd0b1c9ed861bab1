"""IRC over WebSocket: one line is one message, without its end (IRCv3 websocket)."""

import asyncio
from collections.abc import Iterable
from http import HTTPStatus

from websockets.http11 import Request
from websockets.server import ServerProtocol
from websockets.typing import Subprotocol

from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.house import House
from linnet.doors.lines.connection import Door
from linnet.doors.origin import Sites
from linnet.doors.websocket.wire import (
    BINARY,
    CLOSE,
    PING,
    PONG,
    TEXT,
    Reader,
    close_frame,
    control_frame,
    head,
)
from linnet.protocol.reasons import SENTENCES, Reason

TEXTUAL, BYTES = Subprotocol("text.ircv3.net"), Subprotocol("binary.ircv3.net")
MESSAGE = 8_192
"""Bytes of one message: the longest line with its tags, and some."""
REQUEST = 16_384
"""Bytes of the request that opens a connection."""
_GOING = 1000


class WebIrcConnection(IrcConnection):
    """A client in a web page. Until its handshake is done, it is told nothing."""

    __slots__ = ("_first", "_frames", "_handshake", "_opcode", "_sites")
    moves = False

    def __init__(
        self, door: Door, house: House, transport: asyncio.Transport, sites: Sites
    ) -> None:
        super().__init__(door, house, transport)
        self._sites = sites
        self._frames = Reader(MESSAGE)
        self._opcode = 0
        self._first = 0
        self._handshake: ServerProtocol | None = ServerProtocol(
            subprotocols=[TEXTUAL, BYTES], select_subprotocol=_select, max_size=MESSAGE
        )

    @property
    def unencrypted(self) -> bool:  # type: ignore[override]
        return self._transport.get_extra_info("sslcontext") is None

    # What the client sends

    def data_received(self, data: bytes) -> None:
        if self._handshake is not None:
            data = self._shake(self._handshake, data)
        if self._handshake is None and data and not self.closing:
            self._take_frames(data)

    def _shake(self, handshake: ServerProtocol, data: bytes) -> bytes:
        """Answer the request once it is all here; what came behind it."""
        self._first += len(data)
        end = data.find(b"\r\n\r\n") + 4
        handshake.receive_data(data[:end] if end > 3 else data)
        request = next(iter(handshake.events_received()), None)
        if not isinstance(request, Request):
            if self._first > REQUEST or handshake.handshake_exc is not None:
                self.abort()
            return b""
        response, asked = handshake.accept(request), request.headers
        if not self._sites.admit(asked.get_all("Origin"), asked.get("Host", "")):
            response = handshake.reject(HTTPStatus.FORBIDDEN, f"{SENTENCES[Reason.BAD_ORIGIN]}\n")
        self._transport.write(response.serialize())
        if response.status_code != HTTPStatus.SWITCHING_PROTOCOLS:
            self._transport.close()
            return b""
        self._opcode = BINARY if handshake.subprotocol == BYTES else TEXT
        self._handshake = None
        return data[end:]

    def _take_frames(self, data: bytes) -> None:
        for opcode, payload in self._frames.feed(data):
            if opcode in (TEXT, BINARY):
                super().data_received(payload.rstrip(b"\r\n") + b"\n")
            elif opcode == PING:
                self.write(b"", control_frame(PONG, payload))
            elif opcode == CLOSE:
                self.reason = self.reason or "Connection closed"
                self.hang_up()
                return
        if self._frames.broken is not None:
            self.hang_up(self._frames.broken.code)

    # What the client is told

    def write(self, bytes: bytes, raw: bytes = b"") -> None:
        """Each line in a frame of its own; `raw` as it is."""
        if self._handshake is None:
            super().write(raw + framed(bytes, self._opcode))

    def _write_on(self, bytes: bytes) -> None:
        if self.unencrypted:
            super()._write_on(bytes)
        elif not self.closing:
            self._transport.write(bytes)

    def hang_up(self, code: int = _GOING) -> None:
        if not self.closing:
            self.write(self.part, b"")
            self.part = b""
            self.write(b"", close_frame(code, ""))
        super().hang_up()


def framed(lines: bytes, opcode: int) -> bytes:
    """Lines as frames."""
    parts = []
    for line in lines.split(b"\r\n"):
        if line:
            parts.append(head(len(line), 0x80 | opcode))
            parts.append(line)
    return b"".join(parts)


def _select(protocol: ServerProtocol, offered: Iterable[Subprotocol]) -> Subprotocol | None:
    """The first the client names that is known here; none is taken for text."""
    return next((one for one in offered if one in (TEXTUAL, BYTES)), None)
