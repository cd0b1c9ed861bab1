"""Colours and styles, where the terminal wants them: a name has one of twelve hues by its id."""

import os
from collections.abc import Iterable, Mapping
from typing import TextIO
from zlib import crc32

ON_DARK = (210, 215, 179, 149, 114, 79, 80, 75, 111, 141, 176, 211)
ON_LIGHT = (160, 130, 94, 58, 28, 29, 23, 24, 62, 91, 127, 161)
"""Twelve of the 256 colours every terminal has, readable on dark and on light ground."""
_LIGHT_GROUNDS = {"7", "15"}
_CODE_ON_DARK, _CODE_ON_LIGHT = 180, 94
_FAINT, _END = "\x1b[2m", "\x1b[0m"
_CODES = {"strong": "1", "emphasis": "3", "link": "4", "strike": "9", "call": "1;7"}
"""What a terminal is told for each style; one that knows a style not shows plain text."""


class Palette:
    """Paints text, or leaves it as it is."""

    def __init__(self, hues: tuple[int, ...] | None) -> None:
        self._hues = hues
        code = _CODE_ON_LIGHT if hues is ON_LIGHT else _CODE_ON_DARK
        self._codes = {**_CODES, "code": f"38;5;{code}"}

    def __bool__(self) -> bool:
        return self._hues is not None

    def name(self, text: str, person: str) -> str:
        """A person's name in their colour, bold."""
        if not self._hues:
            return text
        number = int(person) if person.isdecimal() else crc32(person.encode())
        return f"\x1b[1;38;5;{self._hues[number % len(self._hues)]}m{text}{_END}"

    def faint(self, text: str) -> str:
        """What stands beside the conversation: times, notices; also after a name within."""
        if not self._hues:
            return text
        return f"{_FAINT}{text.replace(_END, f'{_END}{_FAINT}')}{_END}"

    def styled(self, text: str, styles: Iterable[str]) -> str:
        """Text of a message; styles that have no look of their own change nothing."""
        codes = [self._codes[style] for style in styles if style in self._codes]
        if not self._hues or not codes or not text:
            return text
        return f"\x1b[{';'.join(codes)}m{text}{_END}"


PLAIN = Palette(None)


def palette_for(
    out: TextIO, environment: Mapping[str, str] = os.environ, *, dark: bool | None = None
) -> Palette:
    """Colours, unless `NO_COLOR` is set or this is no terminal that has them; for a dark ground
    or a light one, as the terminal says unless told."""
    if environment.get("NO_COLOR") or environment.get("TERM") == "dumb" or not out.isatty():
        return PLAIN
    ground = environment.get("COLORFGBG", "").rpartition(";")[2]
    light = ground in _LIGHT_GROUNDS if dark is None else not dark
    return Palette(ON_LIGHT if light else ON_DARK)
