"""Round corners for what lies over the window; Tk itself draws none."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter, shown
from linnet.desktop.drawing.sketches import Box


class Rounded:
    """A frame is this box from now on; what it holds keeps away from its corners by its padding."""

    def __init__(self, frame: tk.Frame, paint: Painter, ground: str, radius: int) -> None:
        """`ground` is a token; beside the corners is the background of the window."""
        self._frame, self._paint = frame, paint
        self._ground, self._radius = ground, radius
        self._box = tk.Label(frame, bd=0, padx=0, pady=0, highlightthickness=0)
        self._box.place(x=0, y=0, relwidth=1, relheight=1, bordermode="outside")
        tk.Misc.lower(self._box)
        frame.bind("<Configure>", lambda _event: self.draw(), add="+")
        frame.bind("<Destroy>", lambda _event: paint.look.unwatch(self.draw), add="+")
        paint.look.watch(self.draw)

    def draw(self) -> None:
        """The box as large as the frame is."""
        look = self._paint.look
        size = self._frame.winfo_width(), self._frame.winfo_height()
        fill = str(getattr(look.theme, self._ground))
        line = look.theme.over(f"{look.theme.secondary}73", fill)
        picture = self._paint(Box(*size, fill, line, self._radius))
        self._frame.configure(bg=look.theme.background)
        self._box.configure(image=picture, bg=look.theme.background)
        shown(self._box, picture)
