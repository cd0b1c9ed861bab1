"""A sentence that is seen for a while: what did not work, or what was done."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.label import Label
from linnet.desktop.parts.rounded import Rounded

_LASTS = 6_000
_WIDEST = 560


class Toast(tk.Frame):
    """Stands at the top of a part of the window; a press takes it away."""

    def __init__(self, over: tk.Misc, paint: Painter, words: str) -> None:
        look = paint.look
        super().__init__(over, bd=0, padx=look.px(14), pady=look.px(9), cursor="hand2")
        Rounded(self, paint, "raised", 10)
        # A part that is not laid out yet has no width to keep to.
        room = over.winfo_width() - look.px(80) if over.winfo_ismapped() else look.px(_WIDEST)
        self._label = Label(
            self,
            text=words,
            font=look.font(14),
            bg=look.theme.raised,
            fg=look.theme.text,
            justify="left",
            wraplength=max(look.px(200), min(look.px(_WIDEST), room)),
        )
        self._label.pack()
        self.place(relx=0.5, y=look.px(66), anchor="n")
        self.lift()
        self._label.bind("<Button-1>", lambda _event: self.destroy())
        self._ends = self.after(_LASTS, self.destroy)

    @property
    def words(self) -> str:
        """What it says."""
        return self._label.words

    def destroy(self) -> None:
        """Go."""
        self.after_cancel(self._ends)
        super().destroy()
