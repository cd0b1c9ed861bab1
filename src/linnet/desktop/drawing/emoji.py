"""Emoji: where they stand in a text, and pictures of them.

Tk draws no emoji of several characters (skin tones, families, flags), and with some libraries a
colour font ends the whole program with an X error. So no emoji is ever given to Tk.
"""

from collections.abc import Iterator
from functools import lru_cache

from PIL import Image, ImageDraw
from PIL.ImageFont import FreeTypeFont

from linnet.desktop.drawing.typefaces import colour_emoji

_FIRST = "\u203c"
"""No emoji begins before this one, but for digits and signs that nobody means as such."""
_CERTAIN = "\U0001f000"
"""From here on everything is drawn as emoji, known or not."""
_COLOURED = 3
"""Up to this status in the library's table an emoji is meant to be seen in colour."""


def split(text: str) -> Iterator[tuple[str, bool]]:
    """Parts of a text in order, and whether each is an emoji."""
    if not any(char >= _FIRST for char in text) and "\ufe0f" not in text:
        if text:
            yield text, False
        return
    # Loaded for the first text that may have emoji: takes 20 to 60 ms.
    from emoji import analyze  # noqa: PLC0415

    waiting: list[str] = []
    for token in analyze(text, non_emoji=True, join_emoji=True):
        if _is_coloured(token.chars):
            if waiting:
                yield "".join(waiting), False
                waiting = []
            yield token.chars, True
        else:
            waiting.append(token.chars)
    if waiting:
        yield "".join(waiting), False


def without(text: str) -> str:
    """The text with a mark in place of every emoji, for where nothing can be drawn."""
    return "".join("\u25a1" if is_emoji else part for part, is_emoji in split(text))


@lru_cache(512)
def picture(text: str, size: int) -> Image.Image | None:
    """One emoji, so many pixels high; None where no font here has it."""
    font = colour_emoji()
    if not isinstance(font, FreeTypeFont):
        return None
    drawn = _drawn(text, font)
    if drawn is None:
        return None
    width = max(1, round(drawn.width * size / drawn.height))
    return drawn.resize((width, size), Image.Resampling.LANCZOS)


def _drawn(text: str, font: FreeTypeFont) -> Image.Image | None:
    """The emoji as large as the font has it, with nothing round it."""
    canvas = Image.new("RGBA", (round(font.size * 3), round(font.size * 1.6)))
    ImageDraw.Draw(canvas).text(
        (font.size * 0.2, font.size * 0.2), text, font=font, embedded_color=True, fill="#808080"
    )
    box = canvas.getbbox()
    if box is None:
        return None
    left, top, right, bottom = box
    # Narrow ones keep the height of the others: a "1" is not blown up to a face.
    height = max(bottom - top, right - left, round(font.size * 0.9))
    if right - left > 1.6 * height:
        height = right - left
    square = Image.new("RGBA", (max(right - left, height), height))
    part = canvas.crop(box)
    square.paste(part, ((square.width - part.width) // 2, (square.height - part.height) // 2))
    return square


@lru_cache(4096)
def _is_coloured(chars: str) -> bool:
    if chars >= _CERTAIN or "\ufe0f" in chars:
        return True
    from emoji import EMOJI_DATA  # noqa: PLC0415 - as above

    facts = EMOJI_DATA.get(chars)
    return facts is not None and chars >= _FIRST and int(facts["status"]) <= _COLOURED
