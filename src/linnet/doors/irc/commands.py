"""The commands of IRC: which there are, what each needs, and who carries it out."""

from collections.abc import Awaitable, Callable, Mapping

from msgspec import Struct

from linnet.doors.irc import (
    about,
    accounts,
    channels,
    greeting,
    help,
    history,
    lists,
    markers,
    messages,
    metadata,
    moderation,
    modes_command,
    monitor,
    negotiation,
    operators,
    people,
    presence,
    registration,
    relayed,
    sasl,
)
from linnet.doors.irc.connection import IrcConnection, code_of
from linnet.doors.irc.entering import LINES
from linnet.doors.irc.line import Line
from linnet.doors.irc.numerics import (
    ERR_NEEDMOREPARAMS,
    ERR_NOTREGISTERED,
    ERR_UNKNOWNCOMMAND,
)
from linnet.hub.rates import Kind
from linnet.protocol.reasons import Reason, Refused

Work = Callable[[IrcConnection, Line], Awaitable[None]]


class Command(Struct, frozen=True):
    """How many words it needs, and whether it may come before registration.

    `asks` is counted as a question; what becomes a command of the engine is counted there.
    """

    work: Work
    words: int = 0
    early: bool = False
    asks: bool = True


def _table(*groups: Mapping[str, tuple[Work, int]], early: bool, asks: bool) -> dict[str, Command]:
    return {
        name: Command(work, words, early, asks)
        for group in groups
        for name, (work, words) in group.items()
    }


COMMANDS: dict[str, Command] = {
    **_table(negotiation.EARLY, registration.EARLY, sasl.EARLY, accounts.EARLY, presence.EARLY,
             greeting.EARLY, early=True, asks=False),
    **_table(messages.COMMANDS, channels.COMMANDS, moderation.COMMANDS, modes_command.COMMANDS,
             relayed.COMMANDS,
             early=False, asks=False),
    **_table(about.COMMANDS, accounts.COMMANDS, help.COMMANDS, history.COMMANDS, lists.COMMANDS,
             markers.COMMANDS, metadata.COMMANDS, monitor.COMMANDS, operators.COMMANDS,
             people.COMMANDS, presence.COMMANDS, early=False, asks=True),
}  # fmt: skip
_SPEAKING = frozenset(("PRIVMSG", "NOTICE", "TAGMSG", "PONG", "BATCH"))
"""Commands that need not wait until what was said before is committed."""


async def do(client: IrcConnection, line: Line) -> None:
    """Carry out one line; whatever is refused is told the client."""
    try:
        await _do(client, line)
    except Refused as refused:
        client.fail(line.command, code_of(refused), refused.message)


async def _do(client: IrcConnection, line: Line) -> None:
    if not client.here and _too_many(client):
        return
    command = COMMANDS.get(line.command)
    if command is None:
        if line.command.isascii() and client.here:
            client.deny(ERR_UNKNOWNCOMMAND, line.command[:32])
        elif not client.here:
            client.deny(ERR_NOTREGISTERED)
        return
    if not client.here and not command.early:
        client.deny(ERR_NOTREGISTERED)
        return
    if len(line.params) < command.words:
        client.deny(ERR_NEEDMOREPARAMS, line.command)
        return
    if line.command not in _SPEAKING:
        await client.answered()
    if client.here and (command.asks or command.early):
        await client.house.engine.admit(client.person, Kind.OTHER)
    await command.work(client, line)


def _too_many(client: IrcConnection) -> bool:
    """Whether somebody talks without ever registering; then the connection ends."""
    client.entering.lines += 1
    if client.entering.lines <= LINES:
        return False
    client.close(Refused(Reason.HELLO_FIRST, "So many lines, and no registration; reconnect."))
    return True
