"""The text one writes: grows with it, and shows emoji as pictures."""

import tkinter as tk
from collections.abc import Callable
from typing import Any

from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import EmojiSketch

_WIDE = 2 if tk.TkVersion < 8.7 else 1
TALLEST = 8
"""Lines it grows to."""


class Editor(tk.Text):
    """A Text that holds emoji as pictures; `text` and `fill` speak of what was meant."""

    def __init__(
        self, master: tk.Misc, paint: Painter, changed: Callable[[], object], size: int = 20
    ) -> None:
        """`size` is that of emoji, in pixels of the design."""
        super().__init__(
            master,
            height=1,
            wrap="word",
            bd=0,
            highlightthickness=0,
            padx=0,
            pady=0,
            undo=True,
            autoseparators=True,
            maxundo=200,
        )
        self._paint = paint
        self._changed = changed
        self._emoji_size = size
        self._emoji: dict[str, str] = {}
        self._pictures: dict[str, object] = {}
        self.bind("<<Modified>>", self._modified)
        self.bind("<<Copy>>", self._copy)
        self.bind("<<Cut>>", self._cut)
        paint.look.watch(self.dress)
        self.bind("<Destroy>", lambda _event: paint.look.unwatch(self.dress))
        self.dress()

    @property
    def text(self) -> str:
        """What one has written."""
        return self.between("1.0", "end - 1 chars")

    @property
    def before_cursor(self) -> str:
        """What stands in the line before the cursor."""
        return self.between("insert linestart", "insert")

    def between(self, first: str, last: str) -> str:
        """The text between two places, emoji as characters."""
        parts: list[str] = []
        for kind, value, _place in self.dump(first, last, text=True, image=True):
            parts.append(value if kind == "text" else self._emoji.get(value, ""))
        return "".join(parts)

    def fill(self, text: str) -> None:
        """Hold this text, the cursor at its end."""
        self.delete("1.0", "end")
        self.put(text)
        self.edit_reset()

    def put(self, text: str) -> None:
        """Write at the cursor."""
        for part, is_emoji in emoji.split(text):
            if is_emoji:
                self._draw(part)
            else:
                self.insert("insert", part)
        self.see("insert")

    def take_back(self, characters: int) -> None:
        """Take away so many characters before the cursor."""
        self.delete(f"insert - {characters} indices", "insert")

    def dress(self) -> None:
        """Take on the theme."""
        look = self._paint.look
        theme = look.theme
        self.configure(
            bg=theme.raised,
            fg=theme.text,
            insertbackground=theme.text,
            insertwidth=look.px(2),
            selectbackground=theme.accent,
            selectforeground=look.on_accent(),
            font=look.font(15),
            spacing3=look.px(2),
        )
        for name, text in self._emoji.items():
            if name in self.image_names():
                picture = self._pictures[name] = self._paint(
                    EmojiSketch(text, self._emoji_size, theme.text)
                )
                self.image_configure(name, image=picture)

    def grow(self) -> None:
        """Be as tall as the text, up to a bound."""
        lines = self.count("1.0", "end", "displaylines")
        wanted = lines if isinstance(lines, int) else (lines or (1,))[0]
        wanted = max(1, min(TALLEST, wanted))
        if int(self.cget("height")) != wanted:
            self.configure(height=wanted)

    def _draw(self, text: str, place: str = "insert") -> None:
        picture = self._picture(text)
        name = self.image_create(place, image=picture, align="center")
        self._emoji[name] = text
        self._pictures[name] = picture

    def _picture(self, text: str) -> Any:
        return self._paint(EmojiSketch(text, self._emoji_size, self._paint.look.theme.text))

    def _modified(self, _event: object) -> None:
        if not self.edit_modified():
            return
        self.edit_modified(False)
        self._replace_typed()
        self.grow()
        self._changed()

    def _replace_typed(self) -> None:
        """Emoji that came as characters become pictures."""
        found: list[tuple[str, str, str]] = []
        for _kind, value, place in self.dump("1.0", "end - 1 chars", text=True):
            line, column = (int(number) for number in place.split("."))
            for part, is_emoji in emoji.split(value):
                begin, column = column, column + _units(part)
                if is_emoji:
                    found.append((f"{line}.{begin}", f"{line}.{column}", part))
        for begins, ends, part in reversed(found):
            cursor_before = self.compare("insert", "<=", begins)
            self.delete(begins, ends)
            self._draw(part, begins)
            if cursor_before:
                self.mark_set("insert", begins)

    def _copy(self, _event: object) -> str:
        if self.tag_ranges("sel"):
            self.clipboard_clear()
            self.clipboard_append(self.between("sel.first", "sel.last"))
        return "break"

    def _cut(self, _event: object) -> str:
        self._copy(None)
        if self.tag_ranges("sel"):
            self.delete("sel.first", "sel.last")
        return "break"


def _units(text: str) -> int:
    """How many columns Tk counts for a text: up to 8.6 two for what is beyond the first plane."""
    return sum(_WIDE if char > "\uffff" else 1 for char in text)
