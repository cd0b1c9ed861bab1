"""OPER, KILL, WALLOPS: looking after the whole server."""

import hmac

from linnet.doors.irc import modes
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.modes import Change
from linnet.doors.irc.numerics import (
    ERR_NOPRIVILEGES,
    ERR_NOSUCHNICK,
    ERR_PASSWDMISMATCH,
    RPL_YOUREOPER,
)
from linnet.hub.rates import Kind
from linnet.protocol.commands import Kick
from linnet.protocol.ids import LOBBY
from linnet.protocol.people import Role
from linnet.protocol.reasons import Reason, Refused


async def oper(client: IrcConnection, line: Line) -> None:
    """`OPER name password`: the operator of the settings, or one's own role on the server."""
    name, password = line.params[0], line.params[1]
    await client.house.engine.admit(client.person, Kind.NAMES)
    if _is_configured(client, name, password):
        client.powers = True
    elif not await _is_staff(client, name, password):
        client.deny(ERR_PASSWDMISMATCH)
        return
    client.oper = client.face.oper = True
    client.reply(RPL_YOUREOPER, "You look after this server now")
    change = modes.written([Change(True, "o")])
    client.send("MODE", client.nick, *change, source=client.face.source)


def _is_configured(client: IrcConnection, name: str, password: str) -> bool:
    wanted, given = client.house.settings.oper, f"{name} {password}"
    return bool(wanted) and hmac.compare_digest(given.encode(), wanted.encode())


async def _is_staff(client: IrcConnection, name: str, password: str) -> bool:
    try:
        person = await client.house.auth.check_password(name, password, client.address)
    except Refused as refused:
        if refused.reason is not Reason.BAD_PASSWORD:
            raise
        return False
    return person.id == client.person.id and person.role is not Role.MEMBER


async def kill(client: IrcConnection, line: Line) -> None:
    """Put somebody off the server for now."""
    why = line.params[1] if len(line.params) > 1 else ""
    if not client.oper:
        client.deny(ERR_NOPRIVILEGES)
        return
    try:
        person = await client.house.engine.find_person(line.params[0])
    except Refused:
        client.deny(ERR_NOSUCHNICK, line.params[0] or "*")
        return
    client.house.comings.leave(person.id, f"Killed ({client.nick} ({why}))")
    wish = Kick(send_id=client.send_id(), room=LOBBY, who=person.id, why=why, everywhere=True)
    try:
        await client.house.engine.perform(client.acting, wish)
    except Refused as refused:
        if refused.reason is not Reason.NOT_ALLOWED:
            raise
        client.reply(ERR_NOPRIVILEGES, refused.message)


async def wallops(client: IrcConnection, line: Line) -> None:
    """Tell everybody who has `+w`."""
    if not client.oper:
        client.deny(ERR_NOPRIVILEGES)
        return
    for one in client.house.clients():
        if one.wants:
            one.tell(one.line("WALLOPS", line.params[0], source=client.face.source))
    client.house.spoke(client.person)


COMMANDS = {"OPER": (oper, 2), "KILL": (kill, 1), "WALLOPS": (wallops, 1)}
