"""`linnet wait`: holds a script until somebody says a certain thing in a room."""

import asyncio
import re
from contextlib import aclosing
from typing import Annotated

import typer
from msgspec import UNSET

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
from linnet.cli.following import beginning, entries
from linnet.cli.place import going
from linnet.cli.problem import give_up
from linnet.cli.script import TIMED_OUT, run
from linnet.cli.tail import Json, Since, line
from linnet.client import Address
from linnet.protocol.entries import Entry, Said
from linnet.protocol.messages import Edited

Match = Annotated[
    str, typer.Option(metavar="REGEX", help="Found anywhere in the text; (?i) ignores case.")
]
Timeout = Annotated[
    float | None, typer.Option(metavar="SECONDS", min=0, help="Give up after so long.")
]
By = Annotated[str | None, typer.Option("--from", metavar="WHO", help="Only this name or id.")]


def wait(
    room: Room,
    match: Match = "",
    timeout: Timeout = None,
    by: By = None,
    since: Since = None,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
    key: Key = "",
    as_json: Json = False,
) -> None:
    """Wait for a message, print it as `linnet tail` does, and end.

    Messages from now on count, edited ones with their new text; with --since also earlier ones.
    An open room is joined first. Exit codes: 0 it came, 1 refused, 2 wrong usage,
    3 no connection, 124 after --timeout, 130 after Ctrl+C.
    """
    try:
        pattern = re.compile(match)
    except re.error as wrong:
        give_up(f"--match: {match} is no regular expression: {wrong}", USAGE)
    wish = Wish(pattern, by)
    try:
        found = run(
            lambda: _wait(*going(server, host, port, name), Into(room, key), since, timeout, wish)
        )
    except TimeoutError:
        raise typer.Exit(TIMED_OUT) from None
    print(line(found, as_json), flush=True)


class Wish:
    """Which message is waited for."""

    def __init__(self, pattern: re.Pattern[str], by: str | None) -> None:
        self._pattern = pattern
        self._by = by.casefold() if by else None

    def is_granted_by(self, entry: Entry) -> bool:
        """Whether this is the message."""
        if self._by is not None and self._by not in (entry.by, entry.name.casefold()):
            return False
        body = entry.body
        text = body.text if isinstance(body, Said | Edited) else UNSET
        return text is not UNSET and self._pattern.search(text) is not None


async def _wait(
    address: Address,
    name: str | None,
    into: Into,
    since: int | None,
    within: float | None,
    wish: Wish,
) -> Entry:
    async with signed_in(address, name) as client, asyncio.timeout(within):
        view = await into.go(client)
        async with aclosing(entries(client, view.id, beginning(client, view, since))) as coming:
            async for entry in coming:
                if wish.is_granted_by(entry):
                    return entry
    raise AssertionError("entries come for ever")
