"""MARKREAD and REDACT: how far one has read, and taking messages back."""

from functools import partial

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import showing
from linnet.doors.irc.connection import IrcConnection, code_of
from linnet.doors.irc.history import Log, room_of
from linnet.doors.irc.line import Line
from linnet.doors.irc.messages import message_at
from linnet.doors.irc.msgids import read, written
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.rooms import other
from linnet.doors.irc.scribe import NOTHING, Extra
from linnet.protocol.commands import Delete
from linnet.protocol.frames import Marker
from linnet.protocol.ids import RoomId, direct_room
from linnet.protocol.reasons import Reason, Refused

_FAILS = {
    Reason.NO_SUCH_MESSAGE: "UNKNOWN_MSGID",
    Reason.MESSAGE_DELETED: "UNKNOWN_MSGID",
    Reason.NOT_ALLOWED: "REDACT_FORBIDDEN",
    Reason.TOO_LATE: "REDACT_WINDOW_EXPIRED",
}


async def markread(client: IrcConnection, line: Line) -> None:
    """`MARKREAD target [timestamp=…]` (draft/read-marker): ask for the marker, or move it on."""
    target = line.params[0] if line.params else ""
    if not target:
        client.fail("MARKREAD", "NEED_MORE_PARAMS", "Of which room or person?")
        return
    room = await place_of(client, target)
    if len(line.params) > 1:
        at = read(line.params[1].partition("=")[2])
        if at is None or not line.params[1].startswith("timestamp="):
            client.fail("MARKREAD", "INVALID_PARAMS", target, "That is no time")
            return
        if room is None:
            client.fail("MARKREAD", "INVALID_PARAMS", target, "You are not there")
            return
        await _move(client, room, at)
    at = await marked_at(client, room) if room else None
    client.send("MARKREAD", target, f"timestamp={written(at)}" if at else "*")


async def place_of(client: IrcConnection, target: str) -> RoomId | None:
    """The room a marker is of, be it one of two that is not made yet."""
    room = await room_of(client, target)
    if room == "":
        person = await client.house.engine.find_person(target)
        return direct_room(client.person.id, person.id)
    return room


async def _move(client: IrcConnection, room: RoomId, at: int) -> None:
    """Markers only go on. What a client said exactly is remembered: it compares."""
    later = client.house.mark(client.person.id, room, at)
    if room not in client.rooms:
        return
    seq = await Log(client, room).first_since(at + 1) - 1
    if seq > (await marker_of(client, room)).seq:
        client.marking = True
        try:
            await client.house.engine.read(client.person, room, seq)
        finally:
            client.marking = False
    elif later:
        # No message lies between the two times, so only clients of this door compare them.
        for one in showing.mine(client):
            if one is not client:
                one.later(partial(tell_moved, one, room))


async def marker_of(client: IrcConnection, room: RoomId) -> Marker:
    """How far somebody has read a room."""
    return (await client.house.engine.reading.room_view(client.person, room)).read


async def marked_at(client: IrcConnection, room: RoomId) -> int | None:
    """When the last entry they have read happened; None where they have read no message."""
    said = client.house.mark_of(client.person.id, room)
    if room not in client.rooms:
        return said
    marker = await marker_of(client, room)
    kept = await _time(client, room, marker.seq) if marker.count else None
    return max(filter(None, (said, kept)), default=None)


async def _time(client: IrcConnection, room: RoomId, seq: int) -> int | None:
    if not seq:
        return None
    page = await client.house.engine.reading.history(client.person, room, after=seq - 1, limit=1)
    return page.entries[0].at if page.entries else None


async def tell_marker(client: IrcConnection, room: RoomId) -> None:
    """On coming into a room: how far one has read it."""
    at = await marked_at(client, room)
    there = client.house.rooms.channel(room)
    client.send("MARKREAD", there, f"timestamp={written(at)}" if at else "*")


async def tell_moved(client: IrcConnection, room: RoomId) -> None:
    """One's own marker moved, on another connection."""
    if not client.has(cap.READ_MARKER):
        return
    there = client.house.rooms.channel(room)
    if not there:
        there = client.house.faces.nick(other(room, client.person.id) or client.person.id)
    at = await marked_at(client, room)
    if at:
        client.tell(client.line("MARKREAD", there, f"timestamp={written(at)}"))


async def redact(client: IrcConnection, line: Line) -> None:
    """`REDACT target msgid [reason]` (draft/message-redaction)."""
    target, id = line.params[0], line.params[1]
    why = line.params[2] if len(line.params) > 2 else ""
    room = await room_of(client, target)
    if not room and client.powers and is_channel(target):
        found = await showing.seen_room(client, target)
        room = found.id if found is not None else None
    if not room:
        why = "You are not there"
        client.fail("REDACT", "INVALID_TARGET", target, why)
        return
    seq = await message_at(client, room, id)
    if seq is None:
        client.fail("REDACT", "UNKNOWN_MSGID", target, id, "There is no such message")
        return
    send_id = client.send_id(extra=Extra(why=why) if why else NOTHING)
    try:
        await client.house.engine.perform(client.acting, Delete(send_id, room, seq))
    except Refused as refused:
        code = _FAILS.get(refused.reason, code_of(refused))
        client.fail("REDACT", code, target, id, refused.message)
        return
    if room not in client.rooms:  # an operator from outside is not told by the room
        client.send("REDACT", target, id, *([why] if why else []), source=client.face.source)


COMMANDS = {"MARKREAD": (markread, 0), "REDACT": (redact, 2)}
