"""A menu where the pointer is, and cards: things that lie over the window until one turns away."""

import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Any

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Glyph
from linnet.desktop.parts.rounded import Rounded
from linnet.desktop.parts.rows import Row, Rows

EDGE = 5
"""Pixels of the design between its border and what it holds."""
_ROW = 32
_WIDEST = 260


class Over(tk.Frame):
    """A box over the window; Escape or a press elsewhere closes it."""

    open_ones: "dict[str, Over]" = {}  # noqa: RUF012 - at most one for each window

    def __init__(self, near: tk.Misc, paint: Painter) -> None:
        self.top = near.winfo_toplevel()
        look = paint.look
        super().__init__(self.top, bd=0, padx=look.px(EDGE), pady=look.px(EDGE))
        self.paint = paint
        Rounded(self, paint, "raised", 10)
        self._before = self.top.focus_get()
        key = str(self.top)
        if before := self.open_ones.pop(key, None):
            with suppress(tk.TclError):  # Its window may be gone.
                before.close()
        self.open_ones[key] = self
        self._bound = self.top.bind("<Button>", self._elsewhere, add="+")
        self.bind("<Escape>", lambda _event: self.close())
        look.watch(self.close)

    def put(self, x: int, y: int, width: int, height: int) -> None:
        """Lie here, in pixels of the screen, but within the window."""
        left, up = x - self.top.winfo_rootx(), y - self.top.winfo_rooty()
        left = max(4, min(left, self.top.winfo_width() - width - 4))
        up = max(4, min(up, self.top.winfo_height() - height - 4))
        self.place(x=left, y=up, width=width, height=height)
        self.lift()

    def close(self) -> None:
        """Go; the keys go where they went before."""
        if not self.winfo_exists():
            return
        key = str(self.top)
        if self.open_ones.get(key) is self:
            del self.open_ones[key]
        self.paint.look.unwatch(self.close)
        self.top.unbind("<Button>", self._bound)
        here = self.focus_get()
        if self._before is not None and (here is None or str(here).startswith(str(self))):
            self._before.focus_set()
        self.destroy()

    def _elsewhere(self, event: "tk.Event[Any]") -> None:
        if not str(event.widget).startswith(str(self)):
            self.close()


Choice = tuple[str, str, Callable[[], object]]
"""An icon's name, words, and what is done then."""


class Menu(Over):
    """Choices in a row, for the mouse and for keys."""

    def __init__(
        self, near: tk.Misc, paint: Painter, choices: Sequence[Choice], x: int, y: int
    ) -> None:
        super().__init__(near, paint)
        look = paint.look
        self._choices = {str(n): choice for n, choice in enumerate(choices)}
        self._rows = Rows(self, paint, self._chosen, ground="raised", height=_ROW)
        self._rows.pack(fill="both", expand=True)
        font = look.font(14)
        widest = max((look.width(words, font) for _, words, _ in choices), default=0) + look.px(76)
        self.put(
            x,
            y,
            max(look.px(_WIDEST - 80), widest),
            look.px(_ROW) * len(choices) + 2 * look.px(EDGE),
        )
        self._rows.show(
            [
                Row(words, key, picture=Glyph(icon, 15, look.theme.secondary))
                for key, (icon, words, _) in self._choices.items()
            ]
        )
        self._rows.canvas.bind("<Escape>", lambda _event: self.close())
        self._rows.canvas.focus_set()

    def _chosen(self, key: str) -> None:
        deed = self._choices[key][2]
        self.close()
        deed()
