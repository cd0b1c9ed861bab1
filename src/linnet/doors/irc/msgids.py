"""Message ids: the room and the place in its log, so that they are the same for ever."""

from datetime import UTC, datetime, timedelta

from linnet.protocol.ids import Millis, RoomId

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_LAST = datetime(9999, 12, 31, tzinfo=UTC)


def msgid(room: RoomId, seq: int) -> str:
    """The id of a message, or of anything else that happened in a room."""
    return f"{room}.{seq}"


def place(id: str) -> tuple[RoomId, int] | None:
    """Where a message is; None for what is no id of this server."""
    room, dot, seq = id.rpartition(".")
    if not dot or not room or not seq.isascii() or not seq.isdecimal() or len(seq) > 15:
        return None
    return RoomId(room), int(seq)


def written(at: Millis) -> str:
    """A time as tags have it: `2026-11-21T15:30:00.123Z` (server-time)."""
    when = _EPOCH + timedelta(milliseconds=at)
    return f"{when:%Y-%m-%dT%H:%M:%S}.{at % 1000:03d}Z"


def read(text: str) -> Millis | None:
    """The time a client wrote in that form; None for anything else."""
    try:
        when = datetime.fromisoformat(text.removesuffix("Z") + "+00:00")
    except ValueError:
        return None
    if not text.endswith("Z") or not _EPOCH <= when <= _LAST:
        return None
    return (when - _EPOCH) // timedelta(milliseconds=1)
