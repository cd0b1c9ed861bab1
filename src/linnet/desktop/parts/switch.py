"""A switch with words beside it."""

import tkinter as tk
from collections.abc import Callable

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Toggle
from linnet.desktop.parts.buttons import Pressable


class Switch(tk.Frame):
    """Tells `turned` whether it is on now."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        words: str,
        on: bool,
        turned: Callable[[bool], object],
        ground: str = "background",
    ) -> None:
        """`ground` is the token of what it lies on."""
        super().__init__(master, bd=0, highlightthickness=0)
        self._ground = ground
        self.on = on
        self._turned = turned
        self._knob = _Knob(self, paint, self.turn, ground)
        self._words = tk.Label(self, text=words, anchor="w", bd=0, padx=0, cursor="hand2")
        self._knob.pack(side="right")
        self._words.pack(side="left", fill="x", expand=True)
        self._words.bind("<Button-1>", lambda _event: self.turn())
        self._paint = paint
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.draw))
        paint.look.watch(self.draw)
        self.draw()

    def turn(self) -> None:
        """On becomes off, off on."""
        self.on = not self.on
        self.draw()
        self._turned(self.on)

    def draw(self) -> None:
        """The colours of now."""
        look = self._paint.look
        ground = str(getattr(look.theme, self._ground))
        self.configure(bg=ground)
        self._words.configure(bg=ground, fg=look.theme.text, font=look.font(14))
        self._knob.on = self.on
        self._knob.draw()


class _Knob(Pressable):
    def __init__(
        self, master: tk.Misc, paint: Painter, press: Callable[[], object], ground: str
    ) -> None:
        super().__init__(master, paint, press, ground)
        self.on = False

    def draw(self) -> None:
        picture = self.paint(Toggle(self.on, self.focused))
        self.configure(image=picture, bg=self.ground)
        self.picture = picture
