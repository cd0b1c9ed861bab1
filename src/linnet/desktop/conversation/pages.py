"""Parts of a room's log: from the copy on this machine where it has them, else from the server.

These run in the network's thread, next to the client.
"""

from collections.abc import Iterable

from msgspec import Struct

from linnet.client import CannotConnect, Client
from linnet.protocol.entries import Entry, Said
from linnet.protocol.ids import RoomId

PAGE = 50
"""Entries written at once: more would be felt while one scrolls."""
_ASKED = 100
"""Entries asked of the server at once."""


class Page(Struct, frozen=True):
    """Entries in order. `start` and `end` say whether the log has nothing before or after them."""

    entries: list[Entry]
    start: bool
    end: bool
    hopes: list[tuple[str, str]] = []
    """Messages of one's own that are on their way: send_id and text."""


async def newest(client: Client, room: RoomId) -> Page:
    """The last entries of a room, and what is on its way there."""
    timeline = client.timeline(room)
    if timeline is None:
        return Page([], True, True)
    if len(timeline.entries) < PAGE and timeline.first > 1 and client.live:
        await client.history(room, limit=_ASKED)
    entries = list(timeline.entries)[-PAGE:]
    hopes = [(hope.send_id, hope.text) for hope in timeline.hopes]
    return Page(entries, not entries or entries[0].seq == 1, True, hopes)


async def before(client: Client, room: RoomId, seq: int) -> Page:
    """What came before a place."""
    timeline = client.timeline(room)
    if timeline and timeline.first < seq <= timeline.last + 1:
        entries = _held(timeline.entries, seq - PAGE, seq)
        return Page(entries, entries[0].seq == 1, False)
    if not client.live:
        entries = _run(client.kept(room, seq - PAGE, seq), seq - 1)
        return Page(entries, bool(entries) and entries[0].seq == 1, False)
    page = await client.history(room, before=seq, limit=PAGE)
    client.remember(page)
    return Page(page.entries, not page.more, False)


async def after(client: Client, room: RoomId, seq: int) -> Page:
    """What came after a place."""
    timeline = client.timeline(room)
    if timeline and timeline.first <= seq + 1:
        entries = _held(timeline.entries, seq + 1, seq + PAGE + 1)
        last = entries[-1].seq if entries else seq
        return Page(entries, False, last >= timeline.last)
    if not client.live:
        return Page(_run(client.kept(room, seq + 1, seq + PAGE + 1), seq + 1), False, False)
    page = await client.history(room, after=seq, limit=PAGE)
    client.remember(page)
    return Page(page.entries, False, not page.more)


async def around(client: Client, room: RoomId, seq: int) -> Page:
    """What stands around a place. Raises CannotConnect where only the server has it."""
    timeline = client.timeline(room)
    first, end = seq - PAGE // 2, seq + PAGE // 2
    if timeline and timeline.first <= max(1, first) and seq <= timeline.last:
        entries = _held(timeline.entries, first, end)
        return Page(entries, entries[0].seq == 1, entries[-1].seq >= timeline.last)
    if not client.live:
        entries = _run(client.kept(room, first, end), seq)
        if not entries:
            raise CannotConnect(
                "That message is not on this machine.", "Look again when there is a connection."
            )
        at_end = timeline is not None and entries[-1].seq >= timeline.last
        return Page(entries, entries[0].seq == 1, at_end)
    page = await client.history(room, around=seq, limit=PAGE)
    client.remember(page)
    entries = page.entries
    return Page(entries, not entries or entries[0].seq == 1, not page.more)


async def quoted(client: Client, room: RoomId, places: Iterable[int]) -> dict[int, Entry]:
    """The messages at these places, as far as they are to be had."""
    found: dict[int, Entry] = {}
    for seq in places:
        timeline = client.timeline(room)
        entry = timeline.message(seq) if timeline else None
        if entry is None and client.live:
            page = await client.history(room, around=seq, limit=1)
            entry = next((one for one in page.entries if one.seq == seq), None)
        if entry is not None and isinstance(entry.body, Said):
            found[seq] = entry
    return found


def _run(entries: list[Entry], seq: int) -> list[Entry]:
    """Those that follow each other without a gap, the one at this place among them."""
    by_seq = {entry.seq: entry for entry in entries}
    first = last = seq
    while first - 1 in by_seq:
        first -= 1
    while last + 1 in by_seq:
        last += 1
    return [by_seq[place] for place in range(first, last + 1)] if seq in by_seq else []


def _held(entries: Iterable[Entry], first: int, end: int) -> list[Entry]:
    return [entry for entry in entries if first <= entry.seq < end]
