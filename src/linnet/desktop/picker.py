"""The emoji picker: those used last, then all of them, with a search over their names."""

import tkinter as tk
from collections.abc import Callable, Sequence
from functools import cache
from typing import Any

from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import Box, EmojiSketch
from linnet.desktop.parts.field import Field
from linnet.desktop.parts.label import Label
from linnet.desktop.parts.popup import Over
from linnet.desktop.parts.scrollbar import Scrollbar
from linnet.desktop.parts.wheel import on_wheel

COMMON = "👍 ❤️ 😂 🎉 😮 😢 🙏 🔥 👏 ✅ 👀 🚀 😄 🤔 💯 🐦"
_COLUMNS, _CELL, _SEEN = 8, 40, 7
_LAST: list[str] = []
"""Those used last in this window, the newest first."""


class Picker(Over):
    """Choose one with the mouse, or with arrows and Return; typing searches."""

    def __init__(
        self, near: tk.Misc, paint: Painter, take: Callable[[str], object], x: int, y: int
    ) -> None:
        super().__init__(near, paint)
        look = paint.look
        self._take = take
        self._found: Sequence[tuple[str, str]] = ()
        self._at = 0
        inner = tk.Frame(self, bg=look.theme.raised, padx=look.px(4), pady=look.px(4))
        inner.pack(fill="both", expand=True)
        self.field = Field(inner, paint, ground="raised", ghost="Search emoji")
        self.field.pack(fill="x", pady=(0, look.px(6)))
        self.canvas = tk.Canvas(inner, bd=0, highlightthickness=0, bg=look.theme.raised)
        self.canvas.configure(yscrollincrement=1)
        self._bar = Scrollbar(inner, paint, self._moved, "raised")
        self._called = Label(inner, anchor="w", bd=0, bg=look.theme.raised)
        self._called.configure(fg=look.theme.secondary, font=look.font(12))
        self._called.pack(side="bottom", fill="x")
        self._bar.pack(side="right", fill="y")
        self.canvas.pack(side="left", fill="both", expand=True)
        self._pictures: list[Any] = []
        self._listen()
        width = look.px(_COLUMNS * _CELL + 30)
        height = look.px(_SEEN * _CELL + 80)
        self.put(x - width, y - height, width, height)
        self.update_idletasks()
        self._search()
        self.field.entry.focus_set()

    def _listen(self) -> None:
        entry, canvas = self.field.entry, self.canvas
        self.field.text.trace_add("write", lambda *_: self._search())
        for key, by in (("Left", -1), ("Right", 1), ("Up", -_COLUMNS), ("Down", _COLUMNS)):
            entry.bind(f"<{key}>", lambda _event, by=by: self._step(by))  # type: ignore[misc]
        entry.bind("<Return>", lambda _event: self._chosen(self._at))
        entry.bind("<Escape>", lambda _event: self.close())
        canvas.bind("<Motion>", lambda event: self._point(self._place(event)))
        canvas.bind("<Button-1>", lambda event: self._chosen(self._place(event)))
        on_wheel(canvas, self._scroll)

    def _search(self) -> None:
        word = self.field.value.casefold().strip(":")
        if word:
            self._found = [one for one in _all() if word in one[1]][:400]
        else:
            names = dict(_all())
            first = [*_LAST, *COMMON.split()]
            common = [(char, names.get(char, "")) for char in dict.fromkeys(first)]
            self._found = [*common, *_all()]
        self._at = 0
        self.canvas.yview_moveto(0)
        self._draw()

    def _draw(self) -> None:
        canvas, look = self.canvas, self.paint.look
        cell = look.px(_CELL)
        rows = -(-len(self._found) // _COLUMNS)
        height = max(1, canvas.winfo_height())
        canvas.configure(scrollregion=(0, 0, 1, max(height, rows * cell)))
        canvas.delete("all")
        self._pictures.clear()
        top = int(canvas.canvasy(0))
        self._bar.set(top / max(1, rows * cell), min(1, (top + height) / max(1, rows * cell)))
        first = max(0, top // cell) * _COLUMNS
        last = min(len(self._found), ((top + height) // cell + 1) * _COLUMNS)
        for n in range(first, last):
            x, y = n % _COLUMNS * cell + cell // 2, n // _COLUMNS * cell + cell // 2
            if n == self._at:
                box = self.paint(Box(cell - 2, cell - 2, look.chosen(look.theme.raised), "", 8))
                self._pictures.append(box)
                canvas.create_image(x, y, image=box)
            picture = self.paint(EmojiSketch(self._found[n][0], 24, look.theme.text))
            self._pictures.append(picture)
            canvas.create_image(x, y, image=picture)
        name = self._found[self._at][1] if self._found else "Nothing found"
        self._called.configure(text=f":{name}:" if self._found else name)

    def _place(self, event: "tk.Event[tk.Canvas]") -> int:
        cell = self.paint.look.px(_CELL)
        return int(self.canvas.canvasy(event.y)) // cell * _COLUMNS + min(
            _COLUMNS - 1, event.x // cell
        )

    def _point(self, place: int) -> None:
        if 0 <= place < len(self._found) and place != self._at:
            self._at = place
            self._draw()

    def _step(self, by: int) -> str:
        self._at = max(0, min(self._at + by, len(self._found) - 1))
        cell, top = self.paint.look.px(_CELL), int(self.canvas.canvasy(0))
        row = self._at // _COLUMNS * cell
        if row < top or row + cell > top + self.canvas.winfo_height():
            self._scroll(row - top)
        self._draw()
        return "break"

    def _scroll(self, pixels: int) -> None:
        self.canvas.yview_scroll(pixels, "units")
        self._draw()

    def _moved(self, _word: str, share: str) -> None:
        self.canvas.yview_moveto(float(share))
        self._draw()

    def _chosen(self, place: int) -> str:
        if 0 <= place < len(self._found):
            char = self._found[place][0]
            _LAST[:] = [char, *(one for one in _LAST if one != char)][:_COLUMNS]
            self.close()
            self._take(char)
        return "break"


_ORDER = (
    ("\U0001f600", "\U0001f64f"),
    ("\U0001f900", "\U0001faff"),
    ("\U0001f400", "\U0001f4ff"),
    ("\U0001f300", "\U0001f3ff"),
    ("\U0001f500", "\U0001f5ff"),
    ("\U0001f680", "\U0001f6ff"),
    ("\u2600", "\u27bf"),
    ("\u0000", "\u25ff"),
    ("\u2800", "\uffff"),
    ("\U0001f000", "\U0001f1e5"),
    ("\U0001f200", "\U0001f2ff"),
    ("\U0001f1e6", "\U0001f1ff"),
)
"""Blocks of characters, in the order they are offered in."""


@cache
def _all() -> list[tuple[str, str]]:
    """Every emoji in colour and its name, skin tones left out."""
    # Takes 20 ms, once somebody looks for an emoji.
    from emoji import EMOJI_DATA  # noqa: PLC0415

    found = [
        (char, facts["en"].strip(":"))
        for char, facts in EMOJI_DATA.items()
        if facts["status"] <= 2 and "skin_tone" not in facts["en"]
    ]
    return sorted(found, key=lambda one: _rank(one[0]))


def _rank(char: str) -> tuple[int, str]:
    """Faces first, then people and animals, then things; signs and flags come last."""
    place = next((n for n, (low, high) in enumerate(_ORDER) if low <= char[0] <= high), 1)
    return place, char
