"""Choosing a folder, where the system has no dialog of its own for that."""

import asyncio
import sys
import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Glyph
from linnet.desktop.network import Network
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.rows import Row, Rows
from linnet.server.folder import ID_FILE
from linnet.terminal.clean import one_line

_TITLE = "Where shall the server keep everything?"
_HEIGHT = 250
_UP = ".."


def choose_folder(
    near: tk.Misc, paint: Painter, network: Network, begin: Path, chosen: Callable[[Path], object]
) -> "Folders | None":
    """Ask for a folder, beginning in this one."""
    if sys.platform in ("win32", "darwin"):
        found = filedialog.askdirectory(parent=near, title=_TITLE, initialdir=begin)
        if found:
            chosen(Path(found))
        return None
    return Folders(near, paint, network, begin, chosen)


class Folders(Dialog):
    """The folders of one folder; its path can be typed, and a new name is a new folder."""

    def __init__(
        self,
        near: tk.Misc,
        paint: Painter,
        network: Network,
        begin: Path,
        chosen: Callable[[Path], object],
    ) -> None:
        super().__init__(near, paint, _TITLE, 520)
        self._network, self._chosen = network, chosen
        self.here = begin
        self.path = Field(self.body, paint, "Folder; one that is not there yet is made")
        self.path.pack(fill="x")
        holder = tk.Frame(self.body, height=paint.look.px(_HEIGHT), bd=0)
        holder.pack(fill="x", pady=(paint.look.px(12), 0))
        holder.pack_propagate(False)
        self.rows = Rows(holder, paint, self._opened, ground="sidebar", height=34)
        self.rows.pack(fill="both", expand=True)
        self.buttons("Take this folder", self.take)
        self.path.entry.bind("<Return>", lambda _event: self.take())
        self.path.entry.focus_set()
        self.look(begin)

    def take(self) -> None:
        """The folder that stands there."""
        path = Path(self.path.value or str(self.here)).expanduser().absolute()
        self.close()
        self._chosen(path)

    def look(self, folder: Path) -> None:
        """Show what is in a folder."""
        self._network.begin(
            asyncio.to_thread(_inside, folder), lambda found: self._show(folder, found), self._shut
        )

    def _opened(self, name: str) -> None:
        self.look(self.here.parent if name == _UP else self.here / name)

    def _show(self, folder: Path, found: list[tuple[str, bool]]) -> None:
        if not self.winfo_exists():
            return
        self.path.wrong("")
        self.here = folder
        self.path.text.set(str(folder))
        colour = self.paint.look.theme.secondary
        rows = [Row("Up", _UP, picture=Glyph("arrow-up", 15, colour))] * (folder.parent != folder)
        rows += [
            Row(
                one_line(name),
                name,
                picture=Glyph("server" if server else "folder2", 15, colour),
                note="a server" if server else "",
            )
            for name, server in found
        ]
        self.rows.show(rows)

    def _shut(self, wrong: Exception) -> None:
        if self.winfo_exists():
            self.path.wrong(f"It cannot be looked into: {getattr(wrong, 'strerror', wrong)}.")


def _inside(folder: Path) -> list[tuple[str, bool]]:
    """Folders by name, hidden ones left out, and whether each is a server's. Raises OSError."""
    found = [one for one in folder.iterdir() if one.is_dir() and not one.name.startswith(".")]
    return sorted(((one.name, _is_server(one)) for one in found), key=lambda one: one[0].casefold())


def _is_server(folder: Path) -> bool:
    try:
        return (folder / ID_FILE).exists()
    except OSError:
        return False
