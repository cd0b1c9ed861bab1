"""Pictures in their own points over the blocks of colour: sixel, or kitty's graphics.

A terminal is never asked what it can do: its answer could come as if it had been typed. It is known
by its name, or somebody says so. A picture that is seen in part stays blocks.
"""

import base64
import io
import os
import struct
import sys
from collections.abc import Iterable, Mapping
from enum import StrEnum
from itertools import count
from typing import Protocol

from msgspec import Struct

if sys.platform != "win32":
    import fcntl
    import termios

_KITTY_TERMS = {"xterm-kitty", "xterm-ghostty"}
_SIXEL_TERMS = ("foot", "mlterm", "contour", "yaft")
_SIXEL_PROGRAMS = {"WezTerm", "iTerm.app", "iTerm2", "mintty", "contour"}
_COLOURS = 128
_MOST = 64, 128
"""Points of a sign across and down that a terminal is believed to have: over SSH it may say
anything, and a picture is made of so many."""
_PART = 4096
"""Characters of a picture kitty takes at once."""
_SAVE, _RESTORE = "\x1b7", "\x1b8"


class Way(StrEnum):
    """How pictures are shown; `auto` is what this terminal is known to have."""

    AUTO = "auto"
    SIXEL = "sixel"
    KITTY = "kitty"
    BLOCKS = "blocks"
    OFF = "off"


class Seen(Struct, frozen=True):
    """A picture all of whose lines are on the screen, from this column and line on."""

    file: str
    column: int
    line: int


class Picture(Protocol):
    """What is needed of Pillow's pictures, which are loaded when there is one."""

    def save(self, fp: io.BytesIO, format: str) -> None: ...


def known(environment: Mapping[str, str]) -> Way:
    """What a terminal is known to have by its name; inside tmux and screen it is none."""
    term = environment.get("TERM", "")
    # iTerm2 has its `ssh` send this one.
    program = environment.get("TERM_PROGRAM", "") or environment.get("LC_TERMINAL", "")
    if environment.get("TMUX") or term.startswith(("screen", "tmux")):
        return Way.BLOCKS
    if environment.get("KITTY_WINDOW_ID") or term in _KITTY_TERMS or program == "ghostty":
        return Way.KITTY
    if term.startswith(_SIXEL_TERMS) or program in _SIXEL_PROGRAMS:
        return Way.SIXEL
    return Way.BLOCKS


def cell(descriptor: int) -> tuple[int, int] | None:
    """Points across and down of one sign, as the kernel was told; None where it was not."""
    if sys.platform == "win32":
        return None
    try:
        told = fcntl.ioctl(descriptor, termios.TIOCGWINSZ, bytes(8))
    except OSError:
        return None
    lines, columns, across, down = struct.unpack("HHHH", told)
    if not (lines and columns):
        return None
    sign = across // columns, down // lines
    return sign if all(0 < one <= most for one, most in zip(sign, _MOST, strict=True)) else None


def graphics(way: Way, environment: Mapping[str, str] = os.environ) -> "Graphics | None":
    """What draws pictures on this terminal; None where they stay blocks."""
    way = known(environment) if way is Way.AUTO else way
    points = cell(1) if way in (Way.SIXEL, Way.KITTY) else None
    return Graphics(way, points) if points else None


class Graphics:
    """Keeps what was made of each picture; `frame` is what the terminal is told after a frame."""

    def __init__(self, way: Way, cell: tuple[int, int]) -> None:
        self.cell = cell
        self._way = way
        self._numbers = count(1)
        self._made: dict[str, tuple[int, str]] = {}
        self._sent: set[str] = set()
        self._stands: list[Seen] = []

    def make(self, picture: object) -> str:
        """A picture as this terminal takes it; for another thread."""
        if self._way is Way.SIXEL:
            # Loaded with the first picture, as Pillow is.
            from linnet.fullscreen.sixel import sixels  # noqa: PLC0415

            return sixels(picture, _COLOURS)  # type: ignore[arg-type]
        return _png(picture)  # type: ignore[arg-type]

    def keep(self, file: str, made: str) -> None:
        """It is there."""
        self._made[file] = next(self._numbers), made

    def forget(self, file: str) -> None:
        """It is not shown any more."""
        self._made.pop(file, None)

    def frame(self, seen: Iterable[Seen], *, repainted: bool) -> str:
        """After a frame: what is to be drawn over it, perhaps nothing.

        `repainted`: signs were written where pictures stood, which takes sixels away.
        """
        seen = [one for one in seen if one.file in self._made]
        if self._way is Way.KITTY:
            return "" if seen == self._stands else self._place(seen)
        changed = repainted or seen != self._stands
        self._stands = seen
        drawn = (_at(one) + self._made[one.file][1] for one in seen) if changed else ()
        return "".join(f"{_SAVE}{one}{_RESTORE}" for one in drawn)

    def end(self) -> str:
        """Nothing of it stays in the terminal's memory."""
        return "\x1b_Ga=d,d=A,q=2\x1b\\" if self._sent else ""

    def _place(self, seen: list[Seen]) -> str:
        """Kitty keeps pictures by number: those that stand are lifted, these are put down."""
        self._stands = seen
        told = ["\x1b_Ga=d,d=a,q=2\x1b\\"]
        for one in seen:
            number, made = self._made[one.file]
            if one.file not in self._sent:
                self._sent.add(one.file)
                told += _parts(number, made)
            told.append(f"{_SAVE}{_at(one)}\x1b_Ga=p,i={number},p=1,C=1,q=2\x1b\\{_RESTORE}")
        return "".join(told)


def _at(seen: Seen) -> str:
    return f"\x1b[{seen.line + 1};{seen.column + 1}H"


def _png(picture: Picture) -> str:
    made = io.BytesIO()
    picture.save(made, "PNG")
    return base64.b64encode(made.getvalue()).decode("ascii")


def _parts(number: int, made: str) -> Iterable[str]:
    for at in range(0, len(made), _PART):
        more = int(at + _PART < len(made))
        first = f"a=t,f=100,i={number},q=2," if at == 0 else ""
        yield f"\x1b_G{first}m={more};{made[at : at + _PART]}\x1b\\"
