"""Words on a ground that follow the theme."""

import tkinter as tk
from typing import Any

from linnet.desktop.drawing.emoji import without
from linnet.desktop.drawing.painter import Painter


class Label(tk.Label):
    """Text in a token's colour; `wide` is in pixels of the design, beyond which it wraps."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        text: str = "",
        *,
        ink: str = "text",
        size: float = 14,
        weight: str = "",
        ground: str = "background",
        code: bool = False,
        wide: int = 0,
        anchor: Any = "w",
    ) -> None:
        super().__init__(master, anchor=anchor, justify="left", bd=0, padx=0, pady=0)
        self.configure(text=without(text))
        self.paint, self.ink, self._ground = paint, ink, ground
        self._size, self._weight, self._code = size, weight, code
        if wide:
            self.configure(wraplength=paint.look.px(wide))
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.draw), add="+")
        paint.look.watch(self.draw)
        self.draw()

    def say(self, text: str, ink: str = "") -> None:
        """Other words, perhaps in another colour."""
        if ink and ink != self.ink:
            self.ink = ink
            self.draw()
        if self.cget("text") != (shown := without(text)):
            self.configure(text=shown)

    def wrap(self, width: int) -> None:
        """Wrap at so many real pixels."""
        self.configure(wraplength=max(1, width))

    def draw(self) -> None:
        """The colours of now."""
        look = self.paint.look
        self.configure(
            bg=str(getattr(look.theme, self._ground)),
            fg=str(getattr(look.theme, self.ink)),
            font=look.font(self._size, self._weight, code=self._code),
        )


class Plain(tk.Frame):
    """A frame that has the colour of its ground."""

    def __init__(self, master: tk.Misc, paint: Painter, ground: str = "background") -> None:
        super().__init__(master, bd=0, highlightthickness=0)
        self.paint, self._ground = paint, ground
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.dress), add="+")
        paint.look.watch(self.dress)
        self.dress()

    def dress(self) -> None:
        """The colour of now."""
        self.configure(bg=str(getattr(self.paint.look.theme, self._ground)))
