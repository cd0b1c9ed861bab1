"""What is on the screen: entries with their times and days, each shown once."""

from collections.abc import Callable, Iterable
from datetime import date

from linnet.client import Client
from linnet.protocol.entries import Entry, Joined, Left, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId, RoomId
from linnet.terminal.colour import Palette
from linnet.terminal.notices import Gathering
from linnet.terminal.words import day_line, message, moment, room_title


class Transcript:
    """Shows entries of all one's rooms, those of the room one looks at without its name."""

    def __init__(self, client: Client, show: Callable[[str], None], paint: Palette) -> None:
        self.current = RoomId("")
        self._client = client
        self._show = show
        self._paint = paint
        self._last: dict[RoomId, int] = {}
        self._held: dict[RoomId, list[Entry]] = {}
        self._day: date | None = None

    def last(self, room: RoomId) -> int:
        """The newest entry of a room that was shown, or passed over."""
        return self._last.get(room, 0)

    def pass_over(self, room: RoomId, seq: int) -> None:
        """Entries up to this place are not news."""
        self._last[room] = max(seq, self.last(room))

    def forget(self, room: RoomId) -> None:
        """This room's log begins anew, or one is not in it any more."""
        self._last.pop(room, None)

    def hold(self, room: RoomId) -> None:
        """Keep this room's news back until its history is shown."""
        self._held.setdefault(room, [])

    def release(self) -> None:
        """Show what was held back."""
        held, self._held = self._held, {}
        for entries in held.values():
            for entry in entries:
                self.news(entry)

    def news(self, entry: Entry) -> None:
        """The next entry of a room."""
        if entry.room in self._held:
            self._held[entry.room].append(entry)
        elif entry.seq > self.last(entry.room):
            self._last[entry.room] = entry.seq
            self._one(entry)

    def page(self, entries: Iterable[Entry], *, again: bool = False) -> None:
        """A part of a room's log, comings and goings gathered; `again` even if shown before."""
        moves = Gathering()
        for entry in entries:
            if not again and entry.seq <= self.last(entry.room):
                continue
            self._last[entry.room] = max(entry.seq, self.last(entry.room))
            if isinstance(entry.body, Joined | Left):
                moves.move(entry.by, entry.name, came=isinstance(entry.body, Joined))
                continue
            self._show_all(moves.lines(self._paint))
            self._one(entry)
        self._show_all(moves.lines(self._paint))

    def _one(self, entry: Entry) -> None:
        view = self._client.rooms.get(entry.room)
        private = view is not None and view.kind == "direct"
        if view is None or (private and not isinstance(entry.body, Said)):
            return
        day = moment(entry.at).date()
        if day != self._day:
            self._day = day
            self._show(self._paint.faint(day_line(moment(entry.at))))
        if private:
            name = f"to {room_title(view)}" if entry.by == self._me() else ""
            self._show(message(entry, self._paint, mark="[private]", name=name))
        else:
            mark = "" if view.id == self.current else room_title(view)
            self._show(message(entry, self._paint, mark=mark))

    def _me(self) -> PersonId:
        return self._client.me.id if self._client.me else PersonId("")

    def _show_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._show(line)


def room_line(view: RoomView) -> str:
    """A room in one line: its name and how many are there, or who and whether they are."""
    if view.kind == "direct":
        return f"{room_title(view)} - {'online' if view.online > 1 else 'offline'}"
    people = f"{view.members} {'person' if view.members == 1 else 'people'}"
    return f"{room_title(view)} - {people}, {view.online} online"
