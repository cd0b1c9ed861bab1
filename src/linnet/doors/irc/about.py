"""The server about itself: MOTD, LUSERS, VERSION, INFO, TIME, ADMIN, LINKS."""

from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.masks import matches
from linnet.doors.irc.msgids import written
from linnet.doors.irc.numerics import (
    ERR_NOMOTD,
    ERR_NOSUCHSERVER,
    RPL_ADMINEMAIL,
    RPL_ADMINLOC1,
    RPL_ADMINLOC2,
    RPL_ADMINME,
    RPL_ENDOFINFO,
    RPL_ENDOFLINKS,
    RPL_ENDOFMOTD,
    RPL_GLOBALUSERS,
    RPL_INFO,
    RPL_LINKS,
    RPL_LOCALUSERS,
    RPL_LUSERCHANNELS,
    RPL_LUSERCLIENT,
    RPL_LUSERME,
    RPL_LUSEROP,
    RPL_LUSERUNKNOWN,
    RPL_MOTD,
    RPL_MOTDSTART,
    RPL_TIME,
    RPL_VERSION,
)
from linnet.doors.irc.text import split


async def motd(client: IrcConnection, line: Line) -> None:
    """The message of the day."""
    if not _is_here(client, line):
        return
    words = client.house.settings.motd
    if not words:
        client.deny(ERR_NOMOTD)
        return
    client.reply(RPL_MOTDSTART, f"{client.house.name} says today")
    for one in words.splitlines():
        for part in split(one, 400):
            client.reply(RPL_MOTD, part)
    client.reply(RPL_ENDOFMOTD, "That is all")


async def lusers(client: IrcConnection, line: Line) -> None:
    """How many are here."""
    house = client.house
    online, rooms = house.engine.telling.online, house.engine.following.audiences
    here = len(online)
    channels = sum(1 for room in rooms if house.rooms.channel(room))
    opers = sum(1 for one in house.clients() if one.oper)
    waiting = sum(1 for one in house.connections if not one.here and not one.closing)
    hidden = sum(1 for id in online if (face := house.faces.here(id)) is not None and face.hidden)
    most = house.most = max(house.most, here)
    seen = f"There are {here - hidden} users and {hidden} invisible on 1 servers"
    client.reply(RPL_LUSERCLIENT, seen)
    client.reply(RPL_LUSEROP, str(opers), "operators online")
    client.reply(RPL_LUSERUNKNOWN, str(waiting), "unregistered connections")
    client.reply(RPL_LUSERCHANNELS, str(channels), "rooms in use")
    client.reply(RPL_LUSERME, f"I have {here} clients and 0 servers")
    told = f"{here}, max {most}"
    client.reply(RPL_LOCALUSERS, str(here), str(most), f"Current local users {told}")
    client.reply(RPL_GLOBALUSERS, str(here), str(most), f"Current global users {told}")


async def version(client: IrcConnection, line: Line) -> None:
    """Which program this is."""
    if _is_here(client, line):
        told = client.house.about().version
        client.reply(RPL_VERSION, f"linnet-{told}", client.house.name, "one history, every door")
        client.house.supported(client)


async def info(client: IrcConnection, line: Line) -> None:
    """What this program is."""
    if _is_here(client, line):
        client.reply(RPL_INFO, "Linnet, self-hosted chat; this is its door for IRC clients.")
        client.reply(RPL_INFO, f"Up since {written(client.house.since)}")
        client.reply(RPL_ENDOFINFO, "That is all")


async def time(client: IrcConnection, line: Line) -> None:
    """What time it is here."""
    if _is_here(client, line):
        now = client.house.engine.clock()
        client.reply(RPL_TIME, client.house.name, written(now))


async def admin(client: IrcConnection, line: Line) -> None:
    """Whom to ask."""
    if _is_here(client, line):
        client.reply(RPL_ADMINME, client.house.name, "Who runs this server")
        client.reply(RPL_ADMINLOC1, client.house.settings.network)
        client.reply(RPL_ADMINLOC2, "Linnet")
        client.reply(RPL_ADMINEMAIL, "Ask an owner of the server: they have ~ before their nick")


async def links(client: IrcConnection, line: Line) -> None:
    """There is one server."""
    name = client.house.name
    client.reply(RPL_LINKS, name, name, "0 " + client.house.settings.network)
    client.reply(RPL_ENDOFLINKS, "*", "That is all")


def _is_here(client: IrcConnection, line: Line) -> bool:
    """Whether this very server is meant."""
    wanted = line.params[0] if line.params else client.house.name
    found = any(matches(wanted, one) for one in (client.house.name, client.nick))
    if not found:
        client.deny(ERR_NOSUCHSERVER, wanted)
    return found


COMMANDS = {
    "MOTD": (motd, 0),
    "LUSERS": (lusers, 0),
    "VERSION": (version, 0),
    "INFO": (info, 0),
    "TIME": (time, 0),
    "ADMIN": (admin, 0),
    "LINKS": (links, 0),
}
