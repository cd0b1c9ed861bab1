"""WebSocket frames (RFC 6455 section 5): a lean reader, and the writer of text frames.

Nothing here may wait or touch a socket. The reader holds at most one message of the limit.
"""

from struct import Struct as Packing

from websockets.exceptions import ProtocolError
from websockets.frames import Close, Opcode

try:
    from websockets.speedups import apply_mask
except ImportError:  # a platform without the compiled part
    from websockets.utils import apply_mask

CONTINUATION, TEXT, BINARY = Opcode.CONT.value, Opcode.TEXT.value, Opcode.BINARY.value
CLOSE, PING, PONG = Opcode.CLOSE.value, Opcode.PING.value, Opcode.PONG.value
FRAGMENTS = 1_024
"""Fragments of one message: more are an attack, not a message."""

_SHORT = Packing("!BB").pack
_MIDDLE = Packing("!BBH").pack
_LONG = Packing("!BBQ").pack
_LAST_TEXT = 0x80 | TEXT
_HEADS = [_SHORT(_LAST_TEXT, size) for size in range(126)]
_HEADS += [_MIDDLE(_LAST_TEXT, 126, size) for size in range(126, 1_024)]


class WireError(Exception):
    """The peer broke the framing; `code` is the close code that says how (section 7.4.1)."""

    def __init__(self, code: int, message: str) -> None:
        super().__init__(message)
        self.code = code


def head(size: int, first: int = _LAST_TEXT) -> bytes:
    """The head of an unmasked frame with that many bytes; by default a whole text message."""
    if size < len(_HEADS) and first == _LAST_TEXT:
        return _HEADS[size]
    if size < 126:
        return _SHORT(first, size)
    if size < 65_536:
        return _MIDDLE(first, 126, size)
    return _LONG(first, 127, size)


def text_frame(payload: bytes) -> bytes:
    """One text message."""
    return head(len(payload)) + payload


def control_frame(opcode: int, payload: bytes = b"") -> bytes:
    """A ping, pong or close; at most 125 bytes."""
    return _SHORT(0x80 | opcode, len(payload)) + payload


def close_frame(code: int, reason: str) -> bytes:
    """A close with a code and a reason."""
    return control_frame(CLOSE, code.to_bytes(2, "big") + reason.encode()[:123])


class Reader:
    """Turns what a client sends into whole messages and control frames.

    `broken` says what ended the stream: 1002 for broken framing, 1009 for a message over the
    limit. What came before it counts, however the bytes were cut.
    """

    __slots__ = ("_fragments", "_limit", "_message", "_need", "_opcode", "_rest", "broken")

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._rest: bytes | bytearray = b""
        self._need = 0
        self._message: bytearray | None = None
        self._opcode = 0
        self._fragments = 0
        self.broken: WireError | None = None

    def feed(self, data: bytes) -> list[tuple[int, bytes]]:
        """The messages these bytes complete, as (opcode, payload) in order."""
        if self.broken is not None:
            return []
        if self._rest:
            # One growing buffer, looked at again only when a frame can be complete: a byte a
            # packet costs no more than it must.
            if isinstance(self._rest, bytes):
                self._rest = bytearray(self._rest)
            self._rest += data
            if len(self._rest) < self._need:
                return []
            data = bytes(self._rest)
            self._rest = b""
        messages: list[tuple[int, bytes]] = []
        try:
            self._take(data, messages)
        except WireError as error:
            self.broken = error
        return messages

    def _take(self, data: bytes, messages: list[tuple[int, bytes]]) -> None:
        at, end = self._take_common(data, messages), len(data)
        while at < end:
            after = self._frame(data, at, end, messages)
            if not after:
                self._rest = data[at:]
                self._need -= at
                return
            at = after

    def _take_common(self, data: bytes, messages: list[tuple[int, bytes]]) -> int:
        """Like `_frame`, for nearly all frames: whole masked texts that are all here.

        Where the first begins that is anything else.
        """
        at, end, limit = 0, len(data), self._limit
        while end - at > 7 and data[at] == _LAST_TEXT and self._message is None:
            size, body = data[at + 1] - 0x80, at + 6
            if size == 126:
                size, body = data[at + 2] << 8 | data[at + 3], at + 8
            after = body + size
            if not 0 <= size <= limit or size == 127 or after > end:
                break
            messages.append((TEXT, apply_mask(data[body:after], data[body - 4 : body])))
            at = after
        return at

    def _frame(self, data: bytes, at: int, end: int, messages: list[tuple[int, bytes]]) -> int:
        """Take the frame at `at` and return where the next begins; 0 while it is not all here."""
        if end - at < 6:
            if end - at > 1 and not data[at + 1] & 0x80:
                raise WireError(1002, "a client masks its frames")
            self._need = at + (6 if end - at > 1 else 2)
            return 0
        first, size, body = data[at], data[at + 1] & 0x7F, at + 6
        if not data[at + 1] & 0x80:
            raise WireError(1002, "a client masks its frames")
        if size > 125:
            if first & 0x08:
                raise WireError(1002, "a control frame is short and whole")
            width = 2 if size == 126 else 8
            body += width
            if end < body:
                self._need = body
                return 0
            size = int.from_bytes(data[at + 2 : at + 2 + width], "big")
        if size > self._limit:
            raise WireError(1009, "the message is too large")
        if end < body + size:
            self._need = body + size
            return 0
        payload = apply_mask(data[body : body + size], data[body - 4 : body])
        if first == _LAST_TEXT and self._message is None:
            messages.append((TEXT, payload))
        else:
            self._unusual(first, payload, messages)
        return body + size

    def _unusual(self, first: int, payload: bytes, messages: list[tuple[int, bytes]]) -> None:
        opcode, last = first & 0x0F, bool(first & 0x80)
        if first & 0x70:
            raise WireError(1002, "reserved bits are set")
        if opcode in (CLOSE, PING, PONG):
            if not last:
                raise WireError(1002, "a control frame is short and whole")
            if opcode == CLOSE:
                _check_close(payload)
            messages.append((opcode, payload))
        elif opcode in (TEXT, BINARY):
            if self._message is not None:
                raise WireError(1002, "the message before is not finished")
            if last:
                messages.append((opcode, payload))
            else:
                self._message, self._opcode, self._fragments = bytearray(payload), opcode, 1
        elif opcode == CONTINUATION and self._message is not None:
            self._continue(payload, last, messages)
        else:
            raise WireError(1002, "this frame has no place here")

    def _continue(self, payload: bytes, last: bool, messages: list[tuple[int, bytes]]) -> None:
        assert self._message is not None, "a continuation continues something"
        self._fragments += 1
        if len(self._message) + len(payload) > self._limit or self._fragments > FRAGMENTS:
            raise WireError(1009, "the message is too large")
        self._message += payload
        if last:
            messages.append((self._opcode, bytes(self._message)))
            self._message = None


def _check_close(payload: bytes) -> None:
    """A close has nothing in it, or a code that may be sent and a reason (section 5.5.1)."""
    try:
        Close.parse(payload)
    except ProtocolError as error:
        raise WireError(1002, "this is no close code") from error
    except UnicodeDecodeError as error:
        raise WireError(1007, "the reason is not text") from error
