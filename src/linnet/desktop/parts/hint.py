"""A word about what the pointer rests on."""

import tkinter as tk

from linnet.desktop.look import Look

_AFTER = 500
"""Milliseconds the pointer rests before it is told."""


class Hint:
    """Shown below its widget, and gone with the pointer."""

    def __init__(self, widget: tk.Misc, look: Look, text: str) -> None:
        self.text = text
        self._widget = widget
        self._look = look
        self._coming = ""
        self._window: tk.Toplevel | None = None
        widget.bind("<Enter>", self._come, add="+")
        for sequence in ("<Leave>", "<Button>", "<Destroy>"):
            widget.bind(sequence, self._go, add="+")

    def _come(self, _event: object) -> None:
        if self.text and not self._coming:
            self._coming = self._widget.after(_AFTER, self._show)

    def _show(self) -> None:
        look, widget = self._look, self._widget
        window = self._window = tk.Toplevel(widget, bg=look.line(look.theme.raised))
        window.wm_overrideredirect(True)
        label = tk.Label(window, text=self.text, font=look.font(12), padx=look.px(8))
        label.configure(pady=look.px(4), bg=look.theme.raised, fg=look.theme.text)
        label.pack(padx=1, pady=1)
        below = widget.winfo_rooty() + widget.winfo_height() + look.px(4)
        window.wm_geometry(f"+{widget.winfo_rootx()}+{below}")

    def _go(self, _event: object) -> None:
        if self._coming:
            self._widget.after_cancel(self._coming)
            self._coming = ""
        if self._window is not None:
            self._window.destroy()
            self._window = None
