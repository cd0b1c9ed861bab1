"""The card with the ways in: a QR code, the join code, and lines to copy."""

import tkinter as tk
from collections.abc import Callable

from PIL import ImageTk

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Icon
from linnet.desktop.parts.card import Card
from linnet.desktop.parts.chip import Chip
from linnet.protocol.administration import Ways
from linnet.server_window.all_ways import AllWays
from linnet.server_window.entrances import camera, code, entrances
from linnet.server_window.labels import Label, Plain
from linnet.server_window.squares import square
from linnet.server_window.way_line import WayLine

_SIDE = 142
_SHORT = 3
"""Ways that are shown; all of them stand in a dialog."""


class WaysIn(Card):
    """`all` opens the whole list; `owner` shows the code while nobody owns the server."""

    def __init__(self, master: tk.Misc, paint: Painter, owner: Callable[[], object]) -> None:
        super().__init__(master, paint)
        self.ways: Ways | None = None
        self._drawn = ""
        px = paint.look.px
        head = Plain(self.body, paint, "raised")
        head.pack(fill="x", pady=(0, px(10)))
        Label(
            head, paint, "Ways in", ink="secondary", size=12, weight="bold", ground="raised"
        ).pack(side="left")
        self.all = Icon(
            head, paint, "three-dots", self.show_all, "All ways in", ground="raised", box=24
        )
        self.all.pack(side="right")
        self._row = Plain(self.body, paint, "raised")
        self._row.pack(fill="x")
        self.picture = tk.Label(self._row, bd=0)
        self._words = Plain(self._row, paint, "raised")
        self._words.pack(side="right", fill="both", expand=True)
        self.code = Label(self._words, paint, size=20, ground="raised", code=True)
        self._about = Label(self._words, paint, ink="faint", size=12, ground="raised")
        self._page = Label(self._words, paint, ink="secondary", size=13, ground="raised")
        self.copies: list[WayLine] = []
        self._list = Plain(self.body, paint, "raised")
        self._list.pack(fill="x", pady=(px(10), 0))
        self._unowned = Plain(self.body, paint, "raised")
        words = "Nobody owns this server yet."
        Label(self._unowned, paint, words, ink="idle", size=13, ground="raised").pack(side="left")
        self.owner = Chip(self._unowned, paint, "Owner code…", owner)
        self.owner.pack(side="right")

    def show(self, ways: Ways, *, owned: bool) -> None:
        """These are the ways in now."""
        if owned:
            self._unowned.pack_forget()
        else:
            self._unowned.pack(fill="x", pady=(self.paint.look.px(8), 0))
        if ways == self.ways:
            return
        self.ways = ways
        px = self.paint.look.px
        joined, link = code(ways), camera(ways)
        for part in (self.code, self._about, self._page, self.picture):
            part.pack_forget()
        self._show_picture(link)
        wide = px(320 - _SIDE - 14) if link else px(320)
        if joined:
            self.code.say(joined)
            self.code.pack(fill="x")
            self._about.say("join code, for an hour")
            self._about.pack(fill="x", pady=(0, px(8)))
        if ways.words:
            self._page.say(f"Its key: {ways.words}")
        else:
            self._page.say("" if ways.hosts else "Only this computer reaches it.")
        self._page.wrap(wide)
        self._page.pack(fill="x")
        for line in self.copies:
            line.destroy()
        self.copies = [WayLine(self._list, self.paint, one) for one in entrances(ways)]
        self._list.pack(fill="x", pady=(px(10), 0), after=self._row)
        for line in self.copies[:_SHORT]:
            line.pack(fill="x")

    def rest(self) -> None:
        """There is no server that anybody could come in to."""
        self.ways = None
        for part in (self.code, self._about, self.picture, self._unowned, self._list):
            part.pack_forget()
        self._page.say("They are shown while the server runs.")
        self._page.wrap(self.paint.look.px(320))
        self._page.pack(fill="x")

    def show_all(self) -> None:
        """Every way, each with a button that copies it."""
        if self.ways is not None:
            AllWays(self, self.paint, self.ways)

    def _show_picture(self, link: str) -> None:
        look = self.paint.look
        if not link:
            return
        if link != self._drawn:
            self._drawn = link
            drawn = square(link, look.px(_SIDE))
            self._held = ImageTk.PhotoImage(drawn, master=self)
        self.picture.configure(image=self._held, bg=look.theme.raised)
        self.picture.pack(side="left", padx=(0, look.px(14)))

    def draw(self) -> None:
        """The colours of now."""
        super().draw()
        if hasattr(self, "picture"):
            self.picture.configure(bg=self.paint.look.theme.raised)
