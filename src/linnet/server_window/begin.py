"""The first screen: which server to start, where it keeps all, and one big button."""

import os
import tkinter as tk
from collections.abc import Callable
from pathlib import Path

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.network import Network
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.switch import Switch
from linnet.server.folder import ID_FILE
from linnet.server.settings import FILE_NAME, Settings, SettingsError, load_settings
from linnet.server.settings_file import change
from linnet.server_window.folders import Folders, choose_folder
from linnet.server_window.kept import Kept
from linnet.server_window.labels import Label, Plain
from linnet.server_window.servers import Servers
from linnet.server_window.standing import place_of

_WIDTH = 440
_NARROW = 860
_NEW = "A new server: the folder is made when you start. Everything it keeps is in it."
_THERE = "Here is a server already; all that was said there is kept."
_LAN = "Everybody on this network can join"
_NEAR_BY = "Only programs on this computer reach it."
_FAR = "Encrypted. People come by address, join code or QR code; nobody needs the Internet."
STARTING = "Starting…"


class Begin(tk.Frame):
    """`start` is called with a folder that has its settings; `chosen` with one to look at."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        network: Network,
        kept: Kept,
        start: Callable[[Path], object],
        chosen: Callable[[Path], object],
    ) -> None:
        super().__init__(master, bd=0, highlightthickness=0)
        self.paint, self._network, self._start, self._chosen = paint, network, start, chosen
        self._there = Settings()
        self._busy = False
        self.folders: Folders | None = None
        self.servers = Servers(self, paint, kept.settings.servers, self.choose, self.another)
        self._edge = tk.Frame(self, width=1, bd=0)
        self._right = Plain(self, paint)
        self.form = Plain(self._right, paint)
        self.servers.pack(side="left", fill="y")
        self._edge.pack(side="left", fill="y")
        self._right.pack(side="left", fill="both", expand=True)
        self.form.place(relx=0.5, rely=0.48, anchor="center", width=paint.look.px(_WIDTH))
        self._build()
        self.bind("<Configure>", lambda event: self._arrange(event.width))
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.draw), add="+")
        paint.look.watch(self.draw)
        self.draw()

    def _build(self) -> None:
        form, paint, px = self.form, self.paint, self.paint.look.px
        Label(form, paint, "Run a server", ink="secondary", size=13).pack(fill="x")
        self._title = Label(form, paint, "A new server", size=26, weight="bold")
        self._title.pack(fill="x", pady=(0, px(14)))
        self.name = Field(form, paint, "Its name, as people see it", ghost="Room 204")
        self.name.pack(fill="x")
        row = Plain(form, paint)
        row.pack(fill="x", pady=(px(14), 0))
        self.folder = Field(row, paint, "Folder for everything it keeps")
        self.choose_folder = Button(row, paint, "Choose…", self.ask_folder, height=38)
        self.choose_folder.pack(side="right", anchor="n", pady=(px(25), 0), padx=(px(8), 0))
        self.folder.pack(side="left", fill="x", expand=True)
        self._note = Label(form, paint, _NEW, ink="faint", size=13, wide=_WIDTH)
        self._note.pack(fill="x", pady=(px(6), px(16)))
        self.lan = Switch(form, paint, _LAN, True, lambda _on: self._say_reach())
        self.lan.pack(fill="x")
        self._reach = Label(form, paint, _FAR, ink="faint", size=13, wide=_WIDTH)
        self._reach.pack(fill="x", pady=(px(4), px(14)))
        foot = Plain(form, paint)
        foot.pack(fill="x", pady=(px(4), 0))
        self.port = Field(foot, paint, "Port")
        self.port.pack(side="left", anchor="n")
        self.port.configure(width=px(104))
        self.port.pack_propagate(False)
        self.start = Button(foot, paint, "Start", self.go, loud=True, height=46)
        self.start.pack(side="right", anchor="n", pady=(px(15), 0))
        foot.bind("<Configure>", lambda event: self._stretch(event.width))
        self._said = Label(form, paint, size=13, wide=_WIDTH)
        self._said.pack(fill="x", pady=(px(12), 0))
        for field in (self.name, self.folder, self.port):
            field.entry.bind("<Return>", lambda _event: self.go())
        self.folder.entry.bind("<FocusOut>", lambda _event: self._left_folder(), add="+")

    # Which one

    def choose(self, folder: Path) -> None:
        """This one: what it goes by is shown, and if it runs already, it is watched."""
        self.clear()
        self.folder.text.set(str(folder))
        self._look(folder)
        self._chosen(folder)

    def another(self) -> None:
        """A new one, in a folder of its own."""
        base = Path(self.folder.value or Path.home() / "Linnet").parent
        names = ("Linnet", *(f"Linnet {number}" for number in range(2, 100)))
        free = next((base / name for name in names if not (base / name).exists()), base)
        self.choose(free)
        self.name.text.set("")
        self.name.entry.focus_set()

    def ask_folder(self) -> None:
        """Any folder."""
        above = Path(self.folder.value or Path.home())
        there = next((one for one in (above, *above.parents) if one.is_dir()), Path.home())
        self.folders = choose_folder(self, self.paint, self._network, there, self.choose)

    def _left_folder(self) -> None:
        if self.folder.value:
            self._look(Path(self.folder.value))

    def _look(self, folder: Path) -> None:
        """See what is in a folder, away from Tk."""

        async def look() -> tuple[Settings | None, str, bool]:
            there = (folder / ID_FILE).exists()
            try:
                return load_settings({}, os.environ, folder, None), "", there
            except SettingsError as wrong:
                return None, str(wrong), there

        self._network.begin(look(), lambda found: self._found(folder, *found))

    def _found(self, folder: Path, settings: Settings | None, wrong: str, there: bool) -> None:
        if not self.winfo_exists() or Path(self.folder.value) != folder:
            return
        self._note.say(_THERE if there else _NEW)
        if settings is None:
            self.say(wrong, wrong=True)
            return
        self._there = settings
        usual = settings.server_name == Settings().server_name
        if there or not usual:
            self.name.text.set(settings.server_name)
        # Somebody who starts a server for a class the first time wants others to reach it.
        if self.lan.on != (settings.lan or not there):
            self.lan.turn()
        self.port.text.set(str(settings.port))
        self._title.say(settings.server_name if there else "A new server")

    # Starting

    def go(self) -> None:
        """Write what was chosen down, and start."""
        self.clear()
        if self._busy or not self._complete():
            return
        folder, wished = Path(self.folder.value).expanduser().absolute(), self._wished()
        before = self._there

        async def prepare() -> None:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            try:
                for name, text in wished.items():
                    if text != _shown(getattr(before, name)):
                        change(folder / FILE_NAME, name, text)
            except SettingsError as wrong:
                raise OSError(str(wrong)) from wrong

        self.wait()
        self._network.begin(
            prepare(),
            lambda _done: self._start(folder),
            lambda wrong: self.refused(_of_folder(wrong, folder)),
        )

    def refused(self, why: str) -> None:
        """It did not start: say so where the reason is; what was typed stays."""
        self.rest()
        place = place_of(why)
        if place == "port":
            self.port.entry.focus_set()
            self.say(why.replace(" --port", " port"), wrong=True)
            self.port.wrong(" ")
        elif place == "folder":
            self.folder.wrong(why)
            self.folder.entry.focus_set()
        else:
            self.say(why.replace(" --port", " port"), wrong=True)

    def wait(self) -> None:
        """Something is under way."""
        self._busy = True
        self.start.say(STARTING)
        self.start.enable(False)

    def rest(self) -> None:
        """It can be started again."""
        self._busy = False
        self.start.say("Start")
        self.start.enable(True)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """A sentence below the button."""
        self._said.say(words, "accent" if wrong else "secondary")

    def clear(self) -> None:
        """Nothing is wrong, as far as anybody knows."""
        for field in (self.name, self.folder, self.port):
            field.wrong("")
        self.say("")

    def _complete(self) -> bool:
        if not self.folder.value:
            self.folder.wrong("Choose a folder; a new one is best.")
            self.folder.entry.focus_set()
            return False
        if not self.port.value.isdecimal() or int(self.port.value) > 65_535:
            self.say("A port is a number up to 65535; 8888 is the usual one.", wrong=True)
            self.port.wrong(" ")
            self.port.entry.focus_set()
            return False
        return True

    def _wished(self) -> dict[str, str]:
        return {
            "server_name": self.name.value or Settings().server_name,
            "lan": _shown(self.lan.on),
            "port": str(int(self.port.value)),
        }

    def _say_reach(self) -> None:
        self._reach.say(_FAR if self.lan.on else _NEAR_BY)

    def _stretch(self, width: int) -> None:
        px = self.paint.look.px
        self.port.configure(height=px(38 + 23 + 4))
        self.start.stretch(max(px(120), width - px(104 + 12)))

    def _arrange(self, width: int) -> None:
        if width < self.paint.look.px(_NARROW):
            self.servers.pack_forget()
        elif not self.servers.winfo_manager():
            self.servers.pack(side="left", fill="y", before=self._edge)

    def draw(self) -> None:
        """The colours of now."""
        self.configure(bg=self.paint.look.theme.background)
        self._edge.configure(bg=self.paint.look.line())


def _shown(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _of_folder(wrong: Exception, folder: Path) -> str:
    why = getattr(wrong, "strerror", None)
    return f"The folder {folder} cannot be used: {why}." if why else str(wrong)
