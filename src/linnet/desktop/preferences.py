"""Settings of this window: theme, notifications."""

import shutil
import tkinter as tk
from collections.abc import Callable
from pathlib import Path
from tkinter import filedialog

from linnet.client.places import private_folder
from linnet.desktop.composer.spelling import language, program
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.parts.buttons import Button
from linnet.desktop.parts.dialog import Dialog
from linnet.desktop.parts.switch import Switch
from linnet.desktop.settings import Remembered
from linnet.theme import BUILT_IN, WrongTheme, load, names_in

_WORDS = {"dusk": "Dark", "meadow": "Light"}
_SWITCHES = (
    ("notify", "Notify me when I look elsewhere"),
    ("sound", "Ring for notifications"),
    ("silent", "Do not disturb: neither of them"),
    ("people", "Show the people of a room beside it"),
)


class Preferences(Dialog):
    """What is chosen holds at once."""

    def __init__(
        self,
        top: tk.Misc,
        paint: Painter,
        kept: Remembered,
        changed: Callable[[], object],
        wear: Callable[[str], object],
    ) -> None:
        """`wear` puts a theme on by its name; an empty one is the system's."""
        super().__init__(top, paint, "Settings", 460)
        self._kept, self._changed, self._worn = kept, changed, wear
        self._theme_words = self.words("Theme")
        self._row = tk.Frame(self.body, bg=paint.look.theme.background, bd=0)
        self._row.pack(fill="x", pady=(0, paint.look.px(10)))
        self._buttons: dict[str, Button] = {}
        self._show_themes()
        checker = program()
        spelling = [("spelling", f"Check spelling ({checker}, {language()})")] if checker else []
        for field, words in [*_SWITCHES, *spelling]:
            on = bool(getattr(kept.settings, field))
            Switch(self.body, paint, words, on, lambda on, field=field: self._set(field, on)).pack(  # type: ignore[misc]
                fill="x", pady=paint.look.px(5)
            )
        foot = f"Themes of your own: {kept.themes}"
        if not checker:
            foot += "\nSpelling is checked where this system has hunspell, aspell or enchant."
        self.words(foot, faint=True).pack_configure(pady=(paint.look.px(14), 0))
        self._mark()

    def _show_themes(self) -> None:
        for button in self._buttons.values():
            button.destroy()
        px = self.paint.look.px
        self._buttons = {
            name: Button(self._row, self.paint, words, lambda name=name: self._wear(name))  # type: ignore[misc]
            for name, words in [("", "As the system"), *_own(names_in(self._kept.themes))]
        }
        self._buttons["…"] = Button(self._row, self.paint, "A file…", self._choose)
        for n, button in enumerate(self._buttons.values()):
            button.grid(row=n // 4, column=n % 4, padx=(0, px(8)), pady=(0, px(6)), sticky="w")

    def _choose(self) -> None:
        """Wear a theme file from wherever it is; a copy of it is kept."""
        kinds = [("Themes", "*.toml"), ("All files", "*")]
        path = filedialog.askopenfilename(parent=self.top, filetypes=kinds)
        if path:
            self.take(Path(path))

    def take(self, path: Path) -> None:
        """The same, where the file is known."""
        themes = self._kept.themes
        try:
            load(path)
            if path.stem in BUILT_IN:
                raise WrongTheme(f"{path.stem} is a theme of Linnet: give the file another name.")
            if path.parent != themes:
                private_folder(themes)
                shutil.copyfile(path, themes / f"{path.stem}.toml")
        except (WrongTheme, OSError) as wrong:
            self.wrong(str(wrong))
            return
        self._show_themes()
        self._wear(path.stem)

    def _wear(self, name: str) -> None:
        try:
            self._worn(name)
        except WrongTheme as wrong:
            self.wrong(str(wrong))
            return
        self.wrong("")
        self._mark()

    def _mark(self) -> None:
        for name, button in self._buttons.items():
            button.loud = name == self._kept.settings.theme
            button.draw()
        theme = self.paint.look.theme
        for child in self.body.winfo_children():
            if isinstance(child, tk.Label | tk.Frame) and not isinstance(child, Switch):
                child.configure(bg=theme.background)
            if isinstance(child, tk.Label):
                child.configure(fg=theme.secondary)

    def _set(self, field: str, on: bool) -> None:
        setattr(self._kept.settings, field, on)
        self._kept.save()
        self._changed()


def _own(names: list[str]) -> list[tuple[str, str]]:
    return [(name, _WORDS.get(name, name.capitalize())) for name in names]
