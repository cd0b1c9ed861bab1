"""Which lines a room's log becomes: messages grouped by author, days, comings and goings."""

from collections.abc import Container, Iterable
from datetime import date, datetime

from msgspec import UNSET, Struct

from linnet.client.calling import calls_me, is_hidden
from linnet.protocol.entries import Change, Entry, Joined, Left, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId
from linnet.terminal.notices import Gathering
from linnet.terminal.words import moment

GROUPED = 5 * 60 * 1000
"""Milliseconds within which messages of one author need no name again."""


class Day(Struct, frozen=True):
    """Another day begins."""

    day: date


class New(Struct, frozen=True):
    """From here on one has not read."""


class Moves(Struct, frozen=True):
    """Comings and goings that follow each other."""

    entries: tuple[Entry, ...]

    def line(self) -> str:
        """All of them in words."""
        gathered = Gathering()
        for entry in self.entries:
            gathered.move(entry.by, entry.name, came=isinstance(entry.body, Joined))
        return "   ".join(gathered.lines())


class Notice(Struct, frozen=True):
    """Anything else that happened to the room."""

    entry: Entry


class Message(Struct, frozen=True):
    """A message; with its author's name (`head`), or as a further one of the same author."""

    entry: Entry
    head: bool
    calls: bool = False
    hidden: bool = False


class Aside(Struct, frozen=True):
    """Words of the window itself, which nobody else sees."""

    text: str


Item = Day | New | Moves | Notice | Message | Aside


class Arranger:
    """Makes items of entries in order; `add` says which item a new one replaces."""

    def __init__(
        self,
        view: RoomView,
        me: PersonId,
        blocked: Container[PersonId] = (),
        *,
        new_after: int | None = None,
        plain_first: bool = False,
    ) -> None:
        """`new_after` is where the New line goes; `plain_first` leaves the first day out."""
        self._view = view
        self._me = me
        self._blocked = blocked
        self._new_after = new_after
        self._last: Message | None = None
        self._moves: Moves | None = None
        self._day: date | None = None
        self._plain_first = plain_first

    def all(self, entries: Iterable[Entry]) -> list[Item]:
        """The items of these."""
        items: list[Item] = []
        for entry in entries:
            added, replaces = self.add(entry)
            if replaces:
                items.pop()
            items += added
        return items

    def add(self, entry: Entry) -> tuple[list[Item], bool]:
        """The items of one more entry, and whether the first of them replaces the last one."""
        if isinstance(entry.body, Change):
            return [], False
        if isinstance(entry.body, Joined | Left):
            return self._moved(entry)
        items = self._before(entry)
        if isinstance(entry.body, Said):
            item = self._message(entry, alone=bool(items))
            self._last = item
            items.append(item)
        else:
            self._last = None
            items.append(Notice(entry))
        self._moves = None
        return items, False

    def interrupted(self) -> None:
        """Something else was written below: the next message has its author's name."""
        self._last = None
        self._moves = None

    def message(self, entry: Entry, head: bool) -> Message:
        """A message as it is now, where it stood."""
        return Message(
            entry,
            head,
            calls_me(self._view, entry, self._me, self._blocked),
            is_hidden(entry, self._blocked),
        )

    def _moved(self, entry: Entry) -> tuple[list[Item], bool]:
        before = self._before(entry)
        self._last = None
        if self._moves is not None and not before:
            self._moves = Moves((*self._moves.entries, entry))
            return [self._moves], True
        self._moves = Moves((entry,))
        return [*before, self._moves], False

    def _message(self, entry: Entry, *, alone: bool) -> Message:
        last = self._last
        said = entry.body
        grouped = (
            not alone
            and last is not None
            and last.entry.by == entry.by
            and 0 <= entry.at - last.entry.at < GROUPED
            and isinstance(said, Said)
            and said.reply_to is UNSET
            and not last.hidden
        )
        return self.message(entry, not grouped)

    def _before(self, entry: Entry) -> list[Item]:
        items: list[Item] = []
        day = moment(entry.at).date()
        if day != self._day:
            if self._day is not None or not self._plain_first:
                items.append(Day(day))
            self._day = day
        after = self._new_after
        counts = isinstance(entry.body, Said) and entry.by != self._me
        if after is not None and entry.seq > after and counts:
            self._new_after = None
            items.append(New())
        return items


def day_words(day: date, today: date | None = None) -> str:
    """`Today`, `Yesterday`, `Tuesday 3 March`, with the year where it is another."""
    today = today or datetime.now().astimezone().date()
    if day == today:
        return "Today"
    if (today - day).days == 1:
        return "Yesterday"
    year = "" if day.year == today.year else f" {day.year}"
    return f"{day:%A} {day.day} {day:%B}{year}"
