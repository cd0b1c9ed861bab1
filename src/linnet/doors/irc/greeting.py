"""What somebody is told on arrival: who the server is and what it can do."""

from linnet.doors.irc import about
from linnet.doors.irc import capabilities as cap
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.isupport import tokens
from linnet.doors.irc.line import Line
from linnet.doors.irc.msgids import written
from linnet.doors.irc.numerics import (
    RPL_CREATED,
    RPL_ISUPPORT,
    RPL_MYINFO,
    RPL_UMODEIS,
    RPL_WELCOME,
    RPL_YOURHOST,
)

USER_MODES = "BTiow"
CHANNEL_MODES = "Iabehiklmnoqstv"
_EACH = 13
"""Tokens in one line (modern.ircdocs: at most thirteen)."""


async def greet(client: IrcConnection) -> None:
    """The whole welcome, up to the message of the day."""
    house, told = client.house, client.house.about()
    client.reply(RPL_WELCOME, f"Welcome to {house.settings.network}, {client.nick}")
    client.reply(RPL_YOURHOST, f"This is {house.name}, running Linnet {told.version}")
    client.reply(RPL_CREATED, f"It has been up since {written(house.since)}")
    version = f"linnet-{told.version}"
    client.reply(RPL_MYINFO, house.name, version, USER_MODES, CHANNEL_MODES, "Iabehkloqv")
    supported(client)
    await about.lusers(client, Line("LUSERS"))
    await about.motd(client, Line("MOTD"))
    client.reply(RPL_UMODEIS, "+")


def supported(client: IrcConnection) -> None:
    """What the server supports (ISUPPORT), in a batch for those who asked for it so."""
    words = tokens(client.house.settings)
    lines = [words[at : at + _EACH] for at in range(0, len(words), _EACH)]
    batched = client.has(cap.EXTENDED_ISUPPORT) and client.has(cap.BATCH)
    ref = client.house.reference()
    if batched:
        client.send("BATCH", f"+{ref}", "draft/isupport")
    for line in lines:
        params = [client.nick, *line, "are supported here"]
        client.send(RPL_ISUPPORT, *params, tags={"batch": ref} if batched else None)
    if batched:
        client.send("BATCH", f"-{ref}")


async def isupport(client: IrcConnection, line: Line) -> None:
    """`ISUPPORT`: the same again, also before registration (draft/extended-isupport)."""
    supported(client)


EARLY = {"ISUPPORT": (isupport, 0)}
