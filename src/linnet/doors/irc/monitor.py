"""MONITOR: being told when somebody comes and goes."""

from linnet.doors.irc import showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.isupport import MONITORED
from linnet.doors.irc.line import Line
from linnet.doors.irc.names import fold
from linnet.doors.irc.numerics import (
    ERR_MONLISTFULL,
    RPL_ENDOFMONLIST,
    RPL_MONLIST,
    RPL_MONOFFLINE,
    RPL_MONONLINE,
    TEXTS,
)
from linnet.doors.irc.people import online


async def monitor(client: IrcConnection, line: Line) -> None:
    """`+` and `-` names, `C`lear, `L`ist, `S`tatus."""
    names = line.params[1].split(",") if len(line.params) > 1 else []
    match line.params[0].upper():
        case "+":
            await _add(client, [name for name in names if name])
        case "-":
            for name in names:
                client.house.unwatch(client, name)
        case "C":
            for name in list(client.monitored):
                client.house.unwatch(client, name)
        case "L":
            for words in _packed(list(client.monitored.values())):
                client.reply(RPL_MONLIST, words)
            client.reply(RPL_ENDOFMONLIST, "That is all")
        case "S":
            await _tell(client, list(client.monitored.values()))


async def _add(client: IrcConnection, names: list[str]) -> None:
    added = []
    for at, name in enumerate(names):
        if fold(name) not in client.monitored and len(client.monitored) >= MONITORED:
            rest = ",".join(names[at:])
            client.reply(ERR_MONLISTFULL, str(MONITORED), rest, TEXTS[ERR_MONLISTFULL])
            break
        client.house.watch(client, name)
        added.append(name)
    await _tell(client, added)


async def _tell(client: IrcConnection, names: list[str]) -> None:
    here, gone = [], []
    for name in names:
        face = await online(client, name)
        if face is not None:
            here.append(face.source)
        else:
            gone.append(name)
    for words in _packed(here):
        client.reply(RPL_MONONLINE, words)
    for words in _packed(gone):
        client.reply(RPL_MONOFFLINE, words)


def _packed(names: list[str]) -> list[str]:
    return [words.replace(" ", ",") for words in showing.packed(names)]


COMMANDS = {"MONITOR": (monitor, 1)}
