"""The window: its look and size, which of its two screens is seen, and what closing it means."""

import sys
import time
from contextlib import suppress
from pathlib import Path
from tkinter import TclError

import ttkbootstrap
from PIL import ImageTk

from linnet.desktop.daylight import dark
from linnet.desktop.drawing.emoji import without
from linnet.desktop.drawing.mark import mark
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.look import Look
from linnet.desktop.network import Network
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.sweeping import Sweeping
from linnet.doors.http.administration_shapes import Now
from linnet.server_window.begin import Begin
from linnet.server_window.board import Board, leaving
from linnet.server_window.kept import Kept, Known
from linnet.server_window.keys import bind_keys
from linnet.server_window.minding import Minding
from linnet.server_window.standing import Standing, State
from linnet.server_window.wearing import Wearing
from linnet.theme import WrongTheme, built_in, find, names_in

SMALLEST = (860, 560)
TITLE = "Linnet server"
CLASS = "Linnet-server"
"""What window managers know it by."""


class Window:
    """One window, one server. `run` returns when it is closed."""

    def __init__(self, home: Path, *, scale: float | None = None, theme: str | None = None) -> None:
        self.kept = Kept(home)
        self.root = ttkbootstrap.App(title=TITLE, iconphoto=None, className=CLASS)
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
        self.minding = Minding(self.network)
        self.minding.changed, self.minding.news = self._changed, self._news
        self.begin: Begin | None = None
        self.board: Board | None = None
        self._closing = False
        self._open()
        if not theme and not self.kept.settings.theme:
            self.network.begin(dark(), self._as_the_system)

    def _open(self) -> None:
        root, px = self.root, self.look.px
        width, height = self.kept.settings.size
        wide = min(px(width), root.winfo_screenwidth())
        tall = min(px(height), root.winfo_screenheight())
        root.geometry(f"{wide}x{tall}")
        root.minsize(
            *(min(px(side), most) for side, most in zip(SMALLEST, (wide, tall), strict=True))
        )
        self.look.watch(self._dress)
        self._dress()
        self._icon = ImageTk.PhotoImage(mark(64, self.look.theme.accent), master=root)
        root.tk.call("wm", "iconphoto", root, "-default", str(self._icon))
        root.protocol("WM_DELETE_WINDOW", self.ask_close)
        bind_keys(self)
        root.deiconify()

    def _as_the_system(self, told: bool | None) -> None:
        """Dark or light, while nobody chose."""
        if not self.kept.settings.theme:
            self.look.wear(built_in("meadow" if told is False else "dusk"))

    def _dress(self) -> None:
        self.root.configure(bg=self.look.theme.background)

    def wear(self, name: str) -> None:
        """Another theme from now on; none is the one the system has. Raises WrongTheme."""
        if name:
            self.look.wear(find(name, self.kept.themes))
        else:
            self.network.begin(dark(), self._as_the_system)
        self.kept.settings.theme = name
        self.kept.save()

    def _wearing(self) -> Wearing:
        themes = self.kept.themes
        return Wearing(lambda: self.kept.settings.theme, lambda: names_in(themes), self.wear)

    def run(self) -> None:
        """Until it is closed."""
        self.root.mainloop()

    # The two screens

    def choose(self, folder: Path | None = None) -> None:
        """Show what can be started; a server that runs in the folder is shown at once."""
        self._clear()
        self.root.title(TITLE)
        self.begin = Begin(
            self.root, self.paint, self.network, self.kept, self.minding.start, self._look_at
        )
        self.begin.pack(fill="both", expand=True)
        self.begin.choose(folder or self.kept.last)
        self.begin.name.entry.focus_set()

    def show_board(self) -> Board:
        """Show the server."""
        if self.board is None:
            self._clear()
            self.board = Board(self.root, self.paint, self.minding, self._wearing(), self.choose)
            self.board.pack(fill="both", expand=True)
            self.board.header.main.focus_set()
        return self.board

    def _look_at(self, folder: Path) -> None:
        self.minding.watch(folder, lambda: None)

    def _changed(self, standing: Standing) -> None:
        if self._closing and not standing.up:
            self._end()
            return
        if self.begin is not None:
            if standing.state is State.STARTING and not standing.elsewhere:
                self.begin.wait()
                return
            if standing.state is State.REFUSED:
                self.begin.refused(standing.why)
                return
        self.show_board().stand(standing)

    def _news(self, now: Now) -> None:
        if self.board is None:
            return
        before = self.board.now
        self.board.news(now)
        if before is None or before.name != now.name:
            self._remember(now.name)

    def _remember(self, name: str) -> None:
        """What it is called stands in the title, and in the list of the next time."""
        self.root.title(f"{without(name)} - {TITLE}")
        folder = str(self.minding.standing.data)
        self.kept.seen(Known(folder=folder, name=name, at=int(time.time())))

    # The end

    def ask_close(self) -> None:
        """Close, but not the server of a whole class by mistake."""
        standing = self.minding.standing
        if not standing.up or standing.elsewhere:
            self.close()
            return
        people = self.board.now.people if self.board and self.board.now else 0
        dialog = Dialog(self.root, self.paint, "Stop the server and close?")
        dialog.words(f"The server runs as long as this window. {leaving(people, elsewhere=False)}")
        dialog.buttons("Stop and close", self.close).focus_set()

    def close(self) -> None:
        """Stop the server that this window started, then go."""
        standing = self.minding.standing
        if self._closing:
            return
        self._closing, self.minding.again = True, False
        if not standing.up or standing.elsewhere:
            self._end()
        elif standing.state is not State.STOPPING:
            self.minding.stop()

    def _end(self) -> None:
        scale = self.look.scale
        size = (round(self.root.winfo_width() / scale), round(self.root.winfo_height() / scale))
        self.kept.settings.size = size
        self.kept.save()
        self.minding.changed = lambda _standing: None
        self.minding.news = lambda _now: None
        self._sweeping.stop()
        self.network.close()
        self.root.destroy()

    def _clear(self) -> None:
        for screen in (self.begin, self.board):
            if screen is not None:
                with suppress(TclError):
                    screen.destroy()
        self.begin = self.board = None
