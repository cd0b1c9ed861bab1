"""STATUSMSG: a message for the owners and moderators of a room, kept with each of them."""

from collections.abc import Mapping

from linnet.doors.irc import modes, showing, text
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import ERR_CANNOTSENDTOCHAN, ERR_NOSUCHCHANNEL
from linnet.doors.irc.scribe import Extra, Manner, prefix
from linnet.hub.room import Room
from linnet.protocol.commands import Direct
from linnet.protocol.ids import direct_room
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Refused

MANY = 20
"""People such a message goes to, those who are here first."""
_ORDER = "".join(modes.PREFIXES)
_SIGNS = "".join(modes.PREFIXES.values())


def is_status(target: str) -> bool:
    """Whether this is `@#room` or the like."""
    return target[:1] in _SIGNS and is_channel(target.lstrip(_SIGNS))


async def say(
    client: IrcConnection, target: str, words: str, manner: Manner, tags: Mapping[str, str]
) -> None:
    """Write to each of them directly, so that it is kept and read through any door."""
    channel = target.lstrip(_SIGNS)
    least = max(_SIGNS.index(sign) for sign in target[: -len(channel)])
    room = await showing.seen_room(client, channel)
    if room is None or room.id not in client.rooms:
        if manner != "n":
            client.deny(ERR_NOSUCHCHANNEL if room is None else ERR_CANNOTSENDTOCHAN, target)
        return
    there = _SIGNS[least] + client.house.rooms.channel(room.id)
    people = await _people(client, room, least)
    refused: Refused | None = None
    for number, person in enumerate(people):
        try:
            await _tell(client, person, Extra(tags=tags, to=there, copy=number > 0), words, manner)
        except Refused as why:
            refused = why
    if refused is not None:
        raise refused


async def _tell(
    client: IrcConnection, person: Person, extra: Extra, words: str, manner: Manner
) -> None:
    room = direct_room(client.person.id, person.id)
    if room not in client.rooms:
        wish = Direct(client.send_id(), person.id)
        room = (await client.house.engine.perform(client.person, wish)).room
    client.house.faces.learn(person.id, person.name)
    client.say_so(room, text.plain(prefix(extra.to) + words), manner, extra=extra)


async def _people(client: IrcConnection, room: Room, least: int) -> list[Person]:
    """Who stands so high in a room, those who are here first."""
    found = {one.id: one for one in showing.people_in(client, room.id)}
    raised = [id for id, role in room.members.items() if role is not Role.MEMBER]
    for id in [*raised, *room.policy.voices][: 2 * MANY]:
        if id not in found:
            found[id] = await client.house.engine.find_person(id)
    fitting = [one for one in found.values() if _stands(room, one, least)]
    return [one for one in fitting if one.id != client.person.id][:MANY]


def _stands(room: Room, person: Person, least: int) -> bool:
    letters = modes.standing(room, person)
    return bool(letters) and _ORDER.index(letters[0]) <= least
