"""How things stand with the connection, in words, always to be seen."""

import tkinter as tk
from time import monotonic

from linnet.client.events import Closed, Connected, Connecting, Event, Reconnecting
from linnet.desktop.look import Look
from linnet.desktop.parts.label import Label


class Standing(tk.Frame):
    """The line at the bottom: connection at the left, who is writing at its right."""

    def __init__(self, master: tk.Misc, look: Look) -> None:
        super().__init__(master, bd=0, highlightthickness=0, height=look.px(24))
        self.pack_propagate(False)
        self._look = look
        self.live = False
        self.waiting = 0
        self._cause = ""
        self._again_at: float | None = None
        self._over = ""
        self._dot = tk.Canvas(self, width=look.px(16), bd=0, highlightthickness=0)
        self._words = Label(self, anchor="w", bd=0, padx=0, pady=0)
        self._writing = Label(self, anchor="w", bd=0, padx=0, pady=0)
        self._dot.pack(side="left", fill="y", padx=(look.px(18), 0))
        self._words.pack(side="left")
        self._writing.pack(side="left", padx=look.px(16))
        look.watch(self.draw)
        self.draw()

    @property
    def text(self) -> str:
        """The same, as words."""
        waiting = f" · {self.waiting} waiting to be sent" if self.waiting else ""
        if self._over:
            return f"{self._over}{waiting}"
        if self.live:
            return f"connected{waiting}"
        if self._again_at is not None:
            seconds = max(0, round(self._again_at - monotonic()))
            again = f"reconnecting in {seconds} s" if seconds else "reconnecting"
            return f"offline · {again}{waiting}" + (f" · {self._cause}" if self._cause else "")
        return f"connecting{waiting}"

    def hear(self, event: Event) -> None:
        """News of the connection."""
        match event:
            case Connecting():
                self._again_at = None
            case Connected():
                self.live, self._again_at, self._cause, self._over = True, None, "", ""
            case Reconnecting(after, cause):
                # The line has no room for what to do, which is to wait.
                self.live, self._cause = False, cause.partition(". ")[0]
                self._again_at = monotonic() + after
                self._tick()
            case Closed(_, message):
                self.live, self._again_at = False, None
                self._over = message or "The connection has ended."
            case _:
                return
        self.draw()

    def wait(self, number: int) -> None:
        """So many wishes are unanswered; those of this very moment are no news."""
        number = number if not self.live or number > 2 else 0
        if number != self.waiting:
            self.waiting = number
            self.draw()

    def writing(self, words: str) -> None:
        """Who is writing."""
        if self._writing.cget("text") != words:
            self._writing.configure(text=words)

    def draw(self) -> None:
        """The words, and a dot in their colour."""
        look = self._look
        theme = look.theme
        for part in (self, self._dot, self._words, self._writing):
            part.configure(bg=theme.background)
        colour = theme.online if self.live else theme.accent if self._over else theme.idle
        self._dot.delete("all")
        middle, radius = look.px(12), look.px(3.5)
        self._dot.create_oval(
            1, middle - radius, 1 + 2 * radius, middle + radius, fill=colour, width=0
        )
        self._words.configure(text=self.text, fg=theme.faint, font=look.font(12))
        self._writing.configure(fg=theme.secondary, font=look.font(12, "italic"))

    def _tick(self) -> None:
        """Count the seconds down."""
        if self._again_at is not None and self.winfo_exists():
            self.draw()
            self.after(1000, self._tick)
