"""A strip above the composer: a file on its way, or why it did not get there."""

import tkinter as tk
from collections.abc import Callable

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box
from linnet.desktop.parts.buttons import Icon
from linnet.desktop.parts.label import Label

_SIDE, _WIDTH = 24, 150


class Uploads(tk.Frame):
    """Goes when all is sent, or when it is given up."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        words: str,
        turn: Callable[[], object],
        stop: Callable[[], object],
    ) -> None:
        """`turn` pauses it, or goes on; `stop` gives it up."""
        super().__init__(master, bd=0, bg=paint.look.theme.background)
        look = paint.look
        self._paint = paint
        self.moving = True
        """Whether it is on its way just now."""
        self._told = words
        self._words = Label(self, text=words, anchor="w", bd=0, padx=0)
        self._words.configure(font=look.font(13), fg=look.theme.secondary, bg=look.theme.background)
        self._bar = tk.Canvas(
            self, width=look.px(_WIDTH), height=look.px(6), bd=0, highlightthickness=0
        )
        self._bar.configure(bg=look.theme.background)
        self._close = Icon(self, paint, "x-lg", stop, "Do not send it", size=11, box=22)
        self._close.pack(side="right")
        self.pause = Icon(self, paint, "pause-fill", turn, "Pause", size=13, box=22)
        self.pause.pack(side="right")
        self._bar.pack(side="right", padx=look.px(10))
        self._words.pack(side="left", fill="x", expand=True)
        self.pack(fill="x", side="top", padx=look.px(_SIDE), pady=(look.px(4), 0))

    def tell(self, words: str, share: float) -> None:
        """So much of it is there."""
        if not self.winfo_exists() or not self.moving:
            return
        look = self._paint.look
        self._told = words
        self._words.configure(text=words)
        self._bar.delete("all")
        wide, tall = look.px(_WIDTH), look.px(6)
        self._pictures = [
            self._paint(Box(wide, tall, look.theme.raised, "", 3)),
            self._paint(Box(max(tall, round(wide * share)), tall, look.theme.accent, "", 3)),
        ]
        for picture in self._pictures:
            self._bar.create_image(0, 0, image=picture, anchor="nw")

    def go(self) -> None:
        """It is on its way, perhaps again."""
        self._turned(True, self._told, "secondary")

    def rest(self, why: str) -> None:
        """It stays where it is for now."""
        self._turned(False, f"{self._told} · {why}", "secondary")

    def failed(self, why: str) -> None:
        """It did not get there; it may be tried again."""
        self._turned(False, why, "accent")

    def close(self) -> None:
        """All is sent, or it is given up."""
        if self.winfo_exists():
            self.destroy()

    def _turned(self, moving: bool, words: str, ink: str) -> None:
        if not self.winfo_exists():
            return
        self.moving = moving
        self.pause.name = "pause-fill" if moving else "play-fill"
        self.pause.hint.text = "Pause" if moving else "Go on"
        self.pause.draw()
        self._words.configure(text=words, fg=str(getattr(self._paint.look.theme, ink)))
