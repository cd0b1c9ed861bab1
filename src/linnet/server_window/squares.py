"""QR codes as pictures."""

import io

import segno
from PIL import Image

from linnet.desktop.drawing.shapes import rounded

_QUIET = 3
"""Modules of white round a code: fewer than the standard's four, within a white box."""


def square(link: str, most: int) -> Image.Image:
    """A QR code of at most so many pixels, black on white whatever the theme: cameras want that.

    Every module is a number of whole pixels, or cameras would have to guess at the edges.
    """
    drawn = io.BytesIO()
    segno.make(link, error="l").save(drawn, kind="png", scale=1, border=0)
    code = Image.open(drawn).convert("L")
    modules = code.width + 2 * _QUIET
    scale = max(1, most // modules)
    side = modules * scale
    made = rounded(side, side, side // 14, "#ffffff")
    large = code.resize((code.width * scale, code.width * scale), Image.Resampling.NEAREST)
    made.paste(large, (_QUIET * scale, _QUIET * scale))
    return made
