"""A room as a client is shown it: who is there, its topic, and that somebody came or changed."""

from collections.abc import Iterable

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import modes, topics
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.faces import Face
from linnet.doors.irc.numerics import (
    RPL_ENDOFNAMES,
    RPL_NAMREPLY,
)
from linnet.engine.listener import Listener
from linnet.hub.permissions import Act
from linnet.hub.room import Room
from linnet.protocol.ids import RoomId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused

_ROOM = 380
"""Bytes of names in one line."""
_END = "That is everybody"


def people_in(client: IrcConnection, room: RoomId) -> list[Person]:
    """Who is seen in a room."""
    telling = client.house.engine.telling
    audience = client.house.engine.following.audiences.get(room)
    ids = list(audience.online) if audience else []
    return [telling.online[id][0].person for id in ids if telling.online.get(id)]


def is_in(client: IrcConnection, room: RoomId, person: Person) -> bool:
    """Whether somebody is seen in a room."""
    audience = client.house.engine.following.audiences.get(room)
    return audience is not None and person.id in audience.online


def is_open_to_all(room: Room) -> bool:
    """Whether outsiders may see who is in a room."""
    return room.kind == "open" and not room.policy.hidden and not room.policy.key


async def the_room(client: IrcConnection, channel: str, act: Act = Act.READ) -> Room:
    """The room a client means. Raises Refused."""
    rooms = client.house.rooms
    known = rooms.mine(channel, client.rooms) or rooms.mine(channel, client.invited)
    reading, ref = client.house.engine.reading, known or channel
    try:
        room = await reading.room(client.acting, act, ref)
    except Refused as refused:
        if refused.reason is not Reason.KEY_NEEDED:
            raise
        room = await reading.room(client.acting, Act.JOIN, ref)
    client.house.rooms.learn(room)
    return room


async def seen_room(client: IrcConnection, channel: str) -> Room | None:
    """The room a client means, if they may see it."""
    try:
        return await the_room(client, channel)
    except Refused:
        return None


async def show_own(client: IrcConnection, room: RoomId) -> None:
    """The client is in this room now."""
    house = client.house
    join = house.comings.join(client.dialect, client.face, house.rooms.channel(room))
    client.put([join])
    await show(client, room)


async def show(client: IrcConnection, id: RoomId) -> None:
    """What one reads on coming into a room: its topic, how far one has read, who is there."""
    room = await client.house.engine.reading.room(client.acting, Act.READ, id)
    there = client.house.rooms.learn(room)
    if room.topic:
        await topics.tell(client, room, there)
    if client.has(cap.READ_MARKER):
        await client.house.tell_marker(client, room.id)
    if not client.has(cap.NO_IMPLICIT_NAMES):
        names(client, room, there)


def names(client: IrcConnection, room: Room, there: str, *, end: bool = True) -> None:
    """Who is in a room."""
    every, hosts = client.has(cap.MULTI_PREFIX), client.has(cap.USERHOST_IN_NAMES)
    words = []
    for person in people_in(client, room.id):
        face = client.house.faces.of(person)
        sign = modes.signs(modes.standing(room, person), every=every)
        words.append(sign + (face.source if hosts else face.nick))
    symbol = "@" if room.kind == "private" else "="
    for line in packed(words):
        client.reply(RPL_NAMREPLY, symbol, there, line)
    if end:
        client.reply(RPL_ENDOFNAMES, there, _END)


def no_names(client: IrcConnection, there: str) -> None:
    """Nobody is to be seen there."""
    client.reply(RPL_ENDOFNAMES, there, _END)


def packed(words: Iterable[str], most: int = _ROOM) -> list[str]:
    """Words in as few lines as they fit."""
    lines: list[str] = []
    for word in words:
        if lines and len(lines[-1].encode()) + len(word.encode()) < most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def tell_all(client: IrcConnection, command: str, *params: str, needs: str = "") -> None:
    """Tell a line of this client's person to them and to all who see them in a room."""
    house, face = client.house, client.face
    own = [one for one in mine(client) if one is not client]
    if not needs or client.has(needs):
        client.send(command, *params, source=face.source)
    for one in own:
        if not needs or one.has(needs):
            one.tell(one.line(command, *params, source=face.source))
    tell_others(client, face, command, *params, needs=needs)
    house.spoke(client.person)


def tell_others(
    client: IrcConnection, face: Face, command: str, *params: str, needs: str = ""
) -> None:
    """Tell it to all others who see this person, and know what it means."""
    comings = client.house.comings
    seen: set[Listener] = set()
    for _, one in comings.hearers(comings.rooms_of(face.id)):
        seen.add(one)
        if not isinstance(one, IrcConnection) or one.person.id == face.id:
            continue
        if not needs or one.has(needs):
            one.tell(_tagged(one, face, command, *params))
    if needs:
        for one in client.house.watching(face.nick):
            if one not in seen and one.has(needs) and _follows_monitored(one):
                one.tell(_tagged(one, face, command, *params))


def _follows_monitored(one: IrcConnection) -> bool:
    return one.has(cap.EXTENDED_MONITOR) or one.has(cap.OLD_EXTENDED_MONITOR)


def mine(client: IrcConnection) -> list[IrcConnection]:
    """All connections of this client's person through this door."""
    found = client.house.engine.telling.online.get(client.person.id, ())
    return [one for one in found if isinstance(one, IrcConnection)]


def _tagged(one: IrcConnection, face: Face, command: str, *params: str) -> bytes:
    tags = {"account": face.login} if face.account and one.has(cap.ACCOUNT_TAG) else {}
    return one.line(command, *params, source=face.source, tags=tags)
