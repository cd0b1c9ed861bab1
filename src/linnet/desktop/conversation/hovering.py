"""A small bar at the message under the pointer: react, answer, and everything else."""

import tkinter as tk
from collections.abc import Callable
from typing import Any

from linnet.desktop.conversation.arranging import Message
from linnet.desktop.conversation.scroll import Scroll
from linnet.desktop.conversation.sheet import Placed
from linnet.desktop.drawing.sketches import Box
from linnet.desktop.parts.buttons import Icon

Deed = Callable[[Placed, int, int], object]
"""What is done with a message, and where on the screen the bar is."""
_BOX, _EDGE = 28, 3
_RIGHT = 22
_RISE = 18
"""Pixels of the design the bar stands above the first line of its message."""
_LINGERS = 80
"""Milliseconds the pointer may be elsewhere on its way to the bar."""


class Hovering:
    """Seen while the pointer is over a message or the bar."""

    def __init__(self, scroll: Scroll, deeds: dict[str, tuple[str, Deed]]) -> None:
        """`deeds` has for each icon what it says, and what it does."""
        self._scroll = scroll
        look = scroll.paint.look
        self.placed: Placed | None = None
        """The message it stands at."""
        self._size = (look.px(_BOX * len(deeds) + 2 * _EDGE), look.px(_BOX + 2 * _EDGE))
        self.bar = tk.Canvas(scroll, width=self._size[0], height=self._size[1], bd=0)
        self.bar.configure(highlightthickness=0)
        self.icons = {
            name: Icon(
                self.bar, scroll.paint, name, lambda deed=deed: self._do(deed), hint,  # type: ignore[misc]
                ground="raised", size=15, box=_BOX,
            )
            for name, (hint, deed) in deeds.items()
        }  # fmt: skip
        for icon in self.icons.values():
            icon.configure(takefocus=0)
            icon.bind("<Leave>", lambda _event: self._left(), add="+")
        scroll.paper.bind("<Motion>", self._moved, add="+")
        scroll.paper.bind("<Leave>", lambda _event: self._left(), add="+")
        scroll.moved = self.hide
        look.watch(self.draw)
        self.bar.bind("<Destroy>", lambda _event: look.unwatch(self.draw))
        self.draw()

    def at(self, placed: Placed | None) -> None:
        """Stand at this message."""
        if placed is None or not isinstance(placed.item, Message) or placed.item.hidden:
            self.hide()
        elif placed is not self.placed:
            box = self._scroll.paper.dlineinfo(placed.mark)
            look = self._scroll.paint.look
            up = max(look.px(2), (box[1] if box else 0) - look.px(_RISE - 12))
            self.placed = placed
            self.bar.place(relx=1.0, x=-look.px(_RIGHT), y=up, anchor="ne")
            tk.Misc.lift(self.bar)

    def hide(self) -> None:
        """Be gone."""
        if self.placed is not None:
            self.placed = None
            self.bar.place_forget()

    def draw(self) -> None:
        """The box in the colours of now."""
        look, bar = self._scroll.paint.look, self.bar
        bar.configure(bg=look.theme.background)
        bar.delete("all")
        self._picture = self._scroll.paint(Box(*self._size, look.theme.raised, look.line(), 8))
        bar.create_image(0, 0, image=self._picture, anchor="nw")
        for n, icon in enumerate(self.icons.values()):
            bar.create_window(look.px(_EDGE + _BOX * n), look.px(_EDGE), window=icon, anchor="nw")

    def _moved(self, event: "tk.Event[Any]") -> None:
        if int(event.state) & 0x100:  # A button is down: text is being selected.
            self.hide()
        else:
            self.at(self._scroll.sheet.at(f"@{event.x},{event.y}"))

    def _left(self) -> None:
        self.bar.after(_LINGERS, self._look)

    def _look(self) -> None:
        """Whether the pointer is on its way to the bar, or gone."""
        over = self.bar.winfo_containing(*self.bar.winfo_pointerxy())
        mine = (str(self.bar), str(self._scroll.paper))
        if over is None or not str(over).startswith(mine):
            self.hide()

    def _do(self, deed: Deed) -> None:
        placed, bar = self.placed, self.bar
        if placed is not None:
            deed(placed, bar.winfo_rootx(), bar.winfo_rooty() + self._size[1])
