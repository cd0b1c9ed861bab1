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

ABSENT = "*"
"""The reason of connections at which nobody is (draft/pre-away)."""
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
    if why:
        client.reply(RPL_NOWAWAY, "You are marked as away now")
    else:
        client.reply(RPL_UNAWAY, "You are not marked as away any more")
    be_away(client, why)


def be_away(client: IrcConnection, why: str) -> None:
    """One of somebody's connections says they are away, back, or (`*`) that nobody is at it.

    The last counts for nothing while another connection of theirs says otherwise (pre-away).
    """
    face, client.entering.absent = client.face, why == ABSENT
    before = face.away
    if why != ABSENT:
        face.away = why or None
    elif all(one.entering.absent for one in showing.mine(client)):
        face.away = before or ABSENT
    if before != face.away and showing.mine(client):
        _tell_away(client)


def come(client: IrcConnection) -> None:
    """A connection is somebody's from now on; it may have said before whether they are there."""
    wish = client.entering.away
    if wish is not None or client.face.away == ABSENT:
        be_away(client, wish or "")


def gone(client: IrcConnection) -> None:
    """A connection ended; perhaps nobody is at those that are left."""
    left, face = showing.mine(client), client.face
    if face.away is None and all(one.entering.absent for one in left):
        face.away = ABSENT
        _tell_away(left[0])


def _tell_away(client: IrcConnection) -> None:
    face = client.face
    words = [face.away] if face.away else []
    showing.tell_others(client, face, "AWAY", *words, needs=cap.AWAY_NOTIFY)


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
