"""KICK and INVITE: putting people out of a room, and asking them in."""

from linnet.doors.irc import showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.isupport import KICK
from linnet.doors.irc.line import Line, cut
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import (
    ERR_CHANOPRIVSNEEDED,
    ERR_NOSUCHCHANNEL,
    ERR_NOSUCHNICK,
    ERR_NOTONCHANNEL,
    ERR_TOOMANYTARGETS,
    ERR_USERNOTINCHANNEL,
    ERR_USERONCHANNEL,
    ORDERING,
    RPL_AWAY,
    RPL_INVITING,
    TEXTS,
)
from linnet.doors.irc.scribe import Extra
from linnet.hub.room import Room
from linnet.protocol.commands import Invite, Kick, Rename
from linnet.protocol.reasons import Reason, Refused

MANY = 20
"""People in one KICK at most."""


async def kick(client: IrcConnection, line: Line) -> None:
    """Put somebody out of a room."""
    why = cut(line.params[2].encode(), KICK).decode() if len(line.params) > 2 else ""
    channels, nicks = line.params[0].split(","), line.params[1].split(",")
    if len(nicks) > MANY:
        client.deny(ERR_TOOMANYTARGETS, line.params[1][:100])
        return
    if len(channels) == 1:
        channels *= len(nicks)
    for channel, nick in zip(channels, nicks, strict=False):
        room = await ordered(client, channel)
        if room is not None:
            await _kick(client, room, channel, nick, why)


async def _kick(client: IrcConnection, room: Room, channel: str, nick: str, why: str) -> None:
    try:
        wish = Kick(send_id=client.send_id(), room=room.id, who=nick, why=why)
        await client.house.engine.perform(client.acting, wish)
    except Refused as refused:
        if refused.reason is Reason.NO_SUCH_PERSON:
            there = await _exists(client, nick)
            number = ERR_USERNOTINCHANNEL if there else ERR_NOSUCHNICK
            client.deny(number, nick, *([channel] if there else []))
        else:
            tell_refusal(client, refused, channel)


async def invite(client: IrcConnection, line: Line) -> None:
    """Ask somebody into a room: they belong to it from now on, and come when they like."""
    nick, channel = line.params[0], line.params[1]
    room = await ordered(client, channel)
    if room is None:
        return
    try:
        person = await client.house.engine.find_person(nick)
        wish = Invite(client.send_id(), room.id, person.id)
        await client.house.engine.perform(client.acting, wish)
    except Refused as refused:
        if refused.reason is Reason.ALREADY_THERE:
            client.deny(ERR_USERONCHANNEL, nick, channel)
        elif refused.reason is Reason.NO_SUCH_PERSON:
            client.deny(ERR_NOSUCHNICK, nick)
        else:
            tell_refusal(client, refused, channel)
        return
    face = client.house.faces.of(person)
    client.reply(RPL_INVITING, face.nick, client.house.rooms.channel(room.id))
    if face.away is not None:
        client.reply(RPL_AWAY, face.nick, face.away)


async def rename(client: IrcConnection, line: Line) -> None:
    """Give a room another name (draft/channel-rename)."""
    before, now = line.params[0], line.params[1]
    why = line.params[2] if len(line.params) > 2 else ""
    room = await ordered(client, before)
    if room is None:
        return
    try:
        if not is_channel(now):
            raise Refused(Reason.BAD_ROOM_NAME)
        wish = Rename(client.send_id(extra=Extra(why=why)), room.id, now[1:])
        await client.house.engine.perform(client.acting, wish)
    except Refused as refused:
        code = _RENAMING.get(refused.reason)
        if code is None:
            tell_refusal(client, refused, before)
        else:
            client.fail("RENAME", code, before, now, refused.message)


async def ordered(client: IrcConnection, channel: str) -> Room | None:
    """A room the client is in, or may rule from outside; None where it was told why not."""
    room = await showing.seen_room(client, channel) if is_channel(channel) else None
    if room is None:
        client.deny(ERR_NOSUCHCHANNEL, channel or "*")
    elif room.id not in client.rooms and not client.powers:
        client.deny(ERR_NOTONCHANNEL, channel)
    else:
        return room
    return None


def tell_refusal(client: IrcConnection, refused: Refused, channel: str) -> None:
    """Why something cannot be done in a room."""
    numeric = ORDERING.get(refused.reason)
    if numeric is None:
        raise refused
    if numeric == ERR_CHANOPRIVSNEEDED:
        client.reply(numeric, channel, refused.message or TEXTS[numeric])
    else:
        client.deny(numeric, channel)


async def _exists(client: IrcConnection, nick: str) -> bool:
    try:
        await client.house.engine.find_person(nick)
    except Refused:
        return False
    return True


_RENAMING = {
    Reason.ROOM_NAME_TAKEN: "CHANNEL_NAME_IN_USE",
    Reason.BAD_ROOM_NAME: "CANNOT_RENAME",
    Reason.NAME_RESERVED: "CANNOT_RENAME",
    Reason.TOO_LONG: "CANNOT_RENAME",
}
COMMANDS = {"KICK": (kick, 2), "INVITE": (invite, 2), "RENAME": (rename, 2)}
