"""`linnet send`: one message from a script, and whether it was kept."""

import asyncio
import sys
from collections.abc import Iterator
from typing import Annotated

import typer

from linnet.cli import kept
from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    NO_CONNECTION,
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
from linnet.client import Address

Text = Annotated[str | None, typer.Argument(metavar="[TEXT]", help="Else standard input is sent.")]
ReplyTo = Annotated[
    int | None, typer.Option(metavar="N", min=1, help="The number of the message it answers.")
]
ANSWER = 30.0
"""Seconds in which an answer must come, reconnecting if need be."""


def send(
    room: Room,
    text: Text = None,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    key: Key = "",
    reply_to: ReplyTo = None,
    as_json: kept.Json = False,
) -> None:
    """Send a message and wait until the server has kept it.

    Standard input is one message, whatever its lines; only when it is longer than a message
    may be, it is sent as several, parted between lines. An open room is joined first.
    Exit codes: 0 kept, 1 refused, 2 wrong usage, 3 no connection.
    """
    try:
        said = _read() if text is None else text
        said.encode()  # Arguments that are not UTF-8 are found out before anything is sent.
    except UnicodeError:
        give_up("not-text: Only UTF-8 text is understood here.", USAGE)
    try:
        run(
            lambda: _send(
                *going(server, host, port, name), Into(room, key), said, reply_to, as_json
            )
        )
    except TimeoutError:
        give_up(
            "The connection was lost and it is not known whether all was sent. "
            "Look before you send it again.",
            NO_CONNECTION,
        )


async def _send(
    address: Address, name: str | None, into: Into, text: str, reply_to: int | None, as_json: bool
) -> None:
    async with signed_in(address, name) as client, asyncio.timeout(ANSWER):
        view = await into.go(client)
        for part in parts(text, client.limits.text):
            done = await client.say(view.id, part, reply_to=reply_to)
            reply_to = None
            if as_json:
                kept.show(done)


def parts(text: str, limit: int) -> Iterator[str]:
    """The text as few messages of at most so many bytes, parted between lines.

    A line that is longer stays whole: the server says why it does not take it.
    """
    part: list[str] = []
    size = 0
    for line in text.split("\n"):
        length = len(line.encode()) + 1
        if part and size + length - 1 > limit:
            yield "\n".join(part)
            part, size = [], 0
        part.append(line)
        size += length
    yield "\n".join(part)


def _read() -> str:
    return sys.stdin.buffer.read().decode().removesuffix("\n").removesuffix("\r")
