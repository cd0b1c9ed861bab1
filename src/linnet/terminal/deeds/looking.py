"""Looking at a room: what was said before comes on the screen."""

from linnet.protocol.entries import Change, Entry
from linnet.protocol.frames import RoomView
from linnet.terminal.commands.talk import PAGE
from linnet.terminal.deeds.seat import Seat

_FRUITLESS = 10
"""Pages in a row of nothing but changes, after which what was found is enough."""


async def enter(seat: Seat, room: str) -> None:
    """Look at this room from now on, becoming a member if need be; its key may follow it."""
    client, transcript = seat.client, seat.transcript
    known = client.room(room) or seat.talk_with(room)
    name, _, key = room.partition(" ")
    view = known or await client.join(name, key.strip())
    transcript.hold(view.id)
    entries = await last_of(seat, view, PAGE)
    # What came before this run was passed over; now it is wanted.
    again = view.id != transcript.current and not transcript.whole(view.id)
    transcript.current = view.id
    seat.astray = ""
    seat.entered(client.rooms.get(view.id, view), entries, again=again)


async def show_last(seat: Seat, view: RoomView, number: int) -> None:
    """The last entries that are worth a line."""
    seat.transcript.page(await last_of(seat, view, number), again=True)


async def show_missed(seat: Seat, view: RoomView) -> None:
    """What somebody wrote privately since one was here last."""
    await show_last(seat, view, min(seat.client.unread(view.id), PAGE))


async def show_around(seat: Seat, seq: int) -> None:
    """A message and those before and after it."""
    page = await seat.client.history(seat.room, around=seq, limit=PAGE)
    await seat.transcript.quotes.fetch(page.entries)
    seat.transcript.page(page.entries, again=True)
    if page.entries and page.entries[-1].seq < seat.view.head:
        seat.notice(f"that was around [{seq}]; /history shows the newest")


async def last_of(seat: Seat, view: RoomView, number: int) -> list[Entry]:
    """The newest entries, so many that are more than changes of a message."""
    entries: list[Entry] = []
    before: int | None = None
    fruitless = 0
    while len(entries) < number and fruitless < _FRUITLESS:
        wanted = max(number - len(entries), PAGE)
        page = await seat.client.history(view.id, before=before, limit=wanted)
        found = [entry for entry in page.entries if not isinstance(entry.body, Change)]
        fruitless = 0 if found else fruitless + 1
        entries = [*found, *entries]
        if not page.entries or page.entries[0].seq <= 1:
            break
        before = page.entries[0].seq
    entries = entries[-number:]
    await seat.transcript.quotes.fetch(entries)
    return entries
