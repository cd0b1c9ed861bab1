"""How entries and other news look on a WebSocket: framed once for everybody."""

from collections.abc import Sequence

from msgspec import Struct

from linnet.doors.websocket.wire import head, text_frame
from linnet.protocol.codec import encode
from linnet.protocol.entries import Entry


class JsonDialect:
    """`linnet.1`: a text frame for each object. Server frames are unmasked, so all are equal."""

    def entries(self, entries: Sequence[Entry]) -> bytes:
        parts = []
        for entry in entries:
            payload = encode(entry)
            parts.append(head(len(payload)))
            parts.append(payload)
        return b"".join(parts)

    def frame(self, frame: Struct) -> bytes:
        return text_frame(encode(frame))


JSON = JsonDialect()
