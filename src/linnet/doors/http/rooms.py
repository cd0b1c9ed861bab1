"""Rooms: which there are, making and changing them, who is in them."""

from typing import Any

from msgspec import structs

from linnet.doors.http.administration_shapes import Bars
from linnet.doors.http.asked import Asked
from linnet.doors.http.body import checked
from linnet.doors.http.shapes import (
    ChangePolicy,
    ChangeRoom,
    Key,
    MakeRoom,
    NewRole,
    Nothing,
    People,
    PeopleWish,
    Rooms,
    Who,
    WholePolicy,
)
from linnet.protocol.commands import (
    CreateRoom,
    Direct,
    Invite,
    Join,
    Leave,
    Mask,
    Rename,
    RoomCommand,
    SetPolicy,
    SetRole,
    SetTopic,
    Voice,
)
from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomView
from linnet.protocol.people import Present
from linnet.protocol.reasons import Reason, Refused


async def rooms(asked: Asked[Nothing]) -> Rooms:
    """The rooms I am in, then the open ones I could join."""
    return Rooms(await asked.engine.reading.rooms(asked.person))


async def member(asked: Asked[Nothing]) -> Present:
    """Somebody as a member of a room, with their role there as `here`."""
    who = await asked.engine.find_person(asked.path["person"])
    return await asked.engine.reading.member(asked.person, asked.path["room"], who)


async def bars_of(asked: Asked[Nothing]) -> Bars:
    """Who is banned or muted in a room."""
    return Bars(await asked.administering.bars_of(asked.person, asked.path["room"]))


async def room(asked: Asked[Nothing]) -> RoomView:
    """One room as I see it."""
    return await asked.engine.reading.room_view(asked.person, asked.path["room"])


async def make_room(asked: Asked[MakeRoom]) -> RoomView:
    """Make a room and be its owner."""
    wish = asked.wish
    command = CreateRoom(asked.send_id, wish.name, wish.kind, wish.topic)
    return await _then_seen(asked, command)


async def change_room(asked: Asked[ChangeRoom]) -> RoomView:
    """Give a room another name, or another topic."""
    wish = asked.wish
    fields: dict[str, object] = {"send_id": asked.send_id, "room": asked.path["room"]}
    if wish.name is not None and wish.topic is None:
        return await _then_seen(asked, checked(fields | {"name": wish.name}, Rename))
    if wish.topic is not None and wish.name is None:
        return await _then_seen(asked, checked(fields | {"topic": wish.topic}, SetTopic))
    raise Refused(Reason.BAD_FRAME, "Change either the name or the topic, one at a time.")


async def open_direct(asked: Asked[Who]) -> RoomView:
    """Open the room of two with somebody, or find it."""
    return await _then_seen(asked, Direct(asked.send_id, asked.wish.who))


async def policy(asked: Asked[Nothing]) -> WholePolicy:
    """How a room is kept."""
    return _spelled_out(await asked.engine.reading.room_view(asked.person, asked.path["room"]))


async def set_policy(asked: Asked[ChangePolicy]) -> WholePolicy:
    """Change how a room is kept; what is not given stays as it is."""
    fields: dict[str, object] = {"send_id": asked.send_id, "room": asked.path["room"]}
    command = checked(fields | structs.asdict(asked.wish), SetPolicy)
    await asked.engine.perform(asked.person, command)
    return _spelled_out(await asked.engine.reading.room_view(asked.person, asked.path["room"]))


async def join(asked: Asked[Key]) -> RoomView:
    """Become a member of an open room."""
    fields: dict[str, object] = {"send_id": asked.send_id, "room": asked.path["room"]}
    return await _then_seen(asked, checked(fields | {"key": asked.wish.key}, Join))


async def give_voice(asked: Asked[Nothing]) -> Entry:
    """Let somebody write although the room is locked."""
    return await _voice(asked, on=True)


async def take_voice(asked: Asked[Nothing]) -> Entry:
    """Not any more."""
    return await _voice(asked, on=False)


async def put_mask(asked: Asked[Nothing]) -> Entry:
    """Put a mask on a list: `kept_out`, `excepted` or `expected`."""
    return await _mask(asked, on=True)


async def take_mask(asked: Asked[Nothing]) -> Entry:
    """Take a mask off a list."""
    return await _mask(asked, on=False)


async def leave(asked: Asked[Nothing]) -> Entry:
    """Stop being a member."""
    fields: dict[str, object] = {"send_id": asked.send_id, "room": asked.path["room"]}
    return await asked.engine.perform(asked.person, checked(fields, Leave))


async def invite(asked: Asked[Who]) -> Entry:
    """Make somebody a member."""
    fields: dict[str, object] = {"send_id": asked.send_id, "room": asked.path["room"]}
    command = checked(fields | {"who": asked.wish.who}, Invite)
    return await asked.engine.perform(asked.person, command)


async def set_role(asked: Asked[NewRole]) -> Entry:
    """Give a member another role."""
    fields: dict[str, object] = {"send_id": asked.send_id, "room": asked.path["room"]}
    fields |= {"who": asked.path["person"], "role": asked.wish.role}
    return await asked.engine.perform(asked.person, checked(fields, SetRole))


async def people(asked: Asked[PeopleWish]) -> People:
    """Who is in a room, those online first."""
    room, found, total = await asked.engine.reading.people(
        asked.person, asked.path["room"], asked.wish.offset, asked.wish.q
    )
    return People(room, found, total)


async def _voice(asked: Asked[Nothing], *, on: bool) -> Entry:
    fields = {"send_id": asked.send_id, "room": asked.path["room"], "on": on}
    command = checked(fields | {"who": asked.path["person"]}, Voice)
    return await asked.engine.perform(asked.person, command)


async def _mask(asked: Asked[Nothing], *, on: bool) -> Entry:
    fields = {"send_id": asked.send_id, "room": asked.path["room"], "on": on}
    command = checked(fields | {"of": asked.path["list"], "mask": asked.path["mask"]}, Mask)
    return await asked.engine.perform(asked.person, command)


def _spelled_out(room: RoomView) -> WholePolicy:
    return WholePolicy(**structs.asdict(room.policy))


async def _then_seen(asked: Asked[Any], command: RoomCommand) -> RoomView:
    entry = await asked.engine.perform(asked.person, command)
    return await asked.engine.reading.room_view(asked.person, entry.room)
