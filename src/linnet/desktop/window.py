"""The window: its look and size, and which of its two screens is seen."""

import sys
import tkinter as tk
from contextlib import suppress
from pathlib import Path
from time import monotonic

import ttkbootstrap
from PIL import ImageTk

from linnet.client.address import Address
from linnet.client.known import trusted
from linnet.desktop.account import Account
from linnet.desktop.chat import Chat
from linnet.desktop.connect.entering import Entered
from linnet.desktop.connect.screen import Connect
from linnet.desktop.daylight import dark
from linnet.desktop.drawing.mark import mark
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.look import Look
from linnet.desktop.network import Network
from linnet.desktop.preferences import Preferences
from linnet.desktop.settings import Remembered, Visit
from linnet.desktop.sweeping import Sweeping
from linnet.desktop.warming import warm
from linnet.theme import WrongTheme, built_in, find

SMALLEST = (480, 520)
_LOOK_EVERY = 5.0
"""Seconds between two looks at whether the system is dark or light."""
_SCREENS = 8
"""Screens for which the window's place is remembered."""


class Window:
    """One window, one person. `run` returns when it is closed."""

    def __init__(self, home: Path, *, scale: float | None = None, theme: str | None = None) -> None:
        self.kept = Remembered(home)
        self.home = home
        self.root = ttkbootstrap.App(title="Linnet", iconphoto=None, className="Linnet")
        self.root.withdraw()
        self._sweeping = Sweeping(self.root)
        chosen = theme or self.kept.settings.theme or self._as_the_system()
        try:
            wanted = find(chosen, self.kept.themes)
        except WrongTheme as wrong:
            print(f"linnet: {wrong}", file=sys.stderr)
            wanted = built_in("dusk")
        self.look = Look(self.root, wanted, scale)
        self.paint = Painter(self.look)
        self.network = Network(self.root)
        self._given = bool(theme)
        self._looked = -_LOOK_EVERY
        self.connect: Connect | None = None
        self.chat: Chat | None = None
        self._open()

    def _open(self) -> None:
        root, px = self.root, self.look.px
        width, height = self.kept.settings.size
        wide = min(px(width), root.winfo_screenwidth())
        tall = min(px(height), root.winfo_screenheight())
        root.geometry(f"{wide}x{tall}{self._place(wide, tall)}")
        root.minsize(px(SMALLEST[0]), px(SMALLEST[1]))
        root.configure(bg=self.look.theme.background)
        self.look.watch(self._dress)
        self._icon = ImageTk.PhotoImage(mark(64, self.look.theme.accent), master=root)
        root.tk.call("wm", "iconphoto", root, "-default", str(self._icon))
        root.protocol("WM_DELETE_WINDOW", self.close)
        root.bind("<FocusIn>", lambda _event: self._look_out(), add="+")
        self._look_out()
        root.deiconify()

    @property
    def _screen(self) -> str:
        return f"{self.root.winfo_screenwidth()}x{self.root.winfo_screenheight()}"

    def _place(self, wide: int, tall: int) -> str:
        """Where the window was on this screen, if it is still seen there."""
        found = self.kept.settings.places.get(self._screen)
        if found is None:
            return ""
        x = max(0, min(found[0], self.root.winfo_screenwidth() - wide))
        y = max(0, min(found[1], self.root.winfo_screenheight() - tall))
        return f"+{x}+{y}"

    @property
    def _follows(self) -> bool:
        return not self._given and not self.kept.settings.theme

    def _as_the_system(self) -> str:
        return "dusk" if self.kept.settings.dark else "meadow"

    def _look_out(self) -> None:
        """Follow the system, unless somebody chose a theme."""
        now = monotonic()
        if self._follows and now - self._looked > _LOOK_EVERY:
            self._looked = now
            self.network.begin(dark(), self._told_dark)

    def _told_dark(self, told: bool | None) -> None:
        settings = self.kept.settings
        if told is None or self.kept.settings.theme:
            return
        settings.dark = told
        wanted = built_in(self._as_the_system())
        if wanted != self.look.theme:
            self.look.wear(wanted)

    def _dress(self) -> None:
        self.root.configure(bg=self.look.theme.background)

    def run(self) -> None:
        """Until it is closed."""
        self.root.mainloop()

    def close(self) -> None:
        """Keep what is to be kept, and end."""
        scale = self.look.scale
        size = (round(self.root.winfo_width() / scale), round(self.root.winfo_height() / scale))
        self.kept.settings.size = size
        # As the window manager counts, with the frame it draws.
        _size, x, y = self.root.wm_geometry().split("+", 2)
        here = (int(x), int(y))
        places = {**self.kept.settings.places, self._screen: here}
        self.kept.settings.places = dict(list(places.items())[-_SCREENS:])
        self.kept.save()
        self._clear()
        self._sweeping.stop()
        self.network.close()
        self.root.destroy()

    # The two screens

    def choose(self, why: str = "", *, address: Address | None = None, name: str = "") -> None:
        """Show where one can go."""
        self._clear()
        self.root.title("Linnet")
        self.connect = Connect(
            self.root, self.paint, self.network, self.kept, self.home, self.entered
        )
        self.connect.pack(fill="both", expand=True)
        self.connect.begin(address, name, why)
        self.network.begin(warm())

    def entered(self, entered: Entered) -> None:
        """Somebody came in: show the chat."""
        self._clear()
        self.kept.visited(entered.visit)
        self.chat = Chat(self.root, self.paint, self.network, self.kept, self)
        self.chat.pack(fill="both", expand=True)
        self.network.listen(entered.client, self.chat.hear)
        # What is on this machine is seen at once, before there is a connection.
        self.chat.begin()
        if entered.words:
            self.chat.trouble(entered.words)
        self._sweeping.settle()

    def leave(self, why: str) -> None:
        """Back to where one chooses a server."""
        visits = self.kept.settings.visits
        last = visits[0] if visits else Visit(host="127.0.0.1", port=8888)
        self.network.disconnect()
        self.choose(why, address=address_of(last), name=last.name)

    def preferences(self) -> None:
        """The settings of this window."""
        Preferences(self.root, self.paint, self.kept, self._changed, self.wear)

    def account(self, code: str = "") -> None:
        """One's account here; a code with which to make one may be known already."""
        if self.chat is not None:
            Account(self.chat, code)

    def wear(self, name: str) -> None:
        """Another theme from now on; none is the one the system has. Raises WrongTheme."""
        self.look.wear(find(name or self._as_the_system(), self.kept.themes))
        self.kept.settings.theme = name
        self.kept.save()
        self._given, self._looked = False, -_LOOK_EVERY
        self._look_out()

    def _changed(self) -> None:
        if self.chat is not None:
            self.chat.show_right()

    def _clear(self) -> None:
        self.network.other_screen()
        for screen in (self.connect, self.chat):
            if screen is not None:
                with suppress(tk.TclError):
                    screen.destroy()
        self.connect = self.chat = None


def address_of(visit: Visit) -> Address:
    """Where a visit was."""
    if visit.pin:
        return trusted(Address(visit.host, visit.port), visit.pin)
    return Address(visit.host, visit.port, visit.tls)
