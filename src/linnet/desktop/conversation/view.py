"""A room as it is read: a window of a few hundred messages that slides over its log."""

import tkinter as tk
from collections.abc import Callable, Iterable, Sequence
from typing import Any

from msgspec import UNSET, Struct
from msgspec.structs import replace

from linnet.client import Client
from linnet.desktop.conversation import pages
from linnet.desktop.conversation.arranging import Arranger, Aside, Day, Item, Message
from linnet.desktop.conversation.hopes import Hopes
from linnet.desktop.conversation.pages import Page
from linnet.desktop.conversation.quotes import Quotes
from linnet.desktop.conversation.runs import Seeing
from linnet.desktop.conversation.scroll import Scroll
from linnet.desktop.conversation.sheet import Placed
from linnet.desktop.conversation.stickers import Stickers
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network
from linnet.desktop.parts.buttons import Button
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId
from linnet.terminal.clean import clean

MOST = 500
"""Items on the paper."""
_SPARE = 120
"""Further ones before the far end is cut, so that it is not cut for each."""
_NEAR = 1.5
"""Heights of the window from an end at which more is fetched."""
_MANY = 300
"""New entries at one time after which the newest page is read anew instead."""


class Told(Struct):
    """What the conversation tells the window around it."""

    seen: Callable[[int], object]
    """One has seen everything up to this place."""
    trouble: Callable[[str], object]


class Conversation(Scroll):
    """Shows one room; `show` goes to another one."""

    def __init__(self, master: tk.Misc, paint: Painter, network: Network, told: Told) -> None:
        self.stickers = Stickers(paint, network, self._sticker_came)
        super().__init__(master, paint, self.stickers.picture)
        self._network, self._told = network, told
        self.view: RoomView | None = None
        self.first, self.last = 0, 0
        """The places between which everything is on the paper."""
        self.fresh = 0
        """Messages that came while one looked at older ones."""
        self.seeing = Seeing()
        self._arranger: Arranger | None = None
        self._at_start = True
        self._opening = False
        self._busy = False
        self._turn = 0
        self._revealed: set[int] = set()
        self.hopes = Hopes(self.sheet)
        self.quotes = Quotes(network, self.sheet, self._quotes_came)
        self._pill = Button(self, paint, "", self.to_end, loud=True, height=32)
        self._empty = tk.Label(self, bd=0, justify="center")
        self._dress()

    # Going to a room

    def show(self, view: RoomView, *, around: int | None = None) -> None:
        """Show this room: its newest messages, or those around a place."""
        self.view = view
        self._turn += 1
        self._opening, self._busy = True, False
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
        """Read the room anew: too much happened at one time."""
        if self.view is not None:
            self.show(self.view)

    def _opened(self, turn: int, page: Page, around: int | None) -> None:
        if turn != self._turn or self.view is None:
            return
        self._opening = False
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
            self._look_from_new()
        self._say_empty("" if self.sheet.placed or self.hopes else _beginning(view))
        self._saw()

    def _place_after(self, entries: Sequence[Entry], head: int) -> None:
        self.first = entries[0].seq if entries else head + 1
        self.last = entries[-1].seq if entries else head

    def seeing_blocked(self) -> frozenset[PersonId]:
        """Whom one has blocked."""
        client = self._network.client
        return frozenset(client.blocked) if client else frozenset()

    # What happens

    def add(self, entries: Sequence[Entry]) -> None:
        """The next entries of the room."""
        fresh = [entry for entry in entries if entry.seq > self.last]
        if not fresh or self._opening or self._arranger is None:
            return
        if not self.attached:
            self._count_fresh(fresh)
            return
        if fresh[0].seq != self.last + 1 or (len(fresh) > _MANY and self.at_end):
            self.again()
            return
        at_end = self.at_end
        self.last = fresh[-1].seq
        self.stickers.meet(fresh)
        for entry in fresh:
            items, replaces = self._arranger.add(entry)
            if replaces:
                self.sheet.pop()
            self.sheet.append(items, self._seeing())
            self.hopes.arrived(entry.send_id)
        self._say_empty("")
        self.quotes.ask(fresh)
        mine = any(entry.by == self.seeing.me for entry in fresh)
        if at_end or mine:
            self._cut_top()
            self._settle()
            self._go_to_end()
            self._saw()
        else:
            self._count_fresh(fresh)

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

    def refresh(self, placed: Placed) -> None:
        """Write a message anew, because something beside it changed."""
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

    # The window over the log

    def scrolled(self, top: float, bottom: float) -> None:
        """Fetch more where one comes near an end."""
        near = _NEAR * (bottom - top)
        if top < near and not self._at_start and self.sheet.placed:
            self._get_older()
        elif bottom > 1 - near and not self.attached:
            self._get_newer()
        if self.fresh and self.at_end:
            self._saw()
        self._show_pill()

    def _get_older(self) -> None:
        if self._busy or self._opening or self.view is None:
            return
        self._busy = True
        turn, room, seq = self._turn, self.view.id, self.first
        self._fetch(
            lambda client: pages.before(client, room, seq),
            lambda page: self._took_older(turn, page),
        )

    def _took_older(self, turn: int, page: Page) -> None:
        if turn != self._turn or self.view is None:
            return
        self._busy = False
        self._at_start = page.start
        if not page.entries:
            return
        self.stickers.meet(page.entries)
        self.first = page.entries[0].seq
        arranger = Arranger(self.view, self.seeing.me, self.seeing_blocked())
        items = arranger.all(page.entries)
        self._keeping_place(lambda: self._above(items))
        self.quotes.ask(page.entries)
        if len(self.sheet.placed) > MOST + _SPARE:
            self.sheet.cut(bottom=len(self.sheet.placed) - MOST)
            self.attached = False
            self.last = max((one.seq for one in self.sheet.messages()), default=self.last)

    def _above(self, items: list[Item]) -> None:
        """Put items above; a day that goes on needs no second line."""
        days = [item.day for item in items if isinstance(item, Day)]
        first = self.sheet.placed[0].item if self.sheet.placed else None
        if isinstance(first, Day) and days and days[-1] == first.day:
            self.sheet.cut(top=1)
        self.sheet.prepend(items, self._seeing())

    def _get_newer(self) -> None:
        if self._busy or self._opening or self.view is None:
            return
        self._busy = True
        turn, room, seq = self._turn, self.view.id, self.last
        self._fetch(
            lambda client: pages.after(client, room, seq), lambda page: self._took_newer(turn, page)
        )

    def _took_newer(self, turn: int, page: Page) -> None:
        if turn != self._turn or self.view is None:
            return
        self._busy = False
        self.attached = page.end
        self.stickers.meet(page.entries)
        arranger = Arranger(self.view, self.seeing.me, self.seeing_blocked(), plain_first=True)
        self._arranger = arranger
        items = arranger.all(page.entries)
        self.last = page.entries[-1].seq if page.entries else self.last
        self._keeping_place(lambda: self._below(items))
        self.quotes.ask(page.entries)

    def _below(self, items: list[Item]) -> None:
        self.sheet.append(items, self._seeing())
        self._cut_top()

    def _cut_top(self) -> None:
        more = len(self.sheet.placed) - MOST
        if more > _SPARE:
            self.sheet.cut(top=more)
            self._at_start = False
            first = next((one.seq for one in self.sheet.placed if one.seq), self.first)
            self.first = first

    def _fetch(
        self,
        page: Callable[[Client], Any],
        done: Callable[[Page], object],
    ) -> None:
        client = self._network.client
        if client is None:
            self._opening = self._busy = False
            return
        self._network.begin(page(client), done, self._refused)

    def _refused(self, wrong: Exception) -> None:
        self._opening = self._busy = False
        self._told.trouble(str(wrong))

    # Small things

    def _seeing(self) -> Seeing:
        return replace(
            self.seeing,
            quoted=self.quotes.held,
            revealed=frozenset(self._revealed),
            ink=self.paint.look.theme.text,
            picture=self.stickers.size,
            progress=self.stickers.progress,
        )

    def _quotes_came(self, seqs: Iterable[int]) -> None:
        """Messages that these answer are known now."""
        for seq in seqs:
            if placed := self.sheet.find(seq):
                self.refresh(placed)

    def _sticker_came(self, file: str) -> None:
        self.paper.redraw(lambda sketch: getattr(sketch, "file", "") == file)

    def _count_fresh(self, entries: Sequence[Entry]) -> None:
        self.fresh += sum(isinstance(entry.body, Said) for entry in entries)
        self._show_pill()

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
    if view.with_ is not UNSET:
        name = view.with_.name
        return f"Nothing was said between you and {name} yet.\nWrite the first message below."
    return f"This is the beginning of #{view.name}.\nWrite the first message below."
