"""A thin scrollbar that is there only where there is something to scroll."""

import tkinter as tk
from collections.abc import Callable
from typing import Any

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box

_WIDTH = 10
_SHORTEST = 28


class Scrollbar(tk.Canvas):
    """`set` and `command` are as Tk's own have them."""

    def __init__(
        self, master: tk.Misc, paint: Painter, command: Callable[..., Any], ground: str
    ) -> None:
        """`ground` is the token of what it lies on."""
        look = paint.look
        super().__init__(master, width=look.px(_WIDTH), bd=0, highlightthickness=0, takefocus=0)
        self._paint = paint
        self._command = command
        self._ground = ground
        self._shown = (0.0, 1.0)
        self._held: float | None = None
        self._hot = False
        self._there = True
        self._placed: dict[str, Any] = {}
        self.bind("<Configure>", lambda _event: self.draw())
        self.bind("<Button-1>", self._grab)
        self.bind("<B1-Motion>", self._drag)
        self.bind("<ButtonRelease-1>", self._let_go)
        self.bind("<Enter>", lambda _event: self._warm(True))
        self.bind("<Leave>", lambda _event: self._warm(False))
        self.bind("<Destroy>", lambda _event: look.unwatch(self.draw))
        look.watch(self.draw)

    def set(self, first: float | str, last: float | str) -> None:
        """This part is seen."""
        shown = (float(first), float(last))
        if shown != self._shown:
            self._shown = shown
            self.draw()

    def draw(self) -> None:
        """The thumb, where there is more than is seen."""
        look = self._paint.look
        ground = str(getattr(look.theme, self._ground))
        self.configure(bg=ground)
        self.delete("all")
        self._come_or_go()
        if self._shown[1] - self._shown[0] >= 1:
            return
        top, bottom = self._thumb()
        strength = "59" if self._hot or self._held is not None else "33"
        fill = look.theme.over(f"{look.theme.secondary}{strength}", ground)
        width = look.px(_WIDTH - 4)
        self._picture = self._paint(Box(width, bottom - top, fill, "", _WIDTH))
        self.create_image(look.px(2), top, image=self._picture, anchor="nw")

    def _come_or_go(self) -> None:
        """Where there is nothing to scroll it lies over nothing."""
        needed = self._shown[1] - self._shown[0] < 1
        if needed == self._there or self.winfo_manager() not in ("place", ""):
            return
        self._there = needed
        if needed:
            self.place(self._placed)
        else:
            self._placed = dict(self.place_info())
            self.place_forget()

    def _thumb(self) -> tuple[int, int]:
        height = max(1, self.winfo_height())
        first, last = self._shown
        long = max(self._paint.look.px(_SHORTEST), round(height * (last - first)))
        top = round((height - long) * first / max(1e-9, 1 - (last - first)))
        return top, top + long

    def _grab(self, event: "tk.Event[Any]") -> None:
        top, bottom = self._thumb()
        self._held = event.y - top if top <= event.y <= bottom else (bottom - top) / 2
        self._drag(event)

    def _drag(self, event: "tk.Event[Any]") -> None:
        if self._held is None:
            return
        top, bottom = self._thumb()
        free = max(1, self.winfo_height() - (bottom - top))
        first, last = self._shown
        place = min(1.0, max(0.0, (event.y - self._held) / free))
        self._command("moveto", str(place * (1 - (last - first))))

    def _let_go(self, _event: object) -> None:
        self._held = None
        self.draw()

    def _warm(self, hot: bool) -> None:
        self._hot = hot
        self.draw()
