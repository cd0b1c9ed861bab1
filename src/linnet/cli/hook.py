"""`linnet hook`: a room's webhooks, by which programs post, and to which they are sent messages."""

import sys
from typing import Annotated

import typer
from msgspec import UNSET

from linnet.cli import table
from linnet.cli.address import DEFAULT_HOST, DEFAULT_PORT, Host, Name, Port, Room, Server
from linnet.cli.admin.words import moment
from linnet.cli.bot_accounts import Json, asked
from linnet.client.bots import RoomHooks
from linnet.protocol.hooks import HookView

hook = typer.Typer(help="A room's webhooks: make, list, renew and remove them.")
Called = Annotated[str, typer.Argument(metavar="HOOK", help="The webhook's name.")]
_HEADS = ("id", "name", "owner", "does", "since", "how it is")


@hook.command()
def new(
    room: Room,
    called: Called,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Make an address to which programs post; it goes to standard output, only now."""
    room = room.removeprefix("#")
    _tell(asked(server, host, port, name, lambda crew: crew.make_hook(room, called)), as_json)


@hook.command()
def renew(
    room: Room,
    called: Called,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Give a webhook another address; the one before is worth nothing."""
    room = room.removeprefix("#")
    _tell(asked(server, host, port, name, lambda crew: crew.renew_hook(room, called)), as_json)


@hook.command()
def out(
    room: Room,
    called: Called,
    url: Annotated[str, typer.Argument(metavar="URL", help="Where messages go.")],
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Send what people say in a room to an address, for owners of the server.

    The secret that signs what is sent goes to standard output, only now.
    """
    room = room.removeprefix("#")
    made = asked(server, host, port, name, lambda crew: crew.make_outlet(room, called, url))
    if as_json:
        table.show_json(made)
        return
    print(f"{table.line(made.outlet.name)} sends from now on, signed with:", file=sys.stderr)
    print(made.secret)


@hook.command()
def begin(
    room: Room,
    called: Called,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Send again to an address that was given up, from where it stopped."""
    room = room.removeprefix("#")
    begun = asked(server, host, port, name, lambda crew: crew.begin_outlet(room, called))
    table.done(f"{begun.name} goes on after message {begun.seq}", begun, as_json=as_json)


@hook.command("list")
def list_(
    room: Room,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """A room's webhooks, both kinds."""
    room = room.removeprefix("#")
    found = asked(server, host, port, name, lambda crew: crew.hooks(room))
    if as_json:
        table.show_json(found)
    else:
        table.show(_HEADS, _rows(found))


@hook.command()
def remove(
    room: Room,
    called: Called,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Remove a webhook of either kind."""
    room = room.removeprefix("#")
    gone = asked(server, host, port, name, lambda crew: crew.remove_hook(room, called))
    table.done(f"{gone} is removed", {"name": gone}, as_json=as_json)


def _tell(told: tuple[HookView, str], as_json: bool) -> None:
    made, url = told
    if as_json:
        table.show_json({"hook": made, "url": url})
        return
    name = table.line(made.name)
    print(f"what is posted to this address, {name} says; shown only now:", file=sys.stderr)
    print(url)


def _rows(found: RoomHooks) -> list[list[str]]:
    """Those that post first."""
    rows = []
    for one in found.hooks:
        state = "never used" if one.used is UNSET else f"used {moment(int(one.used))}"
        rows.append([one.id, one.name, one.owner.name, "posts", moment(one.since), state])
    for other in found.outlets:
        state = f"sent up to {other.seq}"
        if other.ended:
            state = f"given up: {other.ended}"
        elif isinstance(other.failing, int):
            state += f", failing since {moment(other.failing)}"
        does = f"sends to {other.url}"
        rows.append([other.id, other.name, other.owner.name, does, moment(other.since), state])
    return rows
