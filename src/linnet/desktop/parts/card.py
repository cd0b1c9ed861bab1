"""A card: a rounded box that holds other parts."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box

_RADIUS = 12


class Card(tk.Canvas):
    """Put what it holds into `body`; as high as that, unless it is given more room."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        *,
        ground: str = "background",
        fill: str = "raised",
        inset: int = 14,
        free: bool = False,
    ) -> None:
        """`ground` and `fill` are tokens; a `free` one does not ask for a height."""
        super().__init__(master, bd=0, highlightthickness=0, width=10, height=10, takefocus=0)
        self.paint = paint
        self._ground, self._fill, self._free = ground, fill, free
        self._inset = paint.look.px(inset)
        self.loud = False
        self.body = tk.Frame(self, bd=0, highlightthickness=0)
        self.body.place(x=self._inset, y=self._inset, relwidth=1.0, width=-2 * self._inset)
        if free:
            self.body.place(relheight=1.0, height=-2 * self._inset)
        self.bind("<Configure>", lambda _event: self.draw())
        self.body.bind("<Configure>", lambda _event: self._fit(), add="+")
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.draw), add="+")
        paint.look.watch(self.draw)
        self.draw()

    def draw(self) -> None:
        """The box in the colours of now."""
        look = self.paint.look
        fill = str(getattr(look.theme, self._fill))
        line = look.theme.accent if self.loud else look.line()
        self.configure(bg=str(getattr(look.theme, self._ground)))
        self.body.configure(bg=fill)
        self.delete("box")
        width, height = self.winfo_width(), self.winfo_height()
        if width > 2 and height > 2:
            self._picture = self.paint(Box(width, height, fill, line, _RADIUS))
            self.create_image(0, 0, image=self._picture, anchor="nw", tags="box")

    def _fit(self) -> None:
        if not self._free:
            self.configure(height=self.body.winfo_reqheight() + 2 * self._inset)
