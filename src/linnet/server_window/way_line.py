"""One way in: for whom, what to type, and a button that copies it."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Icon
from linnet.server_window.entrances import Entrance
from linnet.server_window.labels import Label, Plain

_COPIED = 1_500
"""Milliseconds for which it is shown that something was copied."""

_NARROW, _WIDE = 60, 112
"""Pixels of the design for the words, beside the log and in a dialog."""


class WayLine(Plain):
    """One way in: for whom, what to type, and a button that copies it."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        entrance: Entrance,
        ground: str = "raised",
    ) -> None:
        super().__init__(master, paint, ground)
        self.entrance = entrance
        px = paint.look.px
        named = Plain(self, paint, ground)
        named.configure(width=px(_WIDE if ground == "background" else _NARROW), height=px(26))
        named.pack_propagate(False)
        named.pack(side="left")
        words = Label(named, paint, entrance.words, ink="faint", size=12, ground=ground)
        words.pack(side="left")
        self.copy = Icon(self, paint, "copy", self.take, "Copy", ground=ground, size=14, box=26)
        self.copy.pack(side="right")
        self._text = Label(self, paint, entrance.text, size=12, ground=ground, code=True)
        self._text.pack(side="left", fill="x", expand=True, padx=(px(4), px(4)))
        self._text.bind("<Configure>", lambda event: self._cut(event.width))
        self._back = ""

    def take(self) -> None:
        """To the clipboard."""
        top = self.winfo_toplevel()
        top.clipboard_clear()
        top.clipboard_append(self.entrance.text)
        self.copy.name = "check2"
        self.copy.draw()
        if not self._back:
            self._back = self.after(_COPIED, self._as_before)

    def destroy(self) -> None:
        """Wait for nothing."""
        if self._back:
            self.after_cancel(self._back)
        super().destroy()

    def _as_before(self) -> None:
        self._back = ""
        self.copy.name = "copy"
        self.copy.draw()

    def _cut(self, width: int) -> None:
        look = self.paint.look
        font = look.font(12, code=True)
        self._text.say(look.fitting(self.entrance.text, font, width))
