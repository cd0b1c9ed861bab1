"""`linnet tail`: a room's entries, one a line, for scripts and for watching."""

import asyncio
import sys
from typing import Annotated

import typer

from linnet.cli.address import (
    DEFAULT_HOST,
    DEFAULT_PORT,
    NO_CONNECTION,
    REFUSED,
    Host,
    Name,
    Port,
    Room,
    Server,
    signed_in,
)
from linnet.cli.place import place
from linnet.cli.problem import forget_output, give_up, say_problem
from linnet.client import Address, CannotConnect, Client, Refused
from linnet.client.events import (
    Arrived,
    Closed,
    Connected,
    Missed,
    Reconnecting,
    Restarted,
    RoomGone,
)
from linnet.protocol import codec
from linnet.protocol.entries import Entry
from linnet.protocol.reasons import SENTENCES, Reason
from linnet.terminal.clean import escape_json
from linnet.terminal.messages import row

Json = Annotated[bool, typer.Option("--json", help="Each entry as the JSON of the protocol.")]
Since = Annotated[
    int | None,
    typer.Option(metavar="SEQ", help="Begin after this entry; 0: with the first, -10: ten back."),
]
Count = Annotated[int | None, typer.Option(metavar="N", min=1, help="End after so many entries.")]
INTERRUPTED = 130


def tail(
    room: Room,
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    server: Server = None,
    name: Name = None,
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
    try:
        asyncio.run(_tail(place(server, host, port), name, room, Printer(as_json, count), since))
    except Refused as refused:
        give_up(f"{refused.reason}: {refused.message}", REFUSED)
    except CannotConnect as failed:
        give_up(str(failed), NO_CONNECTION)
    except KeyboardInterrupt:
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:
        forget_output()


class Printer:
    """Writes entries, and knows when there were enough."""

    def __init__(self, as_json: bool, count: int | None) -> None:
        self.last = 0
        self._left = count
        self._as_json = as_json

    @property
    def enough(self) -> bool:
        """Whether no more are wanted."""
        return self._left == 0

    def print(self, entry: Entry) -> None:
        """One line, at once: whoever reads may be waiting for it."""
        text = escape_json(codec.encode(entry).decode()) if self._as_json else row(entry)
        print(text, flush=True)
        self.last = entry.seq
        if self._left is not None:
            self._left -= 1


async def _tail(
    address: Address, name: str | None, room: str, printer: Printer, since: int | None
) -> None:
    async with signed_in(address, name) as client:
        view = await client.join(room)
        timeline = client.timeline(view.id)
        # What came since the welcome is news already.
        now = timeline.first - 1 if timeline else view.head
        printer.last = now if since is None else since if since >= 0 else max(0, now + since)
        await _follow(client, view.id, printer)


async def _follow(client: Client, room: str, printer: Printer) -> None:
    """Print what comes after the place the printer has come to.

    Events from before the timeline was begun anew are no part of it.
    """
    client.follow(room, printer.last)
    beginning = True
    async for event in client:
        match event:
            case Restarted(room=one) if one == room:
                if not beginning:
                    say_problem("The server's log is shorter than before; it begins anew.")
                beginning = False
            case Arrived(entry) if entry.room == room and not beginning:
                printer.print(entry)
                if printer.enough:
                    return
            case Missed():
                client.follow(room, printer.last)
                beginning = True
            case RoomGone(room=one) if one == room:
                raise Refused(Reason.NOT_A_MEMBER, SENTENCES[Reason.NOT_A_MEMBER])
            case Reconnecting() | Connected() if sys.stderr.isatty():
                _tell_status(event)
            case Closed(reason, message):
                raise Refused(reason, message)
            case _:
                pass


def _tell_status(event: Reconnecting | Connected) -> None:
    if isinstance(event, Connected):
        say_problem("connected")
    else:
        say_problem(f"reconnecting in {max(1, round(event.after))} s: {event.cause}")
