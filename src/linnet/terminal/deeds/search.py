"""Finding messages, page by page."""

from functools import partial
from textwrap import indent

from linnet.protocol.entries import Entry
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import RoomId
from linnet.protocol.search import Found, Hit
from linnet.terminal.clean import one_line
from linnet.terminal.commands import search as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.seat import Seat

Place = tuple[RoomId, int]
_PAGE = 10
_COUNTED = 1000
"""More hits than these are not counted."""


async def find(seat: Seat, wish: typed.Find) -> None:
    """The newest messages with these words."""
    await _page(seat, wish.query, 0)


async def more(seat: Seat, wish: typed.More) -> None:
    """Those before them, or whatever else was listed last."""
    if seat.more is None:
        seat.notice("there is no more of what was listed last")
    else:
        await seat.more()


async def _page(seat: Seat, query: str, offset: int) -> None:
    found = await seat.client.search(query, offset=offset, limit=_PAGE)
    rooms = await _rooms(seat, found)
    await seat.transcript.quotes.fetch([hit.entry for hit in found.hits])
    _tell_head(seat, found, first=offset == 0)
    shown = {_place(hit.entry) for hit in found.hits}
    for hit in found.hits:
        _tell(seat, hit, rooms.get(hit.entry.room), shown)
    seat.more = partial(_page, seat, query, offset + len(found.hits)) if found.more else None
    if found.more:
        seat.notice("/more shows what was found before these; /goto ROOM N goes to one of them")


def _tell_head(seat: Seat, found: Found, *, first: bool) -> None:
    if not found.hits:
        seat.notice("nothing was found" if first else "that was all")
    elif first:
        number = f"more than {_COUNTED}" if found.total >= _COUNTED else f"{found.total}"
        seat.notice(f"{number} found, the newest first:" if found.total > 1 else "1 found:")
    if found.unknown:
        odd = one_line(", ".join(found.unknown))
        seat.notice(f"read as words, or not known here: {odd}")
    if found.partial:
        seat.notice("older messages are still being indexed: try again later for all")


def _tell(seat: Seat, hit: Hit, view: RoomView | None, shown: set[Place]) -> None:
    """The message, and further in those around it that are not shown already."""
    for entry in (*hit.before, hit.entry, *hit.after):
        found = entry is hit.entry
        if found or _place(entry) not in shown:
            shown.add(_place(entry))
            seat.transcript.day(entry)
            line = seat.transcript.line(entry, view)
            seat.show(line if found else seat.paint.faint(indent(line, "  ")))


def _place(entry: Entry) -> Place:
    return entry.room, entry.seq


async def _rooms(seat: Seat, found: Found) -> dict[RoomId, RoomView]:
    """The rooms of the hits; also open ones that one is not in."""
    rooms = dict(seat.client.rooms)
    if any(hit.entry.room not in rooms for hit in found.hits):
        rooms |= {view.id: view for view in await seat.client.list_rooms()}
    return rooms


DEEDS: Deeds = {
    typed.Find: find,
    typed.More: more,
}
