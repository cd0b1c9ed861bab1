"""A line of text on a canvas that ends where it must; emoji in it are pictures."""

import tkinter as tk
from typing import Any

from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.drawing.sketches import EmojiSketch
from linnet.desktop.look import Font


class LineWriter:
    """Holds the pictures of what it wrote; `clear` lets go of them."""

    def __init__(self, canvas: tk.Canvas, paint: Painter, size: int = 16) -> None:
        """`size` is that of emoji, in pixels of the design."""
        self._canvas, self._paint, self._size = canvas, paint, size
        self._pictures: list[Any] = []

    def clear(self) -> None:
        """The canvas is empty."""
        self._pictures.clear()

    def write(self, text: str, left: int, right: int, middle: int, font: Font, ink: str) -> int:
        """Write from the left, no further than to the right; where it ended."""
        look = self._paint.look
        for part, is_emoji in emoji.split(text):
            if left >= right:
                break
            if is_emoji:
                picture = self._paint(EmojiSketch(part, self._size, ink))
                self._pictures.append(picture)
                self._canvas.create_image(left, middle, image=picture, anchor="w")
                left += picture.width()
                continue
            seen = look.fitting(part, font, right - left)
            self._canvas.create_text(left, middle, text=seen, anchor="w", font=font, fill=ink)
            left += look.width(seen, font)
        return left
