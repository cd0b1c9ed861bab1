"""Which theme the window wears: dark, light, as the system is, or one of one's own."""

import tkinter as tk
from collections.abc import Callable, Sequence

from msgspec import Struct

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.chip import Chip
from linnet.server_window.labels import Label, Plain
from linnet.theme import WrongTheme

_SYSTEM = ""
_WORDS = {_SYSTEM: "As the system", "dusk": "Dark", "meadow": "Light"}


class Wearing(Struct):
    """`worn` is the name of what was chosen, empty for the system's; `wear` raises WrongTheme."""

    worn: Callable[[], str]
    names: Callable[[], Sequence[str]]
    wear: Callable[[str], object]


class ThemeRow(Plain):
    """A choice for each theme there is; it holds at once."""

    def __init__(self, master: tk.Misc, paint: Painter, wearing: Wearing) -> None:
        super().__init__(master, paint, "raised")
        self._wearing = wearing
        px = paint.look.px
        title = Label(
            self, paint, "This window", ink="faint", size=12, weight="bold", ground="raised"
        )
        title.pack(fill="x", pady=(0, px(4)))
        line = Plain(self, paint, "raised")
        line.pack(fill="x")
        Label(line, paint, "Colours", ground="raised").pack(side="left")
        self.chips: dict[str, Chip] = {}
        for name in reversed((_SYSTEM, *wearing.names())):
            words = _WORDS.get(name, name.capitalize())
            chip = Chip(line, paint, words, lambda name=name: self.choose(name))  # type: ignore[misc]
            chip.pack(side="right", padx=(px(6), 0))
            self.chips[name] = chip
        self._wrong = Label(self, paint, ink="accent", size=12, ground="raised", wide=520)
        self._mark()

    def choose(self, name: str) -> None:
        """Wear this one; what is wrong with it is said here."""
        try:
            self._wearing.wear(name)
        except WrongTheme as wrong:
            self._wrong.say(str(wrong))
            self._wrong.pack(fill="x")
            return
        self._wrong.pack_forget()
        self._mark()

    def _mark(self) -> None:
        for name, chip in self.chips.items():
            chip.choose(name == self._wearing.worn())
