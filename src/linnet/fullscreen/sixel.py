"""A picture as sixels (DEC STD 070): bands of six lines, colour after colour."""

import re

from PIL import Image

_BAND = 6
_RUN = re.compile(rb"([?-~])\1{3,}")
_LETTERS = bytes(range(63, 127)) + bytes(192)
"""Of six points that are set or not: from `?` for none to `~` for all."""


def sixels(picture: Image.Image, colours: int) -> str:
    """The sequence that draws a picture where the cursor is, in so many colours at most."""
    few = picture.quantize(colours)
    width, height = few.size
    points, used = few.tobytes(), [one for one, times in enumerate(few.histogram()) if times]
    palette = few.getpalette() or []
    parts = [f'\x1bPq"1;1;{width};{height}'.encode()]
    for colour in used:
        red, green, blue = (round(one / 2.55) for one in palette[3 * colour : 3 * colour + 3])
        parts.append(b"#%d;2;%d;%d;%d" % (colour, red, green, blue))
    for top in range(0, height, _BAND):
        lines = [points[n * width : (n + 1) * width] for n in range(top, min(top + _BAND, height))]
        here = set(b"".join(lines))
        parts.append(b"$".join(_coloured(lines, colour, width) for colour in sorted(here)) + b"-")
    parts.append(b"\x1b\\")
    return b"".join(parts).decode("ascii")


def _coloured(lines: list[bytes], colour: int, width: int) -> bytes:
    """One colour's points in a band: a byte for each column, whose bits are its lines."""
    together = 0
    for number, line in enumerate(lines):
        bits = bytearray(256)
        bits[colour] = 1 << number
        together |= int.from_bytes(line.translate(bits), "big")
    columns = together.to_bytes(width, "big").translate(_LETTERS)
    short = _RUN.sub(lambda run: b"!%d%s" % (len(run[0]), run[1]), columns)
    return b"#%d%s" % (colour, short)
