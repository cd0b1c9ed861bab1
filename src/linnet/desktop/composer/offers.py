"""The list of what could be meant, above what is being written."""

import tkinter as tk
from collections.abc import Callable, Sequence

from linnet.desktop.composer.completion import Offer
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Disc, EmojiSketch, Sketch
from linnet.desktop.parts.popup import EDGE
from linnet.desktop.parts.rounded import Rounded
from linnet.desktop.parts.rows import Row, Rows

_WIDTH, _ROW = 340, 34


class Offers:
    """Open while there is something to offer; keys stay with the text."""

    def __init__(self, below: tk.Misc, paint: Painter, take: Callable[[Offer], object]) -> None:
        self._below, self._paint, self._taken = below, paint, take
        self._offers: Sequence[Offer] = ()
        self._frame: tk.Frame | None = None
        self._rows: Rows | None = None

    @property
    def open(self) -> bool:
        """Whether it is seen."""
        return self._frame is not None

    def show(self, offers: Sequence[Offer]) -> None:
        """Offer these; nothing closes it."""
        self._offers = offers
        if not offers:
            self.hide()
            return
        if self._rows is None:
            self._build()
        assert self._rows is not None, "it was just built"
        self._rows.show([self._row(n, offer) for n, offer in enumerate(offers)])
        self._rows.point("0")
        self._place(len(offers))

    def hide(self) -> None:
        """Offer nothing."""
        if self._frame is not None:
            self._frame.destroy()
            self._frame = self._rows = None

    def step(self, by: int) -> None:
        """Go up or down."""
        if self._rows is not None:
            self._rows.step(by)

    def adds_nothing(self, typed: str) -> bool:
        """Whether the one the keys are at is what was typed."""
        at = self._rows.pointed if self._rows is not None else ""
        return bool(at) and self._offers[int(at)].becomes.strip() == typed

    def take(self) -> None:
        """Take the one the keys are at."""
        if self._rows is not None:
            self._chosen(self._rows.pointed or "0")

    def _chosen(self, key: str) -> None:
        self._taken(self._offers[int(key)])

    def _build(self) -> None:
        look = self._paint.look
        top = self._below.winfo_toplevel()
        self._frame = tk.Frame(top, bd=0, padx=look.px(EDGE), pady=look.px(EDGE))
        Rounded(self._frame, self._paint, "raised", 10)
        self._rows = Rows(self._frame, self._paint, self._chosen, ground="raised", height=_ROW)
        self._rows.pack(fill="both", expand=True)

    def _place(self, number: int) -> None:
        look, top = self._paint.look, self._below.winfo_toplevel()
        assert self._frame is not None, "it is open"
        left = self._below.winfo_rootx() - top.winfo_rootx() - look.px(40)
        bottom = self._below.winfo_rooty() - top.winfo_rooty() - look.px(20)
        tall = look.px(_ROW) * number + 2 * look.px(EDGE)
        width = min(look.px(_WIDTH), top.winfo_width() - 2 * look.px(8))
        left = max(look.px(8), min(left, top.winfo_width() - width - look.px(8)))
        self._frame.place(x=left, y=bottom, anchor="sw", width=width, height=tall)
        self._frame.lift()

    def _row(self, number: int, offer: Offer) -> Row:
        picture: Sketch | None = None
        if offer.person:
            picture = Disc(offer.person, offer.title, 22)
        elif offer.picture:
            picture = EmojiSketch(offer.picture, 20, self._paint.look.theme.text)
        return Row(offer.title, str(number), picture=picture, note=offer.note)
