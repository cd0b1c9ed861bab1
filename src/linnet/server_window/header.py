"""The top of the window: which server, where, since when, how it stands, and what can be done."""

import tkinter as tk
from collections.abc import Callable

from PIL import ImageTk

from linnet.desktop.drawing.mark import mark
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Button, Icon
from linnet.server_window.labels import Label, Plain
from linnet.server_window.standing import Standing, State

_COLOURS = {
    State.RUNNING: "online", State.STARTING: "idle", State.STOPPING: "idle",
    State.REFUSED: "accent", State.CRASHED: "accent",
}  # fmt: skip
Deed = Callable[[], object]


class Header(Plain):
    """`deeds` are called by the names of the buttons."""

    def __init__(self, master: tk.Misc, paint: Painter, deeds: dict[str, Deed]) -> None:
        super().__init__(master, paint)
        px = paint.look.px
        self._deeds = deeds
        self._mark = tk.Label(self, bd=0)
        self._mark.pack(side="left", padx=(0, px(14)))
        self.main = Button(self, paint, "Stop server", self._press, height=36)
        self.main.pack(side="right")
        self.backup = Button(self, paint, "Back up now", deeds["backup"], height=36)
        self.backup.pack(side="right", padx=(0, px(8)))
        self.folder = Icon(self, paint, "folder2-open", deeds["folder"], "Open its folder", box=36)
        self.folder.pack(side="right", padx=(0, px(8)))
        self.settings = Icon(self, paint, "gear", deeds["settings"], "Settings (Ctrl+,)", box=36)
        self.settings.pack(side="right", padx=(0, px(4)))
        self.another = Icon(self, paint, "arrow-left", deeds["another"], "Another server", box=36)
        words = Plain(self, paint)
        words.pack(side="left", fill="x", expand=True)
        top = Plain(words, paint)
        top.pack(fill="x")
        self.title = Label(top, paint, "Linnet", size=17, weight="bold")
        self.title.pack(side="left")
        self.state = Label(top, paint, size=14, weight="bold")
        self.state.pack(side="left", padx=(px(14), 0))
        self.about = Label(words, paint, ink="faint", size=13)
        self.about.pack(fill="x", pady=(px(2), 0))
        self._draw_mark()

    def show(self, standing: Standing) -> None:
        """It stands so."""
        ink = _COLOURS.get(standing.state, "secondary")
        self.state.say(f"\u25cf {standing.words}", ink)
        up = standing.up
        self.main.say("Stop server" if up else "Start server")
        self.main.loud, self.main.grave = not up, up
        self.main.enable(standing.state is not State.STOPPING)
        px = self.paint.look.px
        if up:
            self.another.pack_forget()
        else:
            self.another.pack(side="right", padx=(0, px(4)))

    def dress(self) -> None:
        """The colours of now."""
        super().dress()
        if hasattr(self, "_mark"):
            self._draw_mark()

    def _draw_mark(self) -> None:
        look = self.paint.look
        self._picture = ImageTk.PhotoImage(mark(look.px(34), look.theme.accent), master=self)
        self._mark.configure(image=self._picture, bg=look.theme.background)

    def _press(self) -> None:
        self._deeds["stop" if self.main.text == "Stop server" else "start"]()
