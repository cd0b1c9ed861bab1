"""Tabs in a row, of which one is chosen."""

import tkinter as tk
from collections.abc import Callable, Sequence

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box

_HEIGHT = 42


class Tabs(tk.Canvas):
    """Left and right choose with the keys."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        words: Sequence[str],
        chosen: Callable[[str], object],
    ) -> None:
        look = paint.look
        super().__init__(
            master, height=look.px(_HEIGHT), bd=0, highlightthickness=0, takefocus=1, cursor="hand2"
        )
        self.paint, self._words, self._told = paint, list(words), chosen
        self.chosen = self._words[0]
        self._pictures: list[object] = []
        self.bind("<Configure>", lambda _event: self.draw())
        self.bind("<Button-1>", self._pressed)
        self.bind("<Left>", lambda _event: self._step(-1))
        self.bind("<Right>", lambda _event: self._step(1))
        for sequence in ("<FocusIn>", "<FocusOut>"):
            self.bind(sequence, lambda _event: self.draw())
        self.bind("<Destroy>", lambda _event: look.unwatch(self.draw))
        look.watch(self.draw)

    def choose(self, words: str) -> None:
        """Show that this one is chosen."""
        if words != self.chosen:
            self.chosen = words
            self.draw()

    def draw(self) -> None:
        """A groove, and the chosen one raised in it."""
        look = self.paint.look
        theme, width, height = look.theme, max(10, self.winfo_width()), look.px(_HEIGHT)
        self.configure(bg=theme.background)
        self.delete("all")
        self._pictures.clear()
        self._box(0, 0, width, height, theme.sidebar, "")
        part, edge = width / len(self._words), look.px(3)
        for n, words in enumerate(self._words):
            chosen = words == self.chosen
            if chosen:
                line = theme.accent if self.focus_get() is self else look.line()
                left = round(n * part) + edge
                self._box(left, edge, round(part) - 2 * edge, height - 2 * edge, theme.raised, line)
            ink = theme.text if chosen else theme.secondary
            font = look.font(14, "bold") if chosen else look.font(14)
            self.create_text(round((n + 0.5) * part), height // 2, text=words, fill=ink, font=font)

    def _box(self, x: int, y: int, width: int, height: int, fill: str, line: str) -> None:
        picture = self.paint(Box(width, height, fill, line, 9))
        self._pictures.append(picture)
        self.create_image(x, y, image=picture, anchor="nw")

    def _pressed(self, event: "tk.Event[tk.Canvas]") -> None:
        self.focus_set()
        place = int(event.x * len(self._words) / max(1, self.winfo_width()))
        self._choose(max(0, min(place, len(self._words) - 1)))

    def _step(self, by: int) -> str:
        at = self._words.index(self.chosen) + by
        self._choose(max(0, min(at, len(self._words) - 1)))
        return "break"

    def _choose(self, place: int) -> None:
        self.choose(self._words[place])
        self._told(self.chosen)
