"""A room's entries for a script: each once and in order, through every lost connection."""

import sys
from collections.abc import AsyncGenerator

from linnet.cli.problem import say_problem
from linnet.client import Client, Refused
from linnet.client.events import (
    Arrived,
    Closed,
    Connected,
    Missed,
    Reconnecting,
    Restarted,
    RoomGone,
)
from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomView
from linnet.protocol.reasons import SENTENCES, Reason


def beginning(client: Client, view: RoomView, since: int | None) -> int:
    """The place after which a script begins: now, after `since`, or that many back if negative."""
    timeline = client.timeline(view.id)
    # What came since the welcome is news already.
    now = timeline.first - 1 if timeline else view.head
    return now if since is None else since if since >= 0 else max(0, now + since)


async def entries(client: Client, room: str, last: int) -> AsyncGenerator[Entry]:
    """What comes after this place, for ever.

    Events from before the timeline was begun anew are no part of it. Raises Refused when the
    room or the connection is gone for good.
    """
    client.follow(room, last)
    begun = False
    async for event in client:
        match event:
            case Restarted(room=one) if one == room:
                if begun:
                    say_problem("The server's log is shorter than before; it begins anew.")
                begun = True
            case Arrived(entry) if entry.room == room and begun:
                last = entry.seq
                yield entry
            case Missed():
                client.follow(room, last)
                begun = False
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
