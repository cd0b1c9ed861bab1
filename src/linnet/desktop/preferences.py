"""Settings of this window: theme, notifications."""

import tkinter as tk
from collections.abc import Callable

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.switch import Switch
from linnet.desktop.settings import Remembered
from linnet.theme import WrongTheme, find, names_in

_SWITCHES = (
    ("notify", "Notify me when I look elsewhere"),
    ("sound", "Ring for notifications"),
    ("silent", "Do not disturb: neither of them"),
    ("people", "Show the people of a room beside it"),
)


class Preferences(Dialog):
    """What is chosen holds at once."""

    def __init__(
        self, top: tk.Misc, paint: Painter, kept: Remembered, changed: Callable[[], object]
    ) -> None:
        super().__init__(top, paint, "Settings", 460)
        self._kept, self._changed = kept, changed
        self.words("Theme")
        row = tk.Frame(self.body, bg=paint.look.theme.background, bd=0)
        row.pack(fill="x", pady=(0, paint.look.px(16)))
        self._buttons: dict[str, Button] = {}
        for name in names_in(kept.themes):
            button = Button(row, paint, name.capitalize(), lambda name=name: self._wear(name))  # type: ignore[misc]
            button.pack(side="left", padx=(0, paint.look.px(8)))
            self._buttons[name] = button
        for field, words in _SWITCHES:
            on = bool(getattr(kept.settings, field))
            Switch(self.body, paint, words, on, lambda on, field=field: self._set(field, on)).pack(  # type: ignore[misc]
                fill="x", pady=paint.look.px(5)
            )
        self.words(f"Themes of your own: {kept.themes}", faint=True).pack_configure(
            pady=(paint.look.px(14), 0)
        )
        self._mark()

    def _wear(self, name: str) -> None:
        try:
            theme = find(name, self._kept.themes)
        except WrongTheme as wrong:
            self.wrong(str(wrong))
            return
        self.wrong("")
        self._kept.settings.theme = name
        self._kept.save()
        self.paint.look.wear(theme)
        self._mark()

    def _mark(self) -> None:
        here = self._kept.settings.theme or "dusk"
        for name, button in self._buttons.items():
            button.loud = name == here
            button.draw()
        for child in self.body.winfo_children():
            if isinstance(child, tk.Label | tk.Frame) and not isinstance(child, Switch):
                child.configure(bg=self.paint.look.theme.background)

    def _set(self, field: str, on: bool) -> None:
        setattr(self._kept.settings, field, on)
        self._kept.save()
        self._changed()
