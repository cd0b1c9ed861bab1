"""The window: its look and size, and which of its two screens is seen."""

import sys
import tkinter as tk
from contextlib import suppress
from pathlib import Path

import ttkbootstrap
from PIL import ImageTk

from linnet.client.address import Address
from linnet.client.known import trusted
from linnet.desktop.account import Account
from linnet.desktop.chat import Chat
from linnet.desktop.connect.entering import Entered
from linnet.desktop.connect.screen import Connect
from linnet.desktop.drawing.mark import mark
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.look import Look
from linnet.desktop.network import Network
from linnet.desktop.preferences import Preferences
from linnet.desktop.settings import Remembered, Visit
from linnet.desktop.sweeping import Sweeping
from linnet.desktop.warming import warm
from linnet.theme import WrongTheme, built_in, find

SMALLEST = (480, 420)


class Window:
    """One window, one person. `run` returns when it is closed."""

    def __init__(self, home: Path, *, scale: float | None = None, theme: str | None = None) -> None:
        self.kept = Remembered(home)
        self.home = home
        self.root = ttkbootstrap.App(title="Linnet", iconphoto=None)
        self.root.withdraw()
        self._sweeping = Sweeping(self.root)
        chosen = theme or self.kept.settings.theme or "dusk"
        try:
            wanted = find(chosen, self.kept.themes)
        except WrongTheme as wrong:
            print(f"linnet: {wrong}", file=sys.stderr)
            wanted = built_in("dusk")
        self.look = Look(self.root, wanted, scale)
        self.paint = Painter(self.look)
        self.network = Network(self.root)
        self.connect: Connect | None = None
        self.chat: Chat | None = None
        self._open()

    def _open(self) -> None:
        root, px = self.root, self.look.px
        width, height = self.kept.settings.size
        wide = min(px(width), root.winfo_screenwidth())
        tall = min(px(height), root.winfo_screenheight())
        root.geometry(f"{wide}x{tall}")
        root.minsize(px(SMALLEST[0]), px(SMALLEST[1]))
        root.configure(bg=self.look.theme.background)
        self.look.watch(self._dress)
        self._icon = ImageTk.PhotoImage(mark(64, self.look.theme.accent), master=root)
        root.tk.call("wm", "iconphoto", root, "-default", str(self._icon))
        root.protocol("WM_DELETE_WINDOW", self.close)
        root.deiconify()

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
        Preferences(self.root, self.paint, self.kept, self._changed)

    def account(self) -> None:
        """One's account here."""
        if self.chat is not None:
            Account(self.chat)

    def wear(self, name: str) -> None:
        """Another theme from now on. Raises WrongTheme."""
        self.look.wear(find(name, self.kept.themes))
        self.kept.settings.theme = name
        self.kept.save()

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
