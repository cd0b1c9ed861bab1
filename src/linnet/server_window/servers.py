"""The left side of the first screen: servers of before."""

import time
import tkinter as tk
from collections.abc import Callable, Sequence
from pathlib import Path

from PIL import ImageTk

from linnet.desktop.connect.places import ago
from linnet.desktop.drawing.mark import mark
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Tile
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.rows import Row, Rows
from linnet.server_window.kept import Known
from linnet.server_window.labels import Label, Plain
from linnet.terminal.clean import one_line
from linnet.theme import name_colour

WIDTH = 300
_NONE = "-"


class Servers(Plain):
    """`choose` gets a folder; `another` is for a new server."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        known: Sequence[Known],
        choose: Callable[[Path], object],
        another: Callable[[], object],
    ) -> None:
        super().__init__(master, paint, "sidebar")
        px = paint.look.px
        self.configure(width=px(WIDTH))
        self.pack_propagate(False)
        self._known, self._choose = list(known), choose
        head = Plain(self, paint, "sidebar")
        head.pack(fill="x", padx=px(20), pady=px(18))
        self._mark = tk.Label(head, bd=0)
        self._mark.pack(side="left")
        title = Label(head, paint, "Linnet", size=16, weight="bold", ground="sidebar")
        title.pack(side="left", padx=px(10))
        self.rows = Rows(self, paint, self._chosen, height=40)
        self.another = Button(
            self, paint, "Another server…", another, ground="sidebar", width=WIDTH - 40
        )
        self.another.pack(side="bottom", pady=px(18))
        self.rows.pack(fill="both", expand=True)
        self.draw()

    def dress(self) -> None:
        """The colours of now."""
        super().dress()
        if hasattr(self, "rows"):
            self.draw()

    def draw(self) -> None:
        """Every server, the last one first."""
        look = self.paint.look
        theme = look.theme
        self._picture = ImageTk.PhotoImage(mark(look.px(30), theme.accent), master=self)
        self._mark.configure(image=self._picture, bg=theme.sidebar)
        rows = [Row("Servers on this computer")]
        rows += [self._row(one) for one in self._known]
        if not self._known:
            rows.append(Row("None yet: start your first one.", _NONE, faint=True))
        self.rows.show(rows)

    def _chosen(self, key: str) -> None:
        if key != _NONE:
            self._choose(Path(key))

    def _row(self, one: Known) -> Row:
        name = one_line(one.name) or Path(one.folder).name
        home = str(Path.home())
        under = f"~{one.folder[len(home) :]}" if one.folder.startswith(home) else one.folder
        colour = name_colour(self.paint.look.theme, one.folder)
        note = ago(one.at) if one.at <= time.time() else ""
        return Row(name, one.folder, under=under, picture=Tile(name, 36, colour), note=note)
