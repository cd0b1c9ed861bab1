"""JOIN, PART, NAMES, TOPIC: coming into rooms and out of them."""

from itertools import zip_longest

from linnet.auth import tokens
from linnet.doors.irc import showing, topics
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import (
    ERR_BANNEDFROMCHAN,
    ERR_CHANOPRIVSNEEDED,
    ERR_NOSUCHCHANNEL,
    ERR_NOTONCHANNEL,
    JOINING,
    RPL_NOTOPIC,
)
from linnet.doors.irc.scribe import Extra
from linnet.hub.permissions import Act, check_ban
from linnet.hub.room import Room, heir, role_of
from linnet.protocol import limits
from linnet.protocol.commands import CreateRoom, Join, Leave, SetRole, SetTopic
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused


async def join(client: IrcConnection, line: Line) -> None:
    """Come into rooms; one that is not there is made. `JOIN 0` leaves all."""
    if line.params[0] == "0":
        for id in [room for room in client.rooms if client.house.rooms.channel(room)]:
            await _leave(client, id, "")
        return
    channels = line.params[0].split(",")
    keys = line.params[1].split(",") if len(line.params) > 1 else []
    for channel, key in zip_longest(channels, keys[: len(channels)], fillvalue=""):
        if channel:
            await _join(client, channel, key[: limits.MASK])


async def _join(client: IrcConnection, channel: str, key: str) -> None:
    if not is_channel(channel):
        client.deny(ERR_NOSUCHCHANNEL, channel)
        return
    try:
        id = await _come_in(client, channel, key)
    except Refused as refused:
        numeric = JOINING.get(refused.reason)
        if numeric is None:
            raise
        if numeric == ERR_BANNEDFROMCHAN:
            client.deny(numeric, channel)
        else:
            client.reply(numeric, channel, refused.message)
        return
    if id is not None:
        client.invited.discard(id)
        await showing.show(client, id)


async def _come_in(client: IrcConnection, channel: str, key: str) -> RoomId | None:
    """Be in the room and hear it; None for who is in it already. Raises Refused."""
    house, engine, me = client.house, client.house.engine, client.person
    invited = await _by_invitation(client, key) if tokens.is_code(key) else None
    room = await _found(client, channel if invited is None else invited)
    if invited is not None and invited in client.rooms:
        return invited
    if room is None:
        if tokens.is_code(key):
            raise Refused(Reason.KEY_NEEDED, Refused(Reason.BAD_CODE).message)
        try:
            entry = await engine.perform(me, CreateRoom(client.send_id(), channel[1:]))
            return entry.room
        except Refused as refused:
            # Of two who come at the same time one makes the room and the other joins it.
            if refused.reason is not Reason.ROOM_NAME_TAKEN:
                raise
            room = await _found(client, channel)
            if room is None:
                raise
    if room.id in client.rooms:
        return None
    if house.rooms.clashes(room.id, client.rooms):
        raise Refused(Reason.ROOM_NAME_TAKEN, "You are in another room of that name here.")
    if room.id != LOBBY and me.id not in room.members:
        entry = await engine.perform(me, Join(client.send_id(), room.id, key))
        return entry.room
    check_ban(me.id, room, engine.clock())
    seen = showing.is_in(client, room.id, me)
    engine.enter(client, room.id)
    if not seen:
        house.comings.flush()
    join = house.comings.join(client.dialect, client.face, house.rooms.channel(room.id))
    client.put([join])
    return room.id


async def _by_invitation(client: IrcConnection, code: str) -> RoomId | None:
    """Become a member by an invitation; where. None for what is no good code: it may be a key."""
    try:
        room, _ = await client.house.engine.inviting.accept(client.person, client.send_id(), code)
    except Refused as refused:
        if refused.reason is not Reason.BAD_CODE:
            raise
        return None
    return room


async def _found(client: IrcConnection, channel: str) -> Room | None:
    """The room of this channel; None for one that is not there. Raises Refused."""
    try:
        return await showing.the_room(client, channel)
    except Refused as refused:
        if refused.reason is not Reason.NO_SUCH_ROOM:
            raise
        return None


async def part(client: IrcConnection, line: Line) -> None:
    """Leave rooms."""
    why = line.params[1] if len(line.params) > 1 else ""
    for channel in line.params[0].split(","):
        id = client.house.rooms.mine(channel, client.rooms)
        if id is not None:
            await _leave(client, id, why)
        elif await showing.seen_room(client, channel) is None:
            client.deny(ERR_NOSUCHCHANNEL, channel or "*")
        else:
            client.deny(ERR_NOTONCHANNEL, channel)


async def _leave(client: IrcConnection, id: RoomId, why: str) -> None:
    house, engine = client.house, client.house.engine
    if id == LOBBY:
        words = [house.rooms.channel(id), *([why] if why else [])]
        client.send("PART", *words, source=client.face.source)
        engine.withdraw(client, id)
        house.comings.flush()
        return
    await leave(client, client.person, id, why)


async def leave(client: IrcConnection, person: Person, id: RoomId, why: str = "") -> None:
    """Somebody leaves a room for good; the last owner makes another one first.

    On IRC it is told afterwards: clients wait for the PART of who leaves.
    """
    house, engine = client.house, client.house.engine
    command = Leave(client.send_id(extra=Extra(why=why)), id)
    try:
        await engine.perform(person, command)
    except Refused as refused:
        if refused.reason is not Reason.LAST_OWNER:
            raise
        room = await engine.reading.room(person, Act.READ, id)
        there = {one.id for one in showing.people_in(client, id)}
        chosen = heir(room, person.id, there)
        assert chosen is not None, "the last owner leaves others behind"
        given = client.send_id(extra=Extra(later=True))
        await engine.perform(person, SetRole(given, id, chosen, Role.OWNER))
        again = Leave(client.send_id(extra=Extra(why=why)), id)
        await engine.perform(person, again)
        face, channel = house.faces.of(person), house.rooms.channel(id)
        house.comings.tell([id], face, "MODE", channel, "+o", house.faces.nick(chosen))
    house.faces.learn(person.id, person.name)


async def names(client: IrcConnection, line: Line) -> None:
    """Who is in a room, or in every open one."""
    if not line.params:
        for view in await client.house.engine.reading.rooms(client.person):
            room = await showing.seen_room(client, view.id)
            if room is not None and room.kind != "direct" and showing.people_in(client, room.id):
                there = client.house.rooms.learn(room)
                showing.names(client, room, there, end=False)
        showing.no_names(client, "*")
        return
    channel = line.params[0].split(",")[0]
    room = await showing.seen_room(client, channel) if is_channel(channel) else None
    outside = room is not None and role_of(room, client.person) is None
    if room is None or (outside and not showing.is_open_to_all(room)):
        showing.no_names(client, channel or "*")
    else:
        showing.names(client, room, client.house.rooms.channel(room.id))


async def topic(client: IrcConnection, line: Line) -> None:
    """What a room is about, or is to be about."""
    channel = line.params[0]
    room = await showing.seen_room(client, channel)
    if room is None:
        client.deny(ERR_NOSUCHCHANNEL, channel)
        return
    there = client.house.rooms.channel(room.id)
    if room.id not in client.rooms and (len(line.params) > 1 or room.kind != "open"):
        client.deny(ERR_NOTONCHANNEL, channel)
    elif len(line.params) > 1:
        try:
            wish = SetTopic(client.send_id(), room.id, line.params[1])
            await client.house.engine.perform(client.acting, wish)
        except Refused as refused:
            if refused.reason is not Reason.NOT_ALLOWED:
                raise
            client.deny(ERR_CHANOPRIVSNEEDED, channel)
    elif room.topic:
        await topics.tell(client, room, there)
    else:
        client.reply(RPL_NOTOPIC, there, "This room has no topic")


COMMANDS = {"JOIN": (join, 1), "PART": (part, 1), "NAMES": (names, 0), "TOPIC": (topic, 1)}
