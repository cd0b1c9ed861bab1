"""One line to write in: as Tk's own entry, but emoji are drawn and never given to Tk."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.editor import Editor

_EMOJI = 16
_KEYS = """
foreach key {<Return> <KP_Enter> <Up> <Down> <Control-i> <Control-o>} {bind LinnetLine $key break}
bind LinnetLine <Tab> {tk::TabToWindow [tk_focusNext %W]; break}
bind LinnetLine <<PrevWindow>> {tk::TabToWindow [tk_focusPrev %W]; break}
"""
"""What a text of several lines would do with these keys is nothing for one line."""


class Line(Editor):
    """Follows a variable, and the variable follows it."""

    def __init__(self, master: tk.Misc, paint: Painter, variable: tk.StringVar) -> None:
        super().__init__(master, paint, self._told, size=_EMOJI)
        self._variable = variable
        self.configure(wrap="none", width=6, spacing3=0)
        self.tk.eval(_KEYS)
        mine, text, *rest = self.bindtags()
        self.bindtags((mine, "LinnetLine", text, *rest))
        variable.trace_add("write", lambda *_: self._take())
        self._take()

    def _take(self) -> None:
        if self.text != self._variable.get():
            self.fill(self._variable.get())

    def _told(self) -> None:
        text = self.text
        if "\n" in text:  # It was pasted.
            self.fill(" ".join(text.split("\n")))
        elif text != self._variable.get():
            self._variable.set(text)
