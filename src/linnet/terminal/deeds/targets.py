"""Which message is meant: a number, or the last one of somebody."""

from collections.abc import Callable, Iterable

from msgspec import UNSET

from linnet.client import Refused
from linnet.protocol.entries import Entry, Said
from linnet.protocol.limits import PAGE
from linnet.protocol.reasons import Reason
from linnet.terminal.commands.typed import Target
from linnet.terminal.deeds.seat import Seat

Wanted = Callable[[Entry], bool]


async def place_of(seat: Seat, target: Target) -> int:
    """The place of the message in the room one looks at. Raises Refused where there is none."""
    if target.seq:
        return target.seq
    if not target.by:
        # What was typed before this line counts.
        await seat.client.drained()
    wanted = _by(seat, target)
    timeline = seat.client.timeline(seat.room)
    found = _last(timeline.entries if timeline else (), wanted)
    if found is None:
        found = _last((await seat.client.history(seat.room, limit=PAGE)).entries, wanted)
    if found is None:
        raise Refused(Reason.NO_SUCH_MESSAGE, "There is no such message here; name it by number.")
    return found.seq


def _last(entries: Iterable[Entry], wanted: Wanted) -> Entry | None:
    for entry in reversed([*entries]):
        if isinstance(entry.body, Said) and entry.body.deleted is UNSET and wanted(entry):
            return entry
    return None


def _by(seat: Seat, target: Target) -> Wanted:
    me = seat.client.me.id if seat.client.me else ""
    if target.anybody:
        return lambda entry: entry.by != me
    if not target.by:
        return lambda entry: entry.by == me
    who = target.by.casefold()
    ids = {p.id for p in seat.client.people.values() if who in (p.id, p.name.casefold())}
    return lambda entry: entry.by in ids or who in (entry.by, entry.name.casefold())
