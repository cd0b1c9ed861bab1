"""AWAY, SETNAME, QUIT, PING and PONG: being here, and how."""

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.isupport import AWAY
from linnet.doors.irc.line import Line, cut
from linnet.doors.irc.numerics import (
    ERR_NOTREGISTERED,
    RPL_NOWAWAY,
    RPL_UNAWAY,
)
from linnet.protocol.reasons import Reason, Refused

_REAL = 200


async def away(client: IrcConnection, line: Line) -> None:
    """Be away, or back; before registration with draft/pre-away."""
    why = line.params[0] if line.params else ""
    why = cut(why.encode(), AWAY).decode()
    if not client.here:
        if client.has(cap.PRE_AWAY):
            client.entering.away = why
            client.reply(RPL_NOWAWAY if why else RPL_UNAWAY, "Noted")
        else:
            client.deny(ERR_NOTREGISTERED)
        return
    face = client.face
    before, face.away = face.away, why or None
    if why:
        client.reply(RPL_NOWAWAY, "You are marked as away now")
    else:
        client.reply(RPL_UNAWAY, "You are not marked as away any more")
    if before != face.away:
        showing.tell_others(client, face, "AWAY", *([why] if why else []), needs=cap.AWAY_NOTIFY)


async def setname(client: IrcConnection, line: Line) -> None:
    """Another real name, told as such to whoever knows the word."""
    if not client.here:
        client.deny(ERR_NOTREGISTERED)
        return
    real = line.params[0]
    if not real.strip() or len(real.encode()) > _REAL:
        client.fail("SETNAME", "INVALID_REALNAME", f"A real name has 1 to {_REAL} bytes")
        return
    client.face.real = real
    showing.tell_all(client, "SETNAME", real, needs=cap.SETNAME)


async def quit(client: IrcConnection, line: Line) -> None:
    """Go."""
    why = line.params[0] if line.params else ""
    client.reason = f"Quit: {why}" if why else "Quit"
    if client.here:
        client.send("QUIT", client.reason, source=client.face.source)
    client.close(Refused(Reason.SIGNED_OUT, client.reason))


async def ping(client: IrcConnection, line: Line) -> None:
    """Answer, after everything that was asked before."""
    client.send("PONG", client.house.name, line.params[0])


async def pong(client: IrcConnection, line: Line) -> None:
    """A program is there: an answer to a ping is nothing that somebody typed."""
    client.active = False


EARLY = {"AWAY": (away, 0), "QUIT": (quit, 0), "PING": (ping, 1), "PONG": (pong, 0)}
COMMANDS = {"SETNAME": (setname, 1)}
