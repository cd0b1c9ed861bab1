"""`linnet search`: messages that were found, one a line, for scripts."""

from typing import Annotated

import typer

from linnet.cli.address import DEFAULT_HOST, DEFAULT_PORT, Host, Name, Port, Server, signed_in
from linnet.cli.place import going
from linnet.cli.problem import say_problem
from linnet.cli.script import run
from linnet.cli.tail import Json
from linnet.client import Address
from linnet.protocol import codec
from linnet.protocol.ids import RoomId
from linnet.protocol.search import Found, Hit, Order
from linnet.terminal.clean import escape_json, one_line
from linnet.terminal.messages import row

Query = Annotated[
    list[str], typer.Argument(metavar="WORDS...", help='Words, "phrases", from:Ann, in:#room ...')
]
Where = Annotated[str | None, typer.Option("--room", metavar="ROOM", help="Only in this room.")]
Ordered = Annotated[Order, typer.Option("--order", help="The newest, or the fitting ones first.")]
Limit = Annotated[int, typer.Option(metavar="N", min=1, max=1000, help="At most so many.")]
PAGE = 100
NOTHING = 1


def search(
    words: Query,
    room: Where = None,
    order: Ordered = "time",
    limit: Limit = 20,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    as_json: Json = False,
) -> None:
    """Print messages with these words from all rooms you may read, the newest first.

    A line is: room, then as `linnet tail` has it. With --json each hit is an object with
    `entry`, `before` and `after`. Exit codes: 0 some were found, 1 none or refused, 2 wrong
    usage, 3 no connection.
    """
    wish = Wish(" ".join(words), room, order, limit)
    if not run(lambda: _search(*going(server, host, port, name), wish, as_json)):
        raise typer.Exit(NOTHING)


class Wish:
    """What is searched."""

    def __init__(self, query: str, room: str | None, order: Order, limit: int) -> None:
        self.query = query
        self.room = room
        self.order: Order = order
        self.limit = limit


async def _search(address: Address, name: str | None, wish: Wish, as_json: bool) -> int:
    """Print page after page; how many were found."""
    shown = 0
    async with signed_in(address, name) as client:
        names = {view.id: view.name for view in await client.list_rooms()}
        while shown < wish.limit:
            found = await client.search(
                wish.query,
                room=wish.room,
                order=wish.order,
                offset=shown,
                limit=min(PAGE, wish.limit - shown),
            )
            for hit in found.hits:
                print(_json(hit) if as_json else _row(hit, names), flush=True)
            if not shown:
                _warn(found)
            shown += len(found.hits)
            if not found.more or not found.hits:
                break
    return shown


def _row(hit: Hit, names: dict[RoomId, str]) -> str:
    room = names.get(hit.entry.room) or hit.entry.room
    return f"{one_line(room)}\t{row(hit.entry)}"


def _json(hit: Hit) -> str:
    return escape_json(codec.encode(hit).decode())


def _warn(found: Found) -> None:
    if found.unknown:
        say_problem(f"read as words, or not known here: {', '.join(found.unknown)}")
    if found.partial:
        say_problem("older messages are still being indexed: try again later for all")
