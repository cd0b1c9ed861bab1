"""All ways in, with a QR code that can be read from across a room."""

import tkinter as tk

from PIL import ImageTk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.dialog import Dialog
from linnet.protocol.administration import Ways
from linnet.server_window.entrances import camera, code, entrances
from linnet.server_window.labels import Label
from linnet.server_window.squares import square
from linnet.server_window.way_line import WayLine

_SIDE = 250
_SHARE = 0.28
"""Of the window's height, for the QR code."""
_WIDTH = 620


class AllWays(Dialog):
    """Everything that can be told to somebody who wants to come in."""

    def __init__(self, near: tk.Misc, paint: Painter, ways: Ways) -> None:
        super().__init__(near, paint, "Ways in", _WIDTH)
        look = paint.look
        if link := camera(ways):
            picture = tk.Label(self.body, bd=0, bg=look.theme.background)
            side = min(look.px(_SIDE), round(self.top.winfo_height() * _SHARE))
            self._held = ImageTk.PhotoImage(square(link, side), master=self)
            picture.configure(image=self._held)
            picture.pack(pady=(0, look.px(10)))
        if joined := code(ways):
            shown = Label(self.body, paint, joined, size=30, code=True, anchor="center")
            shown.pack(fill="x", pady=(0, look.px(10)))
        self.lines = [WayLine(self.body, paint, one, "background") for one in entrances(ways)]
        for line in self.lines:
            line.pack(fill="x", pady=look.px(2))
        if ways.words:
            self.words(f"The words of its key: {ways.words}", faint=True).pack_configure(
                pady=(look.px(10), 0)
            )
