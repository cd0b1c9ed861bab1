"""WHO, WHOIS, WHOWAS, ISON, USERHOST: asking who somebody is."""

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import modes, showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.faces import Face
from linnet.doors.irc.line import Line
from linnet.doors.irc.masks import matches
from linnet.doors.irc.msgids import written
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import (
    ERR_NONICKNAMEGIVEN,
    ERR_NOSUCHNICK,
    ERR_WASNOSUCHNICK,
    RPL_AWAY,
    RPL_ENDOFWHO,
    RPL_ENDOFWHOIS,
    RPL_ENDOFWHOWAS,
    RPL_ISON,
    RPL_USERHOST,
    RPL_WHOISACCOUNT,
    RPL_WHOISBOT,
    RPL_WHOISCHANNELS,
    RPL_WHOISHOST,
    RPL_WHOISIDLE,
    RPL_WHOISOPERATOR,
    RPL_WHOISSERVER,
    RPL_WHOISSPECIAL,
    RPL_WHOISUSER,
    RPL_WHOREPLY,
    RPL_WHOSPCRPL,
    RPL_WHOWASUSER,
)
from linnet.hub.room import Room
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Refused

MOST = 500
"""People told at one time."""
_FIELDS = "tcuihsnfdlaor"
_END = "That is all"
_SECURE = "671"


async def who(client: IrcConnection, line: Line) -> None:
    """Who is in a room, or called so; with `%` the fields one wants (WHOX)."""
    mask = line.params[0] if line.params else "*"
    asked = line.params[1] if len(line.params) > 1 else ""
    only_opers = "o" in asked.partition("%")[0]
    room = await showing.seen_room(client, mask) if is_channel(mask) else None
    if room is not None:
        may = room.id in client.rooms or showing.is_open_to_all(room)
        found = showing.people_in(client, room.id) if may else []
    elif is_channel(mask):
        found = []
    else:
        found = _matching(client, mask)
    for person in found[:MOST]:
        if not only_opers or is_oper(client, person):
            _tell_who(client, person, room, asked.partition("%")[2])
    client.reply(RPL_ENDOFWHO, mask, _END)


def _matching(client: IrcConnection, mask: str) -> list[Person]:
    found = []
    mask = "*" if mask == "0" else mask
    for listeners in client.house.engine.telling.online.values():
        face = client.house.faces.of(listeners[0].person)
        if any(matches(mask, one) for one in (face.nick, face.user, face.host, face.real)):
            found.append(listeners[0].person)
    return found


def _tell_who(client: IrcConnection, person: Person, room: Room | None, fields: str) -> None:
    face = client.house.faces.of(person)
    there = client.house.rooms.channel(room.id) if room is not None else "*"
    flags = _flags(client, person, face, room)
    server = client.house.name
    if not fields:
        words = [there, face.user, face.host, server, face.nick, flags, f"0 {face.real}"]
        client.reply(RPL_WHOREPLY, *words)
        return
    wanted, _, token = fields.partition(",")
    idle = (client.house.engine.clock() - face.spoke) // 1000 if face.spoke else 0
    values = {
        "t": token or "0", "c": there, "u": face.user, "i": "255.255.255.255", "h": face.host,
        "s": server, "n": face.nick, "f": flags, "d": "0", "l": str(idle),
        "a": face.nick if face.account else "0", "o": "0", "r": face.real,
    }  # fmt: skip
    client.reply(RPL_WHOSPCRPL, *(values[one] for one in _FIELDS if one in wanted))


def _flags(client: IrcConnection, person: Person, face: Face, room: Room | None) -> str:
    flags = "H" if face.away is None else "G"
    flags += "*" if is_oper(client, person) else ""
    flags += "B" if face.bot else ""
    if room is not None:
        every = client.has(cap.MULTI_PREFIX)
        flags += modes.signs(modes.standing(room, person), every=every)
    return flags


def is_oper(client: IrcConnection, person: Person) -> bool:
    """Whether somebody looks after the whole server."""
    return person.role is not Role.MEMBER or client.house.faces.of(person).oper


async def whois(client: IrcConnection, line: Line) -> None:
    """Everything about somebody, with their id."""
    nick = line.params[-1].split(",")[0] if line.params else ""
    if not nick:
        client.deny(ERR_NONICKNAMEGIVEN)
        return
    try:
        person = await client.house.engine.find_person(nick)
    except Refused:
        client.deny(ERR_NOSUCHNICK, nick)
        client.reply(RPL_ENDOFWHOIS, nick, _END)
        return
    face = client.house.faces.of(person)
    client.reply(RPL_WHOISUSER, face.nick, face.user, face.host, "*", face.real or face.name)
    _tell_rooms(client, person, face.nick, await _rooms(client, person))
    client.reply(RPL_WHOISSERVER, face.nick, client.house.name, client.house.settings.network)
    _tell_marks(client, person, face)
    client.reply(RPL_ENDOFWHOIS, nick, _END)


def _tell_marks(client: IrcConnection, person: Person, face: Face) -> None:
    here = client.house.engine.telling.online.get(person.id)
    if face.away is not None:
        client.reply(RPL_AWAY, face.nick, face.away)
    if is_oper(client, person):
        client.reply(RPL_WHOISOPERATOR, face.nick, "looks after this server")
    if face.account:
        client.reply(RPL_WHOISACCOUNT, face.nick, face.nick, "is logged in as")
    if face.bot:
        client.reply(RPL_WHOISBOT, face.nick, "is a bot")
    client.reply(RPL_WHOISHOST, face.nick, f"has the id {person.id}")
    if not here:
        client.reply(RPL_WHOISSPECIAL, face.nick, "is not here just now")
    elif not any(one.unencrypted for one in here):
        client.reply(_SECURE, face.nick, "is using a secure connection")
    if here and face.since:
        idle = (client.house.engine.clock() - (face.spoke or face.since)) // 1000
        signed = str(face.since // 1000)
        client.reply(RPL_WHOISIDLE, face.nick, str(idle), signed, "seconds idle, signon time")


async def _rooms(client: IrcConnection, person: Person) -> list[Room]:
    """The rooms both may see somebody in."""
    found = []
    for id in client.house.comings.rooms_of(person.id):
        room = await showing.seen_room(client, id)
        if room is not None and _may_tell(client, person, room):
            found.append(room)
    return found


def _may_tell(client: IrcConnection, person: Person, room: Room) -> bool:
    """Whether one may learn that somebody is in a room: who is there too, else unless they hide."""
    if room.id in client.rooms or person.id == client.person.id:
        return True
    return showing.is_open_to_all(room) and not client.house.faces.of(person).hidden


def _tell_rooms(client: IrcConnection, person: Person, nick: str, rooms: list[Room]) -> None:
    every = client.has(cap.MULTI_PREFIX)
    words = [
        modes.signs(modes.standing(room, person), every=every) + client.house.rooms.channel(room.id)
        for room in rooms
    ]
    for line in showing.packed(words):
        client.reply(RPL_WHOISCHANNELS, nick, line)


async def whowas(client: IrcConnection, line: Line) -> None:
    """Who left lately under that nick, the last first."""
    nick = line.params[0] if line.params else ""
    if not nick:
        client.deny(ERR_NONICKNAMEGIVEN)
        return
    wish = line.params[1] if len(line.params) > 1 else "0"
    most = int(wish) if wish.isdecimal() and wish.isascii() and int(wish) > 0 else MOST
    gone = [one for one in client.house.faces.whowas if matches(nick, one[0].nick)]
    for face, at in gone[:most]:
        client.reply(RPL_WHOWASUSER, face.nick, face.user, face.host, "*", face.real)
        client.reply(RPL_WHOISSERVER, face.nick, client.house.name, written(at))
    if not gone:
        client.deny(ERR_WASNOSUCHNICK, nick)
    client.reply(RPL_ENDOFWHOWAS, nick, _END)


async def ison(client: IrcConnection, line: Line) -> None:
    """Which of these are here."""
    nicks = " ".join(line.params).split()
    here = [face.nick for nick in nicks[:MOST] if (face := await online(client, nick))]
    client.reply(RPL_ISON, " ".join(here))


async def userhost(client: IrcConnection, line: Line) -> None:
    """User and host of these."""
    words = []
    for nick in line.params[:5]:
        person = await online_person(client, nick)
        if person is not None:
            face = client.house.faces.of(person)
            oper = "*" if is_oper(client, person) else ""
            away = "+" if face.away is None else "-"
            words.append(f"{face.nick}{oper}={away}{face.user}@{face.host}")
    client.reply(RPL_USERHOST, " ".join(words))


async def online_person(client: IrcConnection, nick: str) -> Person | None:
    """Somebody by nick, if they are here."""
    try:
        person = await client.house.engine.find_person(nick)
    except Refused:
        return None
    return person if client.house.engine.telling.online.get(person.id) else None


async def online(client: IrcConnection, nick: str) -> Face | None:
    """How somebody looks who is here."""
    person = await online_person(client, nick)
    return client.house.faces.of(person) if person is not None else None


COMMANDS = {
    "WHO": (who, 0),
    "WHOIS": (whois, 0),
    "WHOWAS": (whowas, 0),
    "ISON": (ison, 1),
    "USERHOST": (userhost, 1),
}
