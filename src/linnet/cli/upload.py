"""`linnet upload`: files from a script into a room."""

from pathlib import Path
from typing import Annotated, NamedTuple

import typer

from linnet.cli import kept, progress
from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    USAGE,
    Host,
    Into,
    Key,
    Name,
    Port,
    Room,
    Server,
    signed_in,
)
from linnet.cli.place import going
from linnet.cli.problem import give_up
from linnet.cli.script import run
from linnet.client import Address, Client
from linnet.client.progress import Progress
from linnet.protocol.files import File
from linnet.terminal.messages import size

Files = Annotated[list[Path], typer.Argument(metavar="FILE...", help="What to send.")]
Text = Annotated[str, typer.Option(metavar="TEXT", help="A message with them.")]
Exact = Annotated[
    bool, typer.Option("--exact", help="Leave in a picture where and when it was taken.")
]


class Message(NamedTuple):
    """What goes with the files, and whether to say where they were kept."""

    text: str
    exact: bool
    as_json: bool


def upload(
    room: Room,
    files: Files,
    text: Text = "",
    exact: Exact = False,
    as_json: kept.Json = False,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    key: Key = "",
) -> None:
    """Send files and post them in one message; after a cut it goes on where it was.

    A terminal shows how far it is. An open room is joined first. Exit codes: 0 posted,
    1 refused, 2 wrong usage or a file that cannot be read, 3 no connection.
    """
    for path in files:
        if not path.is_file():
            give_up(f"{path} is no file that can be read", USAGE)
    try:
        place = going(server, host, port, name)
        run(lambda: _upload(*place, Into(room, key), files, Message(text, exact, as_json)))
    except OSError as wrong:
        give_up(f"{wrong.filename or 'the file'}: {wrong.strerror or wrong}", USAGE)
    finally:
        progress.show("")


async def _upload(
    address: Address, name: str | None, into: Into, paths: list[Path], wish: Message
) -> None:
    async with signed_in(address, name) as client:
        view = await into.go(client)
        most = client.limits.files
        if len(paths) > most:
            give_up(f"a message holds at most {most} files, and these are {len(paths)}", USAGE)
        sent = [await _send(client, path, wish.exact) for path in paths]
        done = await client.share(view.id, sent, wish.text)
        if wish.as_json:
            kept.show(done, sent)


async def _send(client: Client, path: Path, exact: bool) -> File:
    return await client.upload(path, exact=exact, progress=_shown(path.name))


def _shown(name: str) -> Progress:
    def show(done: int, whole: int) -> None:
        progress.show(f"{name}: {size(done)} of {size(whole)}")

    return show
