"""Structs to bytes and back: the only module that knows the wire is JSON."""

from collections.abc import Callable
from typing import Any

import msgspec

from linnet.protocol import frames
from linnet.protocol.commands import Command
from linnet.protocol.entries import Body, Entry, Unknown
from linnet.protocol.frames import Frame
from linnet.protocol.ids import Millis, PersonId, RoomId, SendId
from linnet.protocol.reasons import Reason, Refused

encode: Callable[[msgspec.Struct], bytes] = msgspec.json.Encoder().encode
"""One command or frame as UTF-8 JSON without line breaks."""
_decode_command = msgspec.json.Decoder[Command](Command).decode
_body: msgspec.json.Decoder[Body] = msgspec.json.Decoder(Body)


class _Envelope(msgspec.Struct, gc=False):
    room: RoomId
    seq: int
    count: int
    by: PersonId
    name: str
    at: Millis
    send_id: str
    body: msgspec.Raw


class _Page(msgspec.Struct, gc=False):
    send_id: str
    room: RoomId
    entries: list[_Envelope]
    head: int
    more: bool


class _Type(msgspec.Struct, gc=False):
    type: str = ""


class _Sent(msgspec.Struct, gc=False):
    send_id: SendId = ""


_type = msgspec.json.Decoder(_Type)
_sent = msgspec.json.Decoder(_Sent)
_envelope = msgspec.json.Decoder(_Envelope)
_page = msgspec.json.Decoder(_Page)
_FRAMES: dict[str, msgspec.json.Decoder[Any]] = {
    str(kind.__struct_config__.tag): msgspec.json.Decoder(kind)
    for kind in Frame.__args__
    if kind not in (Entry, frames.HistoryPage)
}


class UnknownFrame(msgspec.Struct, frozen=True):
    """A newer server told something this client has no word for; let it pass."""

    type: str


def decode_command(data: bytes | bytearray | memoryview) -> Command:
    """One command from a client's frame.

    Raises Refused: `not-text` for wrong UTF-8, `bad-frame` for everything else that is not
    exactly a command, with what was wrong and where.
    """
    try:
        command: Command = _decode_command(data)
        send_id = getattr(command, "send_id", "-")
        # A pattern on the field would take longer than decoding all the rest.
        if not (send_id.isascii() and send_id.isprintable() and " " not in send_id):
            raise Refused(Reason.BAD_FRAME, "A send_id is printable ASCII without spaces.")
        return command
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_TEXT) from None
    except RecursionError:
        raise Refused(Reason.BAD_FRAME, "The frame is nested too deeply.") from None
    except msgspec.MsgspecError as wrong:
        raise Refused(Reason.BAD_FRAME, f"The frame is not a command: {wrong}.") from None


def send_id_of(data: bytes | bytearray | memoryview) -> str | None:
    """Of a frame that is no command, the send_id its sender will look for; None without one."""
    try:
        send_id = _sent.decode(data).send_id
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return None
    printable = send_id.isascii() and send_id.isprintable() and " " not in send_id
    return send_id if send_id and printable else None


def decode_frame(data: bytes | str) -> Frame | UnknownFrame:
    """One frame from the server; news this client has no word for keeps its place.

    Raises ValueError when the bytes are not a frame at all.
    """
    if isinstance(data, str):
        data = data.encode()
    kind = _type.decode(data).type
    if kind == "entry":
        return _entry(_envelope.decode(data))
    if kind == "history":
        page = _page.decode(data)
        entries = [_entry(envelope) for envelope in page.entries]
        return frames.HistoryPage(
            send_id=page.send_id, room=page.room, entries=entries, head=page.head, more=page.more
        )
    decoder = _FRAMES.get(kind)
    return decoder.decode(data) if decoder else UnknownFrame(kind)


def decode_entry(data: bytes | str) -> Entry:
    """One entry, as `encode` makes it."""
    return _entry(_envelope.decode(data))


encode_body: Callable[[Body], bytes] = encode
"""An entry's body alone, as stores keep it."""


def decode_body(data: bytes | str) -> Body:
    """The body of an entry; `Unknown` for one from the future."""
    try:
        return _body.decode(data)
    except msgspec.ValidationError:
        return Unknown()


def _entry(env: _Envelope) -> Entry:
    return Entry(
        room=env.room,
        seq=env.seq,
        count=env.count,
        by=env.by,
        name=env.name,
        at=env.at,
        send_id=env.send_id,
        body=decode_body(bytes(env.body)),
    )
