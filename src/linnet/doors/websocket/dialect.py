"""How entries and other news look on a WebSocket: framed once for everybody."""

from collections.abc import Sequence

from msgspec import Struct

from linnet.doors.websocket.wire import head, text_frame
from linnet.protocol.codec import encode
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Done
from linnet.protocol.ids import RoomId


class JsonDialect:
    """`linnet.1`: a text frame for each object. Server frames are unmasked, so all are equal."""

    apart = False

    def entries(self, entries: Sequence[Entry]) -> bytes:
        parts: list[bytes] = []
        for entry in entries:
            payload = encode(entry)
            parts += head(len(payload)), payload
        return b"".join(parts)

    def frame(self, frame: Struct) -> bytes:
        return text_frame(encode(frame))


def done(send_id: str, room: RoomId, seq: int) -> bytes:
    """Granted, and committed: the frame every message of a sender is answered with."""
    payload = encode(Done(send_id, room, seq))
    return head(len(payload)) + payload


JSON = JsonDialect()
