"""How far the paper reaches: a window of a few hundred items that slides over a room's log."""

import tkinter as tk
from collections.abc import Callable, Iterable
from typing import Any

from msgspec.structs import replace

from linnet.client import Client
from linnet.desktop.conversation import pages
from linnet.desktop.conversation.arranging import Arranger, Day, Item
from linnet.desktop.conversation.pages import Page
from linnet.desktop.conversation.quotes import Quotes
from linnet.desktop.conversation.runs import Seeing
from linnet.desktop.conversation.scroll import Scroll
from linnet.desktop.conversation.sheet import Placed
from linnet.desktop.conversation.stickers import Stickers
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId

MOST = 500
"""Items on the paper."""
_SPARE = 120
"""Further ones before the far end is cut, so that it is not cut for each."""
_FAR = 0.6
"""The share of the paper one must be above before its end is cut."""
_NEAR = 1.5
"""Heights of the window from an end at which more is fetched."""


class Reach(Scroll):
    """Fetches what comes near, and lets go of what is far."""

    def __init__(self, master: tk.Misc, paint: Painter, network: Network) -> None:
        self.stickers = Stickers(paint, network, self._sticker_came)
        super().__init__(master, paint, self.stickers.picture)
        self._network = network
        self.view: RoomView | None = None
        self.first, self.last = 0, 0
        """The places between which everything is on the paper."""
        self.seeing = Seeing()
        self.quotes = Quotes(network, self.sheet, self._quotes_came)
        self._arranger: Arranger | None = None
        self._at_start = True
        self._opening = False
        self._busy = False
        self._turn = 0
        self._revealed: set[int] = set()

    def trouble(self, words: str) -> None:
        """Something was not to be had."""

    def refresh(self, placed: Placed) -> None:
        """Write a message anew, because something beside it changed."""
        self.sheet.replace(placed, placed.item, self._seeing())

    def seeing_blocked(self) -> frozenset[PersonId]:
        """Whom one has blocked."""
        client = self._network.client
        return frozenset(client.blocked) if client else frozenset()

    def scrolled(self, top: float, bottom: float) -> None:
        """Fetch more where one comes near an end."""
        near = _NEAR * (bottom - top)
        if top < near and not self._at_start and self.sheet.placed:
            self._get_older()
        elif bottom > 1 - near and not self.attached:
            self._get_newer()

    def _get_older(self) -> None:
        if self._busy or self._opening or self.view is None:
            return
        if len(self.sheet.placed) > MOST and self.paper.yview()[1] >= _FAR:
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
        if len(self.sheet.placed) > MOST + _SPARE and self.paper.yview()[1] < _FAR:
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
        self.trouble(str(wrong))

    def _seeing(self) -> Seeing:
        return replace(
            self.seeing,
            quoted=self.quotes.held,
            revealed=frozenset(self._revealed),
            ink=self.paint.look.theme.text,
            picture=self.stickers.size,
            progress=self.stickers.progress,
            rests=self.stickers.rests,
        )

    def _quotes_came(self, seqs: Iterable[int]) -> None:
        """Messages that these answer are known now."""
        for seq in seqs:
            if placed := self.sheet.find(seq):
                self.refresh(placed)

    def _sticker_came(self, file: str) -> None:
        self.paper.redraw(lambda sketch: getattr(sketch, "file", "") == file)
