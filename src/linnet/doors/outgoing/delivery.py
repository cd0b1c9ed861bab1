"""What a receiver is sent for one message, and what its answer means."""

from msgspec import MsgspecError, Struct, json

from linnet.doors.http import slack
from linnet.hub.room import Room
from linnet.protocol.entries import Entry, Said
from linnet.protocol.ids import RoomId
from linnet.protocol.signing import HEADER, signature


class Failed(Exception):
    """It was not taken. `gone` where the receiver wants nothing more, ever."""

    def __init__(self, why: str, *, gone: bool = False) -> None:
        super().__init__(why)
        self.gone = gone


class Delivery(Struct, frozen=True):
    """The body: who said what where, and the entry as clients are told of it."""

    server: str
    room: RoomId
    room_name: str
    name: str
    text: str
    entry: Entry


def body_of(server: str, room: Room, entry: Entry) -> bytes:
    """One message as JSON."""
    said = entry.body
    assert isinstance(said, Said), "only messages are sent"
    return json.encode(Delivery(server, room.id, room.name, entry.name, said.text, entry))


def headers_of(secret: str, at: int, body: bytes, entry: Entry) -> dict[str, str]:
    """What goes with a body that is sent at this second; the delivery has the same name again."""
    return {
        "content-type": "application/json",
        "user-agent": "linnet",
        "linnet-delivery": f"{entry.room}/{entry.seq}",
        HEADER: signature(secret, at, body),
    }


def answered(body: bytes) -> str:
    """The text that a receiver wants said, in JSON such as Slack takes; empty for none."""
    if not body.lstrip().startswith(b"{"):
        return ""
    try:
        told = json.decode(body)
    except (MsgspecError, RecursionError, UnicodeDecodeError):
        return ""
    return slack.reduced(told) if isinstance(told, dict) else ""
