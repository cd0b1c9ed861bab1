"""The page with settings: changed here, checked by the server's table, taken over at once."""

import asyncio
import tkinter as tk
from collections.abc import Callable
from pathlib import Path

from msgspec import Struct

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Button, Icon
from linnet.desktop.parts.chip import Chip
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.scrollbar import Scrollbar
from linnet.desktop.parts.switch import Switch
from linnet.desktop.parts.wheel import on_wheel
from linnet.server.settings import Settings as Values
from linnet.server.settings import SettingsError
from linnet.server_window.choosing import Asked, Reloaded, asked, keep, read
from linnet.server_window.labels import Label, Plain
from linnet.server_window.minding import Minding
from linnet.server_window.wearing import ThemeRow, Wearing

_LATER = "after a restart"
_FIELD = 230


class Leading(Struct):
    """Where the page leads: back, to a restart; `note` is told what was changed."""

    close: Callable[[], object]
    restart: Callable[[], object]
    note: Callable[[str, str], object]


class Settings(Plain):
    """Those of the server by groups, and at the end that of this window."""

    def __init__(
        self,
        master: tk.Misc,
        paint: Painter,
        minding: Minding,
        wearing: Wearing,
        leading: Leading,
    ) -> None:
        super().__init__(master, paint, "raised")
        self._minding, self._wearing, self._note = minding, wearing, leading.note
        self._data: Path = minding.standing.data
        self.rows: dict[str, Setting] = {}
        px = paint.look.px
        head = Plain(self, paint, "raised")
        head.pack(fill="x", pady=(0, px(8)))
        Label(head, paint, "Settings", weight="bold", ground="raised").pack(side="left")
        self.closing = Icon(
            head, paint, "x-lg", leading.close, "Back (Esc)", ground="raised", size=13
        )
        self.closing.pack(side="right")
        foot = Plain(self, paint, "raised")
        foot.pack(side="bottom", fill="x", pady=(px(10), 0))
        self.save = Button(foot, paint, "Save", self.go, loud=True, ground="raised")
        self.save.pack(side="right")
        self.restart = Button(foot, paint, "Restart now", leading.restart, ground="raised")
        self.said = Label(foot, paint, ink="secondary", size=13, ground="raised", wide=480)
        self.said.pack(side="left", fill="x", expand=True)
        self._build_list()
        self.dress()
        minding.network.begin(self._read(), self._show, lambda wrong: self.said.say(str(wrong)))

    def _build_list(self) -> None:
        paint, px = self.paint, self.paint.look.px
        self._canvas = tk.Canvas(self, bd=0, highlightthickness=0, takefocus=0, width=10, height=10)
        self._bar = Scrollbar(self, paint, self._canvas.yview, "raised")
        self._canvas.configure(yscrollcommand=self._bar.set, yscrollincrement=1)
        self._bar.pack(side="right", fill="y")
        self._canvas.pack(side="left", fill="both", expand=True)
        self._list = Plain(self._canvas, paint, "raised")
        inner = self._canvas.create_window(0, 0, window=self._list, anchor="nw")
        self._canvas.bind(
            "<Configure>",
            lambda event: self._canvas.itemconfigure(inner, width=event.width - px(10)),
        )
        self._list.bind("<Configure>", lambda _event: self._fit())

    async def _read(self) -> Values:
        try:
            return await asyncio.to_thread(read, self._data)
        except SettingsError as wrong:
            raise OSError(str(wrong)) from wrong

    def _show(self, values: Values) -> None:
        if not self.winfo_exists():
            return
        px = self.paint.look.px
        for group, settings in asked(values).items():
            title = Label(
                self._list, self.paint, group, ink="faint", size=12, weight="bold", ground="raised"
            )
            title.pack(fill="x", pady=(px(12) if self.rows else 0, px(4)))
            for one in settings:
                row = self.rows[one.name] = Setting(self._list, self.paint, one)
                row.pack(fill="x", pady=px(4))
        self.theme = ThemeRow(self._list, self.paint, self._wearing)
        self.theme.pack(fill="x", pady=(px(12), px(4)))
        self._wheel(self._list)

    def go(self) -> None:
        """Keep what was changed, and have the server take it over."""
        wished = {name: row.value for name, row in self.rows.items() if row.changed}
        for row in self.rows.values():
            row.wrong("")
        self.said.say("", "secondary")
        if not wished:
            self.said.say("Nothing was changed.")
            return
        self.save.enable(False)

        async def kept() -> dict[str, str]:
            return await asyncio.to_thread(keep, self._data, wished)

        self._minding.network.begin(
            kept(), lambda refused: self._kept(wished, refused), self._failed
        )

    def _kept(self, wished: dict[str, str], refused: dict[str, str]) -> None:
        if not self.winfo_exists():
            return
        self.save.enable(True)
        for name, row in self.rows.items():
            if name in refused:
                row.wrong(refused[name])
            elif name in wished:
                row.keep()
        if refused:
            self.said.say("What is wrong stands beside it; the rest is kept.", "accent")
        if len(refused) == len(wished):
            return
        if self._minding.standing.up:
            self._minding.ask(
                lambda server: server.wish("POST", "/admin/reload", Reloaded),
                self._reloaded,
                lambda why: self.said.say(why, "accent"),
            )
        elif not refused:
            self.said.say("Kept; it counts from the next start on.", "online")

    def _reloaded(self, told: Reloaded) -> None:
        words = []
        if told.changed:
            words.append(f"In effect: {', '.join(told.changed)}.")
        if told.restart:
            words.append(f"After a restart: {', '.join(told.restart)}.")
            self._offer_restart()
        sentence = told.problem or " ".join(words) or "Kept."
        self._note("settings", sentence)
        if self.winfo_exists() and self.said.ink != "accent":
            self.said.say(sentence, "accent" if told.problem else "online")

    def _offer_restart(self) -> None:
        """A server that something else started is started again by that."""
        if self.winfo_exists() and not self._minding.standing.elsewhere:
            self.restart.pack(side="right", padx=(0, self.paint.look.px(8)))

    def restarted(self) -> None:
        """What waited for it counts now."""
        if self.restart.winfo_manager():
            self.restart.pack_forget()
            self.said.say("The server was restarted: all of it is in effect.", "online")

    def _failed(self, wrong: Exception) -> None:
        if self.winfo_exists():
            self.save.enable(True)
            self.said.say(str(wrong), "accent")

    def _fit(self) -> None:
        self._canvas.configure(
            scrollregion=(0, 0, self._list.winfo_reqwidth(), self._list.winfo_reqheight())
        )

    def _wheel(self, widget: tk.Misc) -> None:
        on_wheel(widget, lambda pixels: self._canvas.yview_scroll(pixels, "units"))
        for child in widget.winfo_children():
            self._wheel(child)
        widget.bind("<FocusIn>", lambda event: self._see(event.widget), add="+")

    def _see(self, widget: tk.Misc) -> None:
        """Whatever has the keys is seen."""
        canvas = self._canvas
        top = widget.winfo_rooty() - self._list.winfo_rooty()
        bottom, height = top + widget.winfo_height(), canvas.winfo_height()
        shown = round(canvas.canvasy(0))
        if top < shown:
            canvas.yview_scroll(top - shown - 10, "units")
        elif bottom > shown + height:
            canvas.yview_scroll(bottom - shown - height + 10, "units")

    def dress(self) -> None:
        """The colours of now."""
        super().dress()
        if hasattr(self, "_canvas"):
            self._canvas.configure(bg=self.paint.look.theme.raised)


class Setting(Plain):
    """One setting: what it is, and a switch, choices or a field."""

    def __init__(self, master: tk.Misc, paint: Painter, asked: Asked) -> None:
        super().__init__(master, paint, "raised")
        self.asked = asked
        self._kept = asked.value
        self._chosen = asked.value
        self.field: Field | None = None
        self.switch: Switch | None = None
        self.chips: dict[str, Chip] = {}
        px = paint.look.px
        line = Plain(self, paint, "raised")
        line.pack(fill="x")
        if asked.kind == "switch":
            on = asked.value == "true"
            self.switch = Switch(line, paint, self._words(), on, self._turned, "raised")
            self.switch.pack(fill="x")
        else:
            Label(line, paint, self._words(), ground="raised").pack(side="left")
            self._control(line, px(_FIELD))
        self._wrong = Label(self, paint, ink="accent", size=12, ground="raised", wide=520)

    @property
    def value(self) -> str:
        """What is wished."""
        return self.field.value if self.field is not None else self._chosen

    @property
    def changed(self) -> bool:
        """Whether that is another than before."""
        return self.value != self._kept

    def keep(self) -> None:
        """It is so from now on."""
        self._kept = self.value

    def wrong(self, why: str) -> None:
        """Say what is allowed; what was typed stays."""
        self._wrong.say(why)
        if why:
            self._wrong.pack(fill="x", pady=(self.paint.look.px(4), 0))
        else:
            self._wrong.pack_forget()

    def choose(self, value: str) -> None:
        """Wish this one of the choices."""
        self._chosen = value
        for one, chip in self.chips.items():
            chip.choose(one == value)

    def _words(self) -> str:
        return self.asked.words if self.asked.live else f"{self.asked.words} ({_LATER})"

    def _turned(self, on: bool) -> None:
        self._chosen = str(on).lower()

    def _control(self, line: tk.Misc, wide: int) -> None:
        px = self.paint.look.px
        if self.asked.kind == "choice":
            for one in reversed(self.asked.choices):
                chip = Chip(line, self.paint, one, lambda one=one: self.choose(one))  # type: ignore[misc]
                chip.pack(side="right", padx=(px(6), 0))
                self.chips[one] = chip
            self.choose(self.asked.value)
            return
        self.field = Field(line, self.paint, ground="raised", text=self.asked.value)
        self.field.configure(width=wide, height=px(38))
        self.field.pack_propagate(False)
        self.field.pack(side="right")
