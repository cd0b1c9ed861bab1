"""`linnet tail`: a room's entries, one a line, for scripts and for watching."""

from contextlib import aclosing
from typing import Annotated

import typer

from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    Host,
    Into,
    Key,
    Name,
    Port,
    Room,
    Server,
    signed_in,
)
from linnet.cli.following import beginning, entries
from linnet.cli.place import going
from linnet.cli.script import run
from linnet.client import Address
from linnet.protocol import codec
from linnet.protocol.entries import Entry
from linnet.terminal.clean import escape_json
from linnet.terminal.messages import row

Json = Annotated[bool, typer.Option("--json", help="Each entry as the JSON of the protocol.")]
Since = Annotated[
    int | None,
    typer.Option(metavar="SEQ", help="Begin after this entry; 0: with the first, -10: ten back."),
]
Count = Annotated[int | None, typer.Option(metavar="N", min=1, help="End after so many entries.")]


def tail(
    room: Room,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    key: Key = "",
    as_json: Json = False,
    since: Since = None,
    count: Count = None,
) -> None:
    """Print a room's entries as they come, each once and in order, for ever.

    Without --since only what is new from now on. A line is: seq, time in UTC, name, text,
    with tabs between. After a lost connection it goes on where it was. An open room is
    joined first. Exit codes: 0 after --count, 1 refused, 2 wrong usage, 3 no connection,
    130 after Ctrl+C.
    """
    run(lambda: _tail(*going(server, host, port, name), Into(room, key), since, count, as_json))


async def _tail(
    address: Address,
    name: str | None,
    into: Into,
    since: int | None,
    count: int | None,
    as_json: bool,
) -> None:
    left = count
    async with signed_in(address, name) as client:
        view = await into.go(client)
        async with aclosing(entries(client, view.id, beginning(client, view, since))) as coming:
            async for entry in coming:
                # At once: whoever reads may be waiting for it.
                print(line(entry, as_json), flush=True)
                if left is not None:
                    left -= 1
                    if not left:
                        return


def line(entry: Entry, as_json: bool) -> str:
    """An entry as scripts get it."""
    return escape_json(codec.encode(entry).decode()) if as_json else row(entry)
