"""`linnet admin bots`: bots, who answers for them, and their tokens."""

from typing import Annotated

import typer
from msgspec import Struct

from linnet.cli import table
from linnet.cli.admin.asking import Data, Json, Yes, ask, certain
from linnet.cli.admin.rooms import ref
from linnet.cli.bot_accounts import HEADS, row, tell_token
from linnet.client.bots import NewToken
from linnet.protocol.bots import BotView

bots = typer.Typer(help="Bots: list them, make one for somebody, change or take their tokens.")
Which = Annotated[str, typer.Argument(metavar="BOT", help="A bot's name, or its id.")]


class _Bots(Struct):
    bots: list[BotView]


@bots.command("list")
def list_(data: Data, as_json: Json = False) -> None:
    """All bots, and who answers for each."""
    found = ask(data, lambda server: server.get("/bots", _Bots)).bots
    if as_json:
        table.show_json(found)
    else:
        table.show(HEADS, map(row, found))


@bots.command()
def create(
    name: Annotated[str, typer.Argument(metavar="NAME", help="The new bot's name.")],
    data: Data,
    owner: Annotated[str, typer.Option(metavar="WHO", help="Who answers for it.")],
    as_json: Json = False,
) -> None:
    """Make a bot for somebody; its token is printed, only now."""
    made = ask(data, lambda server: server.wish("POST", "/bots", NewToken, name=name, owner=owner))
    tell_token(made, as_json=as_json)


@bots.command()
def token(bot: Which, data: Data, as_json: Json = False) -> None:
    """Give a bot another token, which is printed; the one before is worth nothing."""
    path = f"/bots/{ref(bot)}/token"
    tell_token(ask(data, lambda server: server.wish("POST", path, NewToken)), as_json=as_json)


@bots.command()
def revoke(bot: Which, data: Data, as_json: Json = False) -> None:
    """Take a bot's token; its connections close."""
    path = f"/bots/{ref(bot)}/token"
    gone = ask(data, lambda server: server.wish("DELETE", path, BotView))
    table.done(f"{gone.name} has no token any more", gone, as_json=as_json)


@bots.command()
def remove(bot: Which, data: Data, yes: Yes = False, as_json: Json = False) -> None:
    """Remove a bot for good; what it said stays."""
    certain(f"{bot} can never come back; what it said stays. Go on?", yes=yes)
    gone = ask(data, lambda server: server.wish("DELETE", f"/bots/{ref(bot)}", BotView))
    table.done(f"{gone.name} is removed", gone, as_json=as_json)
