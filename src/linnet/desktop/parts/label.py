"""Words to read, in which emoji are drawn and never given to Tk."""

import tkinter as tk
from collections.abc import Iterator
from typing import Any

from PIL import Image, ImageDraw, ImageTk
from PIL.ImageFont import FreeTypeFont

from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.typefaces import Typeface, plain

_LOOKS = ("text", "font", "fg", "foreground", "wraplength")


class Label(tk.Label):
    """As Tk's own; a text with emoji is shown as a picture of it."""

    def __init__(self, master: tk.Misc, **options: Any) -> None:
        super().__init__(master)
        self._drawn: ImageTk.PhotoImage | None = None
        self._text = ""
        self.configure(**options)

    def configure(self, cnf: Any = None, **options: Any) -> Any:
        """As Tk has it."""
        if "text" in options:
            self._text = str(options["text"])
            options["text"] = emoji.without(self._text)
        told = super().configure(cnf, **options)
        if any(option in options for option in _LOOKS):
            self._draw()
        return told

    @property
    def words(self) -> str:
        """What it says, emoji as characters."""
        return self._text

    def _draw(self) -> None:
        if not any(is_emoji for _part, is_emoji in emoji.split(self._text)):
            if self._drawn is not None:
                super().configure(image="")
                self._drawn = None
            return
        face, size, *styles = self.tk.splitlist(str(self.cget("font")))
        pixels = abs(int(size))
        font = plain(face, pixels, "bold" if "bold" in styles else "")
        wrap = int(str(self.cget("wraplength"))) or 100_000
        picture = drawn(self._text, font, pixels, str(self.cget("fg")), wrap)
        self._drawn = ImageTk.PhotoImage(picture, master=self)
        super().configure(image=self._drawn)


def drawn(text: str, font: Typeface, size: int, ink: str, width: int) -> Image.Image:
    """A text of a size in lines no wider than so many pixels, its emoji in colour."""
    lines = [line for one in text.split("\n") for line in _lines(one, font, size, width)]
    tall = round(size * 1.3)
    widest = max(sum(_wide(*part, font, size) for part in line) for line in lines)
    made = Image.new("RGBA", (max(1, round(widest) + 1), tall * len(lines)))
    draw = ImageDraw.Draw(made)
    for n, line in enumerate(lines):
        left, middle = 0.0, tall * n + tall / 2
        for part, is_emoji in line:
            picture = emoji.picture(part, size) if is_emoji else None
            if picture is not None:
                made.alpha_composite(picture, (round(left), round(middle - size / 2)))
            else:
                draw.text((left, middle), _plain(part, is_emoji), ink, font, anchor="lm")
            left += _wide(part, is_emoji, font, size)
    return made


Part = tuple[str, bool]


def _lines(text: str, font: Typeface, size: int, width: int) -> Iterator[list[Part]]:
    """Parts in lines, broken between words."""
    line: list[Part] = []
    used = 0.0
    for part, is_emoji in emoji.split(text):
        pieces = [part] if is_emoji else part.replace(" ", " \0").split("\0")
        for piece in pieces:
            wide = _wide(piece, is_emoji, font, size)
            if line and used + wide > width:
                yield line
                line, used = [], 0.0
            line.append((piece, is_emoji))
            used += wide
    yield line


def _wide(part: str, is_emoji: bool, font: Typeface, size: int) -> float:
    picture = emoji.picture(part, size) if is_emoji else None
    if picture is not None:
        return picture.width
    words = _plain(part, is_emoji)
    return font.getlength(words) if isinstance(font, FreeTypeFont) else size * len(words)


def _plain(part: str, is_emoji: bool) -> str:
    return "\u25a1" if is_emoji else part
