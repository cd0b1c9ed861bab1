"""Linnet's own mark: a small bird on a rounded square."""

from PIL import Image, ImageDraw

from linnet.desktop.drawing.shapes import rounded
from linnet.theme import ink

_BIRD = ((78, 26), (66, 27), (55, 38), (40, 44), (26, 60), (22, 74), (38, 68), (52, 66),
         (64, 58), (70, 44), (72, 36))  # fmt: skip
"""A bird that looks to the right, on a square of 100."""


def mark(side: int, colour: str) -> Image.Image:
    """The mark, so many pixels wide."""
    large = rounded(side * 4, side * 4, side, colour)
    draw = ImageDraw.Draw(large)
    unit = side * 4 / 100
    draw.polygon([(x * unit, y * unit) for x, y in _BIRD], fill=ink(colour))
    eye = 3 * unit
    x, y = 67 * unit, 34 * unit
    draw.ellipse((x - eye / 2, y - eye / 2, x + eye / 2, y + eye / 2), fill=colour)
    return large.resize((side, side), Image.Resampling.LANCZOS)
