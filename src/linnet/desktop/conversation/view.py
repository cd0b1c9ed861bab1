"""A room as it is read: a window of a few hundred messages that slides over its log."""

import tkinter as tk
from collections import deque
from collections.abc import Callable, Sequence

from msgspec import UNSET, Struct

from linnet.client import Client
from linnet.desktop.conversation import pages
from linnet.desktop.conversation.arranging import (
    Arranger,
    Aside,
    Day,
    Item,
    Message,
    Moves,
    New,
    Notice,
)
from linnet.desktop.conversation.hopes import Hopes
from linnet.desktop.conversation.pages import Page
from linnet.desktop.conversation.reach import MOST, Reach
from linnet.desktop.conversation.sheet import Placed
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.label import Label
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import is_notes
from linnet.protocol.people import Role
from linnet.terminal.clean import clean

_BETWEEN = 250
"""Milliseconds between two such readings."""
_MANY = 300
_HAPPENINGS = (Day, New, Moves, Notice)
"""What stands in a room without anybody's having said something."""
"""New entries at one time after which the newest page is read anew instead."""


class Told(Struct):
    """What the conversation tells the window around it."""

    seen: Callable[[int], object]
    """One has seen everything up to this place."""
    trouble: Callable[[str], object]


class Conversation(Reach):
    """Shows one room; `show` goes to another one."""

    def __init__(self, master: tk.Misc, paint: Painter, network: Network, told: Told) -> None:
        super().__init__(master, paint, network)
        self._told = told
        self.fresh = 0
        """Messages that came while one looked at older ones."""
        self._late: deque[Entry] = deque(maxlen=_MANY)
        """The last of what came while the room was being opened."""
        self._again_due = ""
        self._from_new, self._sought = True, False
        self.hopes = Hopes(self.sheet)
        self._pill = Button(self, paint, "", self.to_end, loud=True, height=32)
        self._empty = Label(self, bd=0, justify="center")
        self._dress()

    # Going to a room

    def show(self, view: RoomView, *, around: int | None = None, from_new: bool = True) -> None:
        """Show this room: its newest messages, from the first new one on, or around a place."""
        self._from_new, self._sought = from_new, around is not None
        self.view = view
        self._turn += 1
        self._opening, self._busy = True, False
        self._late.clear()
        self.fresh = 0
        self.quotes.clear()
        self._revealed.clear()
        self.sheet.clear()
        self.hopes.clear()
        self._say_empty("")
        self._show_pill()
        turn, room = self._turn, view.id

        async def page(client: Client) -> Page:
            if around is None:
                return await pages.newest(client, room)
            return await pages.around(client, room, around)

        self._fetch(page, lambda found: self._opened(turn, found, around))

    def again(self) -> None:
        """Read the newest page anew, and stay at its end."""
        if self.view is not None:
            self.show(self.view, from_new=False)

    def _opened(self, turn: int, page: Page, around: int | None) -> None:
        if turn != self._turn or self.view is None:
            return
        self._opening = self._sought = False
        view = self.view
        after = view.read.seq if view.count > view.read.count else None
        self._arranger = Arranger(view, self.seeing.me, self.seeing_blocked(), new_after=after)
        self.attached, self._at_start = page.end, page.start
        self._place_after(page.entries, view.head if around is None else 0)
        self.stickers.meet(page.entries)
        self.sheet.append(self._arranger.all(page.entries), self._seeing())
        for send_id, text in page.hopes:
            self.hopes.add(send_id, text, self._seeing())
        self.quotes.ask(page.entries)
        self._settle()
        if around is not None:
            self.point(around)
        else:
            self._go_to_end()
            if self._from_new:
                self._look_from_new()
        self._tell_empty()
        self._saw()
        late = list(self._late)
        self._late.clear()
        self.add(late)

    def _place_after(self, entries: Sequence[Entry], head: int) -> None:
        self.first = entries[0].seq if entries else head + 1
        self.last = entries[-1].seq if entries else head

    # What happens

    def add(self, entries: Sequence[Entry]) -> None:
        """The next entries of the room."""
        if self._opening or self._arranger is None:
            self._late.extend(entries)
            return
        for entry in entries:  # Also of those that a page brought before this news of them.
            self.hopes.arrived(entry.send_id)
        fresh = [entry for entry in entries if entry.seq > self.last]
        if not fresh:
            return
        if not self.attached:
            self._count_fresh(fresh)
            return
        if fresh[0].seq != self.last + 1 or (len(fresh) > _MANY and self.at_end):
            self.behind()
            return
        at_end = self.at_end
        if not at_end and len(self.sheet.placed) > 2 * MOST:
            self.attached = False
            self._count_fresh(fresh)
            return
        self.last = fresh[-1].seq
        self._write(fresh)
        self._tell_empty()
        self.quotes.ask(fresh)
        mine = any(entry.by == self.seeing.me for entry in fresh)
        if at_end or mine:
            self._cut_top()
            self._settle()
            self._go_to_end()
            self._saw()
        else:
            self._count_fresh(fresh)

    def _write(self, fresh: Sequence[Entry]) -> None:
        """Put entries below the others, all in one go."""
        assert self._arranger is not None, "the room is open"
        self.stickers.meet(fresh)
        coming: list[Item] = []
        for entry in fresh:
            items, replaces = self._arranger.add(entry)
            if replaces and coming:
                coming.pop()
            elif replaces:
                self.sheet.pop()
            coming += items
        self.sheet.append(coming, self._seeing())

    def behind(self) -> None:
        """Too much happened to write all of it: read the newest page, but not all the time."""
        if not self.at_end:
            self.attached = False
            self._show_pill()
        elif not self._again_due:
            self._again_due = self.after(_BETWEEN, self._again_now)

    def _again_now(self) -> None:
        self._again_due = ""
        self.again()

    def changed(self, message: Entry) -> None:
        """A message is another one now."""
        self.quotes.changed(message)
        placed = self.sheet.find(message.seq)
        if placed is not None and isinstance(placed.item, Message) and self._arranger:
            at_end = self.at_end
            item = self._arranger.message(message, placed.item.head)
            self.sheet.replace(placed, item, self._seeing())
            if at_end:
                self._settle()
                self._go_to_end()

    def hope(self, send_id: str, text: str) -> None:
        """A message of one's own is on its way."""
        self.hopes.add(send_id, text, self._seeing())
        self._say_empty("")
        self._settle()
        self._go_to_end()

    def aside(self, text: str) -> None:
        """Words of the window itself, for this person only."""
        self.sheet.append([Aside(clean(text))], self._seeing())
        if self._arranger:
            self._arranger.interrupted()
        self._settle()
        self._go_to_end()

    def failed(self, send_id: str, why: str) -> None:
        """It was refused."""
        self.hopes.failed(send_id, why, self._seeing())
        self._settle()

    def reveal(self, placed: Placed) -> None:
        """Show the spoilers of a message."""
        self._revealed ^= {placed.seq}
        self.sheet.replace(placed, placed.item, self._seeing())

    # Where one looks

    def to_end(self) -> None:
        """Go to the newest message."""
        if self.attached:
            self._go_to_end()
            self._saw()
        else:
            self.again()

    def go_to(self, seq: int) -> None:
        """Go to a message, wherever it is in the log."""
        if self.sheet.find(seq):
            self.point(seq)
        elif self.view is not None:
            self.show(self.view, around=seq)

    # Small things

    def _count_fresh(self, entries: Sequence[Entry]) -> None:
        self.fresh += sum(isinstance(entry.body, Said) for entry in entries)
        self._show_pill()

    def scrolled(self, top: float, bottom: float) -> None:
        """Fetch more where one comes near an end, and know what was seen."""
        super().scrolled(top, bottom)
        if self.fresh and self.at_end:
            self._saw()
        self._show_pill()

    def trouble(self, words: str) -> None:
        """Something was not to be had; where one went for it, one comes back."""
        self._told.trouble(words)
        if self._sought:
            self.again()

    def _show_pill(self) -> None:
        if self.at_end or not (self.fresh or not self.attached):
            self._pill.place_forget()
            return
        self._pill.say(f"{self.fresh} new  ↓" if self.fresh else "Newest  ↓")
        self._pill.place(relx=0.5, rely=1.0, y=-self.paint.look.px(8), anchor="s")

    def _saw(self) -> None:
        if self.at_end:
            self.fresh = 0
            self._show_pill()
            self._told.seen(self.last)

    def _tell_empty(self) -> None:
        """Where nobody has said anything yet: what to do."""
        said = any(not isinstance(one.item, _HAPPENINGS) for one in self.sheet.placed)
        silent = self.view is not None and not (said or self.hopes) and self._at_start
        self._say_empty(_beginning(self.view) if silent and self.view else "")

    def _say_empty(self, words: str) -> None:
        self._empty.configure(text=words)
        if words:
            self._empty.place(relx=0.5, rely=0.5, anchor="center")
        else:
            self._empty.place_forget()

    def _dress(self) -> None:
        super()._dress()
        look = self.paint.look
        if hasattr(self, "_empty"):
            self._empty.configure(
                bg=look.theme.background, fg=look.theme.secondary, font=look.font(14)
            )


def _beginning(view: RoomView) -> str:
    """What to do in a room where nothing was said."""
    if is_notes(view.id):
        return "Nobody but you reads what you write here.\nWrite the first note below."
    if view.with_ is not UNSET:
        name = view.with_.name
        return f"Nothing was said between you and {name} yet.\nWrite the first message below."
    words = f"This is the beginning of #{view.name}.\nWrite the first message below"
    brings = view.kind != "open" and view.role in (Role.OWNER, Role.MODERATOR)
    return f"{words}; the room's menu brings people in." if brings else f"{words}."
