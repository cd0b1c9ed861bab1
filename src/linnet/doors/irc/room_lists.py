"""The lists of a room over IRC: bans, their exceptions, who is expected, and voices."""

from linnet.doors.irc import modes, showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.masks import kept_as, matches, shown, taken_apart
from linnet.doors.irc.modes import Change
from linnet.doors.irc.names import host_of, id_of
from linnet.doors.irc.numerics import (
    RPL_BANLIST,
    RPL_ENDOFBANLIST,
    RPL_ENDOFEXCEPTLIST,
    RPL_ENDOFINVEXLIST,
    RPL_EXCEPTLIST,
    RPL_INVEXLIST,
)
from linnet.hub import masks
from linnet.hub.room import Room
from linnet.protocol.commands import Ban, Mask, Unban, Voice
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused

_TOLD = {
    "b": (RPL_BANLIST, RPL_ENDOFBANLIST),
    "e": (RPL_EXCEPTLIST, RPL_ENDOFEXCEPTLIST),
    "I": (RPL_INVEXLIST, RPL_ENDOFINVEXLIST),
}
_UNKNOWN = (
    "User and host say nothing of a person here, and nobody in the room has these: give a nick, "
    "which may have * and ?, or *!*@ID.linnet as WHOIS shows it."
)
MANY = 20
"""People in the room whom one mask of user and host may name."""


def tell(client: IrcConnection, room: Room, letter: str) -> None:
    """What is on a list; people who are banned stand there by their ids."""
    there, now = client.house.rooms.channel(room.id), client.house.engine.clock()
    one, end = _TOLD[letter]
    found = [shown(mask) for mask in getattr(room.policy, modes.LISTS[letter])]
    if letter == "b":
        found += [f"*!*@{host_of(id)}" for id, bar in room.bars.items() if bar.banned > now]
    for mask in found:
        client.reply(one, there, mask)
    client.reply(end, there, "That is all")


async def change(client: IrcConnection, room: Room, wished: Change) -> None:
    """Put something on a list or take it off. Raises Refused."""
    word = wished.word or ""
    mask = kept_as(word)
    found = [mask] if mask is not None else _ids(client, room, word)
    if not found:
        raise Refused(Reason.BAD_FRAME, _UNKNOWN)
    if len(found) > MANY:
        raise Refused(Reason.TOO_MANY, f"More than {MANY} people here look like that.")
    for one in found:
        await _change(client, room, wished, one)


async def _change(client: IrcConnection, room: Room, wished: Change, mask: str) -> None:
    person = await _somebody(client, mask) if wished.letter == "b" else None
    held = any(masks.same(mask, one) for one in getattr(room.policy, modes.LISTS[wished.letter]))
    if person is not None and not (held and not wished.on):
        kind = Ban if wished.on else Unban
        wish = kind(send_id=client.send_id(), room=room.id, who=person.id)
        await client.house.engine.perform(client.acting, wish)
        return
    of = modes.LISTS[wished.letter]
    put = Mask(send_id=client.send_id(), room=room.id, of=of, mask=mask, on=wished.on)
    await client.house.engine.perform(client.acting, put)


async def voice(client: IrcConnection, room: Room, wished: Change) -> None:
    """Give somebody a voice or take it back. Raises Refused."""
    person = await client.house.engine.find_person(wished.word or "")
    client.house.faces.learn(person.id, person.name)
    wish = Voice(send_id=client.send_id(), room=room.id, who=person.id, on=wished.on)
    await client.house.engine.perform(client.acting, wish)


async def _somebody(client: IrcConnection, mask: str) -> Person | None:
    """Whom a mask names, where it names one person."""
    if masks.has_wildcards(mask):
        return None
    try:
        return await client.house.engine.find_person(mask)
    except Refused:
        return None


def _ids(client: IrcConnection, room: Room, mask: str) -> list[str]:
    """The others in the room who look like this, by their ids: clients ban by user and host."""
    nick, user, host = (part or "*" for part in taken_apart(mask))
    if (id := id_of(host)) is not None:
        return [id]
    wanted = f"{nick}!{user}@{host}"
    faces = map(client.house.faces.of, showing.people_in(client, room.id))
    return [
        face.id for face in faces if matches(wanted, face.source) and face.id != client.person.id
    ]
