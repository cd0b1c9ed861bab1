"""Tells a terminal that something is worth a look: its bell, or a notification of its own."""

import os
from collections.abc import Callable, Mapping
from enum import StrEnum

from linnet.terminal.clean import one_line

_LONGEST = 200
"""Characters of a notification."""
_OSC_9 = {"iTerm.app", "WezTerm", "ghostty", "kitty"}
_OSC_777 = ("foot", "rxvt")


class Way(StrEnum):
    """How somebody wants to be told; `auto` is what this terminal is known to have."""

    AUTO = "auto"
    OFF = "off"
    BELL = "bell"
    OSC9 = "osc9"
    OSC777 = "osc777"


Tell = Callable[[str, str], str]
"""What to write to the terminal for a title and a text."""


def telling(ways: frozenset[Way], environment: Mapping[str, str] = os.environ) -> Tell | None:
    """What these ways write; None where that is nothing."""
    if Way.AUTO in ways:
        ways = ways - {Way.AUTO} | {known(environment)}
    ways -= {Way.OFF}
    if not ways:
        return None

    def tell(title: str, text: str) -> str:
        title, text = _safe(title).replace(";", ","), _safe(text)
        parts = {
            Way.BELL: "\a",
            Way.OSC9: f"\x1b]9;{title}: {text}\x1b\\",
            Way.OSC777: f"\x1b]777;notify;{title};{text}\x1b\\",
        }
        return "".join(parts[way] for way in parts if way in ways)

    return tell


def known(environment: Mapping[str, str]) -> Way:
    """What a terminal is known to have by its name; inside tmux and screen nothing gets through."""
    if environment.get("TMUX") or environment.get("TERM", "").startswith(("screen", "tmux")):
        return Way.OFF
    if environment.get("TERM_PROGRAM") in _OSC_9 or environment.get("KITTY_WINDOW_ID"):
        return Way.OSC9
    if environment.get("TERM", "").startswith(_OSC_777):
        return Way.OSC777
    return Way.OFF


def _safe(text: str) -> str:
    """One line without anything that could end the sequence, and not long."""
    return one_line(text)[:_LONGEST]
