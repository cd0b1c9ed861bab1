"""What is on the screen: entries with their times and days, each shown once."""

from collections.abc import Callable, Iterable
from datetime import date

from linnet.client import Client
from linnet.client.calling import calls_me
from linnet.protocol.entries import Change, Entry, Joined, Left, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId, RoomId, is_notes
from linnet.protocol.messages import Edited
from linnet.terminal.attention import worth_showing
from linnet.terminal.colour import Palette
from linnet.terminal.messages import Look, Showing, message, notice
from linnet.terminal.notices import Gathering
from linnet.terminal.quotes import BLOCKED, Quotes
from linnet.terminal.words import day_line, moment, room_title


class Transcript:
    """Shows entries of all one's rooms, those of the room one looks at without its name."""

    def __init__(self, client: Client, show: Callable[[str], None], paint: Palette) -> None:
        self.current = RoomId("")
        self.quotes = Quotes(client)
        self._client = client
        self._show = show
        self._paint = paint
        self._last: dict[RoomId, int] = {}
        self._held: dict[RoomId, list[Entry]] = {}
        self._whole: set[RoomId] = set()
        self._views: dict[RoomId, RoomView] = {}
        self._day: date | None = None

    @property
    def look(self) -> Look:
        """How messages look here."""
        return Look(self._paint, self._client.people)

    def last(self, room: RoomId) -> int:
        """The newest entry of a room that was shown, or passed over."""
        return self._last.get(room, 0)

    def whole(self, room: RoomId) -> bool:
        """Whether all that came since one looked at this room was shown."""
        return room in self._whole

    def pass_over(self, room: RoomId, seq: int) -> None:
        """Entries up to this place are not news."""
        self.view(room)
        self._last[room] = max(seq, self.last(room))

    def forget(self, room: RoomId) -> None:
        """This room's log begins anew, or one is not in it any more."""
        self._last.pop(room, None)
        self._views.pop(room, None)
        self._whole.discard(room)

    def view(self, room: RoomId) -> RoomView | None:
        """The room; as it was last, when one is not in it any more but was a moment ago."""
        if view := self._client.rooms.get(room):
            self._views[room] = view
        return self._views.get(room)

    def hold(self, room: RoomId) -> None:
        """Keep this room's news back until its history is shown."""
        self._held.setdefault(room, [])

    def release(self) -> None:
        """Show what was held back."""
        held, self._held = self._held, {}
        for entries in held.values():
            for entry in entries:
                self.news(entry)

    def news(self, entry: Entry) -> bool:
        """The next entry of a room; whether it was shown now."""
        if entry.room in self._held:
            self._held[entry.room].append(entry)
            return False
        if entry.seq <= self.last(entry.room):
            return False
        self._last[entry.room] = entry.seq
        view = self.view(entry.room)
        if view is None or not self._wanted(entry, view):
            return False
        self._one(entry, view)
        return True

    def page(self, entries: Iterable[Entry], *, again: bool = False) -> None:
        """A part of a room's log, comings and goings gathered; `again` even if shown before.

        Messages are shown as they are now, so what only changed them is left out.
        """
        moves = Gathering()
        for entry in entries:
            self._whole.add(entry.room)
            if not again and entry.seq <= self.last(entry.room):
                continue
            self._last[entry.room] = max(entry.seq, self.last(entry.room))
            if isinstance(entry.body, Joined | Left):
                moves.move(entry.by, entry.name, came=isinstance(entry.body, Joined))
                continue
            self._show_all(moves.lines(self._paint))
            view = self.view(entry.room)
            if view and not isinstance(entry.body, Change) and not self.hidden(entry):
                self._one(entry, view)
        self._show_all(moves.lines(self._paint))

    def show_one(self, entry: Entry, *, spoilers: bool = False) -> None:
        """A message on its own, whatever was shown before."""
        if view := self.view(entry.room):
            self._one(entry, view, spoilers=spoilers)

    def hidden(self, entry: Entry) -> bool:
        """Whether this is something that somebody said or did whom one has blocked."""
        return entry.by in self._client.blocked and isinstance(entry.body, Said | Change)

    def day(self, entry: Entry) -> None:
        """The day an entry is of, where that is another than of what was shown last."""
        day = moment(entry.at).date()
        if day != self._day:
            self._day = day
            self._show(self._paint.faint(day_line(moment(entry.at))))

    def _wanted(self, entry: Entry, view: RoomView) -> bool:
        if isinstance(entry.body, Edited) and not isinstance(entry.body.text, str):
            return False  # Overtaken by what is shown next.
        if self.hidden(entry):
            return False
        if entry.room == self.current:
            return True
        if worth_showing(entry, view, self._me(), self.quotes.held(entry)):
            return True
        if isinstance(entry.body, Said):
            self._whole.discard(entry.room)
        return False

    def _one(self, entry: Entry, view: RoomView, *, spoilers: bool = False) -> None:
        self.day(entry)
        number = view.id == self.current
        self._show(self.line(entry, view, number=number, spoilers=spoilers))

    def line(
        self,
        entry: Entry,
        view: RoomView | None,
        *,
        number: bool = True,
        spoilers: bool = False,
    ) -> str:
        """An entry as it looks here; `view` is its room, if known."""
        if self.hidden(entry) and not spoilers:
            return self._paint.faint(f"{moment(entry.at):%H:%M} {BLOCKED} [{entry.seq}]")
        here = entry.room == self.current
        private = view is not None and view.kind == "direct"
        title = room_title(view) if view else ""
        mark = "[private]" if private else "" if here else title
        calls = view is not None and calls_me(view, entry, self._me())
        if not isinstance(entry.body, Said):
            return notice(entry, self.look, mark, self.quotes.held(entry), calls_me=calls)
        mine = entry.by == self._me()
        showing = Showing(
            mark=mark,
            name=f"to {title}" if private and mine else "",
            number=number,
            calls_me=calls,
            quote=self.quotes.line(entry, self._paint),
            spoilers=spoilers,
        )
        return message(entry, self.look, showing)

    def _me(self) -> PersonId:
        return self._client.me.id if self._client.me else PersonId("")

    def _show_all(self, lines: Iterable[str]) -> None:
        for line in lines:
            self._show(line)


def room_line(view: RoomView) -> str:
    """A room in one line: its name and how many are there, or who and whether they are."""
    if is_notes(view.id):
        return room_title(view)
    if view.kind == "direct":
        return f"{room_title(view)} - {'online' if view.online > 1 else 'offline'}"
    people = f"{view.members} {'person' if view.members == 1 else 'people'}"
    return f"{room_title(view)} - {people}, {view.online} online"
