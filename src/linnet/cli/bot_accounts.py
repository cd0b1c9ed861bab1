"""`linnet bot new`, `list`, `token`, `remove`: the bots one answers for."""

import sys
from collections.abc import Awaitable, Callable
from typing import Annotated, TypeVar

import typer

from linnet.cli import table
from linnet.cli.address import DEFAULT_HOST, DEFAULT_PORT, Host, Name, Port, Server, signed_in
from linnet.cli.place import going
from linnet.cli.script import run
from linnet.client.bots import Crew, NewToken
from linnet.protocol.bots import BotView

T = TypeVar("T")
HEADS = ("id", "name", "owner", "is")
Called = Annotated[str, typer.Argument(metavar="BOT", help="The bot's name.")]
Json = Annotated[bool, typer.Option("--json", help="For programs.")]


def new(
    called: Called,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Make a bot that you answer for; its token goes to standard output, only now."""
    made = asked(server, host, port, name, lambda crew: crew.make(called))
    tell_token(made, as_json=as_json)


def list_(
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """The bots you answer for; for owners of the server, all."""
    found = asked(server, host, port, name, lambda crew: crew.bots())
    if as_json:
        table.show_json(found)
    else:
        table.show(HEADS, map(row, found))


def token(
    called: Called,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Give a bot another token, on standard output; the one before is worth nothing."""
    told = asked(server, host, port, name, lambda crew: crew.renew(called))
    tell_token(told, as_json=as_json)


def remove(
    called: Called,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Remove a bot for good; what it said stays."""
    gone = asked(server, host, port, name, lambda crew: crew.remove(called))
    table.done(f"{gone.name} is removed", gone, as_json=as_json)


def asked(
    server: str | None,
    host: str,
    port: int,
    name: str | None,
    work: Callable[[Crew], Awaitable[T]],
) -> T:
    """What one is told who signs in there; what goes wrong is one line and an exit code."""

    async def ask() -> T:
        address, who = going_to
        async with signed_in(address, who) as client:
            return await work(Crew(address, client.token or ""))

    going_to = going(server, host, port, name)
    return run(ask)


def tell_token(told: NewToken, *, as_json: bool) -> None:
    """The token alone on standard output, so that it can go into a file."""
    if as_json:
        table.show_json(told)
        return
    name = table.line(told.bot.name)
    print(f"{name} ({told.bot.id}) comes in with this token, shown only now:", file=sys.stderr)
    print(told.token)


def row(bot: BotView) -> list[str]:
    """One line of the list."""
    state = "online" if bot.online else "not here" if bot.token else "without a token"
    return [bot.id, bot.name, bot.owner.name, state]
