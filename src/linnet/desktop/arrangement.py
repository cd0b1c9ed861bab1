"""Which parts of the chat are seen, by how wide the window is."""

import tkinter as tk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.header import Header
from linnet.desktop.panel import Panel
from linnet.desktop.settings import Remembered
from linnet.desktop.sidebar import Sidebar

NARROW, WITHOUT_PEOPLE = 720, 1000
"""Pixels of the design below which the rooms, and the people, are hidden."""


class Arrangement(tk.Frame):
    """Rooms at the left, the conversation in the middle, people or a panel at the right."""

    sidebar: Sidebar
    header: Header
    panel: Panel

    def __init__(self, master: tk.Misc, paint: Painter, kept: Remembered) -> None:
        super().__init__(master, bd=0, highlightthickness=0)
        self.paint, self.kept = paint, kept
        self.narrow = False
        self.middle = tk.Frame(self, bd=0, highlightthickness=0)
        self.right = tk.Frame(self, bd=0, highlightthickness=0)
        self._edges = [tk.Frame(self, width=1, bd=0) for _ in range(2)]
        self._arranged: tuple[bool, bool] | None = None
        self._rooms_open = False
        self.bind("<Configure>", lambda event: self._arrange(event.width))
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self._dress), add="+")
        paint.look.watch(self._dress)
        self._dress()

    def toggle_people(self) -> None:
        """Show the people, or not; where there is no room beside the talk, in its place."""
        if self.winfo_width() < self.paint.look.px(WITHOUT_PEOPLE):
            self.panel.turn_people()
            return
        self.kept.settings.people = not self.kept.settings.people
        self.kept.save()
        self.panel.close()
        self._arrange(self.winfo_width(), anew=True)

    def toggle_rooms(self) -> None:
        """On a narrow window: look at the rooms instead."""
        self._rooms_open = not self._rooms_open
        self._arrange(self.winfo_width(), anew=True)

    def close_rooms(self) -> None:
        """On a narrow window: look at the conversation again."""
        self._rooms_open = False
        self._arrange(self.winfo_width(), anew=True)

    def show_right(self) -> None:
        """Something is to be seen at the right, whatever was chosen."""
        self._arrange(self.winfo_width(), anew=True)

    def _arrange(self, width: int, *, anew: bool = False) -> None:
        look = self.paint.look
        narrow = width < look.px(NARROW)
        wanted = self.kept.settings.people and width >= look.px(WITHOUT_PEOPLE)
        right = wanted or self.panel.open
        if (narrow, right) == self._arranged and not anew:
            return
        self._arranged = (narrow, right)
        self.narrow = narrow
        for part in (self.sidebar, self.right, self.middle, *self._edges):
            part.pack_forget()
        self.header.narrow(narrow)
        self.header.people.choose(wanted)
        if narrow and self._rooms_open:
            self.sidebar.pack(fill="both", expand=True)
            return
        if not narrow:
            self.sidebar.pack(side="left", fill="y")
            self._edges[0].pack(side="left", fill="y")
        if right:
            self.right.pack(side="right", fill="both" if narrow else "y", expand=narrow)
            self._edges[1].pack(side="right", fill="y")
        if not (narrow and right):
            self.middle.pack(side="left", fill="both", expand=True)

    def _dress(self) -> None:
        look = self.paint.look
        for part in (self, self.middle, self.right):
            part.configure(bg=look.theme.background)
        for edge in self._edges:
            edge.configure(bg=look.line())
