"""The screen of a server: what happens, how people come in, who is there, how busy it is."""

import time
import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from datetime import date, datetime
from pathlib import Path

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.card import Card
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.toast import Toast
from linnet.doors.http.administration_shapes import Now
from linnet.protocol.administration import Here
from linnet.server.folder import ID_FILE
from linnet.server_window.activity import Activity
from linnet.server_window.backing import BackUp
from linnet.server_window.banner import Banner, Deed
from linnet.server_window.entrances import address
from linnet.server_window.header import Header
from linnet.server_window.labels import Plain
from linnet.server_window.lines import comings, of_log, own
from linnet.server_window.load import Load
from linnet.server_window.measures import Measures, lasts, size
from linnet.server_window.minding import Minding
from linnet.server_window.online import Online
from linnet.server_window.opening import open_folder
from linnet.server_window.order import Order
from linnet.server_window.owner import Owner
from linnet.server_window.settings import Leading, Settings
from linnet.server_window.standing import Standing, State
from linnet.server_window.ways import WaysIn
from linnet.server_window.wearing import Wearing

_RIGHT = 350
_EDGE = 18
_GAP = 14
_LOW = 680
"""Pixels of the design below which a window has no room for charts."""


class Board(Plain):
    """`leave` leads to the first screen."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        minding: Minding,
        wearing: Wearing,
        leave: Callable[[], object],
    ) -> None:
        super().__init__(master, paint)
        self.minding, self._wearing = minding, wearing
        self.now: Now | None = None
        self.settings: Settings | None = None
        self.measures = Measures()
        self._here: list[Here] = []
        self._age = 0.0
        px = paint.look.px
        self.header = Header(
            self,
            paint,
            {
                "stop": self.ask_stop,
                "start": self.start,
                "backup": self.back_up,
                "folder": lambda: open_folder(self.minding.standing.data),
                "settings": self.toggle_settings,
                "another": leave,
            },
        )
        self.header.pack(fill="x", padx=px(_EDGE), pady=(px(16), px(14)))
        self._build()
        self.bind("<Configure>", lambda event: self._arrange(event.height))

    def _build(self) -> None:
        paint, px = self.paint, self.paint.look.px
        self.banner = Banner(self, paint)
        self._main = Plain(self, paint)
        self._main.pack(fill="both", expand=True, padx=px(_EDGE), pady=(0, px(_EDGE)))
        self._right = Plain(self._main, paint)
        self._right.configure(width=px(_RIGHT))
        self._right.pack_propagate(False)
        self._right.pack(side="right", fill="y", padx=(px(_GAP), 0))
        self.card = Card(self._main, paint, free=True)
        self.card.pack(side="left", fill="both", expand=True)
        self.activity = Activity(self.card.body, paint)
        self.activity.pack(fill="both", expand=True)
        self.ways = WaysIn(self._right, paint, self.become_owner)
        self.ways.pack(fill="x", pady=(0, px(_GAP)))
        self.load = Load(self._right, paint)
        self.load.pack(fill="x", pady=(0, px(_GAP)))
        self.order = Order(self, paint, self.minding, self.note)
        self.online = Online(self._right, paint, self.order.person, self.order.message)
        self.online.pack(fill="both", expand=True)

    # What is told

    def stand(self, standing: Standing) -> None:
        """The server stands so from now on."""
        self.header.show(standing)
        if standing.state is State.STARTING:
            self._begin(standing.data)
        if self.settings is not None and standing.state is State.RUNNING:
            self.settings.restarted()
        if not standing.up:
            self._show_nobody()
        self._say(standing)
        self._arrange(self.winfo_height())

    def news(self, now: Now) -> None:
        """What goes on, as of the last look."""
        before, self.now = self.now, now
        at = time.time()
        if before is None or before.since != now.since:
            self._here = []
        lines = [*comings(self._here, now.online, at)]
        self._here = now.online
        self.activity.add([*lines, *(of_log(line) for line in now.log)])
        self.measures.add(time.monotonic(), now.figures)
        self.header.title.say(now.name)
        self.ways.show(now.ways, owned=now.owned)
        self.load.show(self.measures)
        self.online.show(now.online, now.people, now.doors)
        self._about(now)

    def note(self, event: str, more: str, level: str = "info") -> None:
        """A line of the window's own."""
        self.activity.add([own(event, more, time.time(), level)])

    def say(self, words: str) -> None:
        """A sentence for a while."""
        Toast(self, self.paint, words)

    # What can be done

    def start(self) -> None:
        """Start it again."""
        self.minding.start(self.minding.standing.data)

    def ask_stop(self) -> None:
        """Stop it, if that is really meant while people are there."""
        people = self.now.people if self.now else 0
        if not people and not self.minding.standing.elsewhere:
            self.minding.stop()
            return
        dialog = Dialog(self, self.paint, "Stop the server?")
        dialog.words(leaving(people, elsewhere=self.minding.standing.elsewhere))

        def go() -> None:
            dialog.close()
            self.minding.stop()

        dialog.buttons("Stop server", go).focus_set()

    def ask_restart(self) -> None:
        """Stop it and start it again, at once where nobody is there."""
        people = self.now.people if self.now else 0
        if not people:
            self.minding.restart()
            return
        dialog = Dialog(self, self.paint, "Restart the server?")
        dialog.words(
            f"{present(people)} online. They are told that it stops, and come back by themselves "
            "in some seconds; everything said is kept."
        )

        def go() -> None:
            dialog.close()
            self.minding.restart()

        dialog.buttons("Restart", go).focus_set()

    def back_up(self) -> BackUp:
        """Everything into one file."""
        data = self.minding.standing.data
        return BackUp(self, self.paint, self.minding.network, data, self.note)

    def become_owner(self) -> Owner:
        """The code for the first owner."""
        return Owner(self, self.paint, self.minding)

    def toggle_settings(self) -> None:
        """Show the settings where the log is, or the log again."""
        if self.settings is not None:
            self.settings.destroy()
            self.settings = None
            self.activity.pack(fill="both", expand=True)
            self.header.settings.choose(False)
            return
        self.activity.pack_forget()
        self.settings = Settings(
            self.card.body,
            self.paint,
            self.minding,
            self._wearing,
            Leading(self.toggle_settings, self.ask_restart, self.note),
        )
        self.settings.pack(fill="both", expand=True)
        self.header.settings.choose(True)

    def _begin(self, data: Path) -> None:
        self.now, self._here = None, []
        self.measures.begin()
        self.activity.clear()
        with suppress(OSError):
            self._age = (data / ID_FILE).stat().st_mtime
        self.header.about.say(str(data))

    def _show_nobody(self) -> None:
        self._here = []
        self.online.show([], 0, {})
        self.ways.rest()

    def _say(self, standing: Standing) -> None:
        """What went wrong stands across the window, with what to do about it."""
        px = self.paint.look.px
        again: Deed = ("Start again", self.start)
        if standing.state is State.CRASHED:
            words = f"It ended with {standing.why}. What people had sent is kept."
            self.banner.say("The server ended by itself", words, standing.lines, [again])
        elif standing.state is State.REFUSED:
            again = ("Try again", self.start)
            self.banner.say("The server did not start", standing.why, (), [again])
        elif standing.state is State.STOPPED and standing.why:
            self.banner.say("The server is gone", standing.why, (), [again])
        else:
            self.banner.pack_forget()
            return
        self.banner.pack(fill="x", padx=px(_EDGE), pady=(0, px(_GAP)), before=self._main)

    def _about(self, now: Now) -> None:
        since = datetime.fromtimestamp(now.since / 1000)
        today = since.date() == date.today()
        begun = f"since {since:%H:%M}" if today else f"since {since:%d %b, %H:%M}"
        figures = now.figures
        age = time.time() - self._age if self._age else 0.0
        disk = lasts(figures.disk_free, figures.database, age, date.today())
        disk = disk or f"{size(figures.disk_free)} of disk left"
        if figures.trouble:
            disk = f"the disk {figures.trouble}"
        self.header.about.say(" · ".join((address(now.ways), begun, disk)))

    def _arrange(self, height: int) -> None:
        low = height < self.paint.look.px(_LOW)
        self.load.arrange(low=low)
        if low and not self.minding.standing.up:
            self.load.pack_forget()
        else:
            gap = self.paint.look.px(_GAP)
            self.load.pack(fill="x", pady=(0, gap), before=self.online)


def leaving(people: int, *, elsewhere: bool) -> str:
    """What stopping means to those who are there."""
    words = f"{present(people)} online. They are told that it stops; everything said is kept."
    return f"It was started elsewhere, and stops there. {words}" if elsewhere else words


def present(people: int) -> str:
    """How many there are, as a sentence begins."""
    return f"{people} people are" if people > 1 else "One person is" if people else "Nobody is"
