"""A sentence that is seen for a while: what did not work, or what was done."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.label import Label

_LASTS = 6_000


def toast(over: tk.Misc, paint: Painter, words: str) -> tk.Label:
    """Show it at the top of a part of the window; a press takes it away."""
    look = paint.look
    label = Label(
        over,
        text=words,
        font=look.font(14),
        bg=look.theme.raised,
        fg=look.theme.text,
        padx=look.px(16),
        pady=look.px(9),
        justify="left",
        wraplength=max(look.px(200), over.winfo_width() - look.px(80)),
        highlightthickness=1,
        highlightbackground=look.line(),
        cursor="hand2",
    )
    label.place(relx=0.5, y=look.px(66), anchor="n")
    label.lift()
    label.bind("<Button-1>", lambda _event: label.destroy())
    ends = label.after(_LASTS, label.destroy)
    label.bind("<Destroy>", lambda _event: label.after_cancel(ends))
    return label
