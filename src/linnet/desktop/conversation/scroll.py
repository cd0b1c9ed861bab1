"""Scrolling the paper: where one looks, and keeping that place whatever is written."""

import tkinter as tk
from collections.abc import Callable

from linnet.desktop.conversation.arranging import Day
from linnet.desktop.conversation.bars import Bars
from linnet.desktop.conversation.paper import Paper
from linnet.desktop.conversation.sheet import Sheet
from linnet.desktop.conversation.writing import Sticker
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.scrollbar import Scrollbar
from linnet.desktop.parts.wheel import on_wheel

_END = 0.9995
"""The share of the paper from which on one is at its end."""
_FEW = 60
"""Items that may not fill the window; whether they do is looked at only up to here."""


class Scroll(tk.Frame):
    """The paper and its scrollbar."""

    def __init__(
        self, master: tk.Misc, paint: Painter, sticker: Callable[[Sticker], object | None]
    ) -> None:
        super().__init__(master, bd=0, highlightthickness=0)
        self.paint = paint
        self.attached = True
        """Whether the newest entry is on the paper."""
        self._stuck = True
        """Whether one was at the end when one moved last: then one stays there."""
        self.moved: Callable[[], object] = lambda: None
        """Called when something else is seen now."""
        self.paper = Paper(self, paint, sticker)
        self.sheet = Sheet(self.paper)
        self.bars = Bars(self.paper)
        self._bar = Scrollbar(self, paint, self.move, "background")
        self.paper.place(x=0, y=0, relwidth=1, relheight=1)
        self._bar.place(relx=1, rely=0, relheight=1, anchor="ne")
        self.paper.configure(yscrollcommand=self._scrolled)
        on_wheel(self.paper, lambda pixels: self.move("scroll", pixels, "pixels"))
        self.paper.bind("<Configure>", self._resized)
        for sequence, by in (("<Prior>", -1), ("<Next>", 1)):
            self.paper.bind(sequence, lambda _event, by=by: self.turn(by))  # type: ignore[misc]
        self.paper.bind("<End>", lambda _event: self._ended())
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self._dress), add="+")
        paint.look.watch(self._dress)

    def scrolled(self, top: float, bottom: float) -> None:
        """This part is seen now, as shares of the whole."""

    def move(self, *how: str | int) -> None:
        """Scroll as Tk's `yview` does, by somebody's hand."""
        self.paper.tk.call(str(self.paper), "yview", *how)
        self.looked()

    def looked(self) -> None:
        """Somebody went elsewhere on the paper by other means."""
        self._stuck = self.paper.yview()[1] > _END

    def to_end(self) -> None:
        """Go to the newest message."""
        self._go_to_end()

    @property
    def at_end(self) -> bool:
        """Whether the newest message is seen."""
        return self.attached and self._stuck

    def point(self, seq: int) -> None:
        """Bring a message to the middle and mark it for a moment."""
        placed = self.sheet.find(seq)
        if placed is None:
            return
        self.paper.see(placed.mark)
        self.paper.update_idletasks()
        if box := self.paper.dlineinfo(placed.mark):
            self.move("scroll", box[1] - self.paper.winfo_height() // 3, "pixels")
        self.paper.tag_add("found", placed.mark, self.sheet.end_of(placed))
        self.after(1500, lambda: self.paper.tag_remove("found", "1.0", "end"))

    def _ended(self) -> str:
        self.to_end()
        return "break"

    def turn(self, by: int) -> str:
        """Go a page up or down."""
        self.move("scroll", by * max(1, self.paper.winfo_height() - 60), "pixels")
        return "break"

    def _scrolled(self, first: float, last: float) -> None:
        self._bar.set(first, last)
        self.bars.soon()
        self.moved()
        self.scrolled(float(first), float(last))

    def _keeping_place(self, change: Callable[[], object]) -> None:
        """What one looks at stays where it is, whatever is written above."""
        paper = self.paper
        top = self.sheet.at("@0,0")
        if top is not None and isinstance(top.item, Day) and top is self.sheet.placed[0]:
            # The first day may lose its line to what comes above it.
            paper.mark_set("here", self.sheet.end_of(top))
        else:
            paper.mark_set("here", "@0,0")
        paper.mark_gravity("here", "right")
        line = paper.dlineinfo("here")
        lift = line[1] if line else 0
        change()
        paper.yview("here")
        line = paper.dlineinfo("here")
        if line and line[1] != lift:
            paper.yview_scroll(line[1] - lift, "pixels")
        paper.mark_unset("here")

    def _go_to_end(self) -> None:
        self._stuck = True
        self.paper.yview_moveto(1.0)

    def _look_from_new(self) -> None:
        """Where more is new than fits, begin to read at the first of it."""
        line = self.sheet.new_line()
        if line is not None:
            self.paper.update_idletasks()
            if self.paper.dlineinfo(line.mark) is None:
                self.move(line.mark)

    def _settle(self) -> None:
        """A conversation that does not fill its window stands at the bottom."""
        if len(self.sheet.placed) > _FEW:
            self.paper.tag_remove("lift", "1.0", "end")
            return
        self.paper.tag_configure("lift", spacing1="")
        self.paper.tag_remove("lift", "1.0", "end")
        used = self.paper.count("1.0", "end", "update", "ypixels")
        tall = used if isinstance(used, int) else (used or (0,))[0]
        free = self.paper.winfo_height() - tall - self.paint.look.px(4)
        if free > 0:
            self.paper.tag_configure("lift", spacing1=free + self.paint.look.px(12))
            self.paper.tag_add("lift", "1.0", "2.0")

    def _resized(self, _event: object) -> None:
        at_end = self.at_end
        self.paper.widen()
        self._settle()
        if at_end:
            self._go_to_end()

    def _dress(self) -> None:
        self.configure(bg=self.paint.look.theme.background)
        self.paper.repaint()
        self.bars.soon()
