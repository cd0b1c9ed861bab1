"""A card across the window: what went wrong, in its own words, and what can be done."""

import tkinter as tk
from collections.abc import Callable, Sequence

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.card import Card
from linnet.server_window.labels import Label, Plain

Deed = tuple[str, Callable[[], object]]


class Banner(Card):
    """Hidden until it has something to say."""

    def __init__(self, master: tk.Misc, paint: Painter) -> None:
        super().__init__(master, paint, inset=14)
        self.loud = True
        px = paint.look.px
        self._buttons = Plain(self.body, paint, "raised")
        self._buttons.pack(side="right", anchor="n", padx=(px(14), 0))
        self.title = Label(self.body, paint, size=15, weight="bold", ground="raised")
        self.title.pack(fill="x")
        self.words = Label(self.body, paint, ink="secondary", size=13, ground="raised")
        self.lines = Label(self.body, paint, ink="secondary", size=12, ground="raised", code=True)
        self.deeds: list[Button] = []
        self.bind("<Configure>", lambda event: self._wrap(event.width), add="+")

    def say(self, title: str, words: str, lines: Sequence[str], deeds: Sequence[Deed]) -> None:
        """This happened; the first deed is what one most likely wants."""
        px = self.paint.look.px
        self.title.say(title)
        for label, text in ((self.words, words), (self.lines, "\n".join(lines))):
            label.say(text)
            label.pack_forget()
            if text:
                label.pack(fill="x", pady=(px(6), 0))
        for button in self.deeds:
            button.destroy()
        self.deeds = [
            Button(self._buttons, self.paint, text, do, loud=not n, ground="raised")
            for n, (text, do) in enumerate(deeds)
        ]
        for button in self.deeds:
            button.pack(side="right", padx=(px(8), 0))

    def _wrap(self, width: int) -> None:
        room = width - self._buttons.winfo_reqwidth() - self.paint.look.px(60)
        for label in (self.title, self.words, self.lines):
            label.wrap(room)
