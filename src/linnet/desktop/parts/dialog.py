"""A dialog: a titled box in the middle of the window, over everything else."""

import tkinter as tk
from collections.abc import Callable
from contextlib import suppress

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Button, Icon
from linnet.desktop.parts.label import Label
from linnet.desktop.parts.rounded import Rounded

_EDGE = 22


class Dialog(tk.Frame):
    """Put what it asks into `body`; Escape and the cross close it."""

    open_ones: "dict[str, Dialog]" = {}  # noqa: RUF012 - at most one for each window

    def __init__(self, near: tk.Misc, paint: Painter, title: str, width: int = 440) -> None:
        """`width` in pixels of the design; narrower where the window is."""
        self.top = near.winfo_toplevel()
        look = paint.look
        super().__init__(self.top, bd=0, padx=look.px(5), pady=look.px(5))
        self.paint = paint
        Rounded(self, paint, "background", 14)
        self._before = self.top.focus_get()
        self._width = width
        if (other := self.open_ones.pop(str(self.top), None)) is not None:
            with suppress(tk.TclError):  # Its window may be gone.
                other.close()
                self._before = other._before
        self.open_ones[str(self.top)] = self
        self._inner = tk.Frame(self, bd=0, padx=look.px(_EDGE - 5), pady=look.px(_EDGE - 9))
        self._inner.pack(fill="both", expand=True)
        head = tk.Frame(self._inner, bd=0)
        head.pack(fill="x", pady=(0, look.px(14)))
        self._title = Label(head, text=title, anchor="w", bd=0, padx=0)
        self._title.pack(side="left", fill="x", expand=True)
        Icon(head, paint, "x-lg", self.close, "Close (Esc)", size=13, box=28).pack(side="right")
        self.body = tk.Frame(self._inner, bd=0)
        self.body.pack(fill="both", expand=True)
        self._heads = (head, self._title)
        self.wrong_text = Label(self._inner, anchor="w", justify="left", bd=0, padx=0)
        self.bind("<Destroy>", lambda _event: look.unwatch(self.draw), add="+")
        self.top.bind("<Escape>", self._escaped, add="+")
        look.watch(self.draw)
        self.draw()
        self.place(relx=0.5, rely=0.45, anchor="center", width=self._fitting())
        self.lift()

    def words(self, text: str, *, faint: bool = False) -> tk.Label:
        """A paragraph of the body."""
        look = self.paint.look
        label = Label(
            self.body,
            text=text,
            anchor="w",
            justify="left",
            bd=0,
            padx=0,
            wraplength=self._fitting() - 2 * look.px(_EDGE),
            bg=look.theme.background,
            fg=look.theme.faint if faint else look.theme.secondary,
            font=look.font(13 if faint else 14),
        )
        label.pack(fill="x", pady=(0, look.px(10)))
        return label

    def buttons(self, words: str, press: Callable[[], object], other: str = "Cancel") -> Button:
        """The way on, and the way back."""
        look = self.paint.look
        row = tk.Frame(self._inner, bg=look.theme.background, bd=0)
        row.pack(fill="x", pady=(look.px(16), 0), side="bottom")
        main = self.main = Button(row, self.paint, words, press, loud=True)
        main.pack(side="right")
        if other:
            Button(row, self.paint, other, self.close).pack(side="right", padx=look.px(8))
        return main

    def wrong(self, why: str) -> None:
        """Say what went wrong; what was typed stays."""
        look = self.paint.look
        if why:
            self.wrong_text.configure(text=why, wraplength=self._fitting() - 2 * look.px(_EDGE))
            self.wrong_text.pack(fill="x", pady=(look.px(8), 0))
        else:
            self.wrong_text.pack_forget()

    def close(self) -> None:
        """Go."""
        if not self.winfo_exists():
            return
        if self._before is not None and self._before.winfo_exists():
            self._before.focus_set()
        self.destroy()

    def destroy(self) -> None:
        """End, with the window or before it."""
        if self.open_ones.get(str(self.top)) is self:
            del self.open_ones[str(self.top)]
        super().destroy()

    def draw(self) -> None:
        """The colours of now."""
        look = self.paint.look
        theme = look.theme
        for part in (self._inner, self.body, *self._heads, self.wrong_text):
            part.configure(bg=theme.background)
        self._title.configure(fg=theme.text, font=look.font(18, "bold"))
        self.wrong_text.configure(fg=theme.accent, font=look.font(13))

    def _escaped(self, _event: object) -> None:
        if self.winfo_exists():
            self.close()

    def _fitting(self) -> int:
        look = self.paint.look
        return min(look.px(self._width), max(look.px(280), self.top.winfo_width() - look.px(40)))
