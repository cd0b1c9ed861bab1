"""A bar in the accent's colour at the left edge of each message that calls one."""

import tkinter as tk
from collections.abc import Iterable

from linnet.desktop.conversation.paper import Paper

_WIDTH = 3
_WASHED = "washed"
"""The tag of these messages."""


class Bars:
    """Drawn anew, a moment later, whenever something else is seen."""

    def __init__(self, paper: Paper) -> None:
        self._paper = paper
        self._frames: list[tk.Frame] = []
        self._due = ""
        paper.bind("<Destroy>", lambda _event: self._stop(), add="+")

    def soon(self) -> None:
        """What is seen changed."""
        if not self._due:
            self._due = self._paper.after_idle(self.draw)

    def draw(self) -> None:
        """One bar for each such message in sight."""
        self._due = ""
        look, used = self._paper.paint.look, 0
        for top, tall in self._spans():
            if used == len(self._frames):
                self._frames.append(tk.Frame(self._paper, bd=0, highlightthickness=0))
            frame, used = self._frames[used], used + 1
            frame.configure(bg=look.theme.accent)
            frame.place(x=0, y=top, width=look.px(_WIDTH), height=tall)
        for frame in self._frames[used:]:
            frame.place_forget()

    def _spans(self) -> Iterable[tuple[int, int]]:
        """Where each begins, and how tall it is, in pixels of the screen."""
        paper, height = self._paper, self._paper.winfo_height()
        last = paper.index(f"@0,{height} lineend")
        found = paper.tag_prevrange(_WASHED, "@0,0 + 1 indices")
        if not found or paper.compare(found[1], "<=", "@0,0"):
            found = paper.tag_nextrange(_WASHED, "@0,0", last)
        while found:
            first, end = (paper.dlineinfo(place) for place in (found[0], f"{found[1]} - 1 indices"))
            top = first[1] if first else 0
            yield top, (end[1] + end[3] if end else height) - top
            found = paper.tag_nextrange(_WASHED, found[1], last)

    def _stop(self) -> None:
        if self._due:
            self._paper.after_cancel(self._due)
            self._due = ""
