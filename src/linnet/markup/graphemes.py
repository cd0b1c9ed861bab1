"""Where a text may be cut without taking a character apart that people see as one."""

import unicodedata

_MOST = 40
"""Characters looked back at; whatever is longer is no letter or emoji, and is cut."""
_JOINER = "\u200d"


def boundary(text: str, at: int) -> int:
    """The last place up to `at` where no accent, emoji, flag or syllable is cut in two."""
    for place in range(min(at, len(text)), max(at - _MOST, 0), -1):
        if place == len(text) or not _joined(text, place):
            return place
    return max(at if at > _MOST else 0, 0)


def _joined(text: str, at: int) -> bool:
    """Whether the character here belongs to the one before it."""
    before, char = text[at - 1], text[at]
    if char == _JOINER or before == _JOINER or unicodedata.category(char)[0] == "M":
        return True
    if unicodedata.combining(before) == 9:  # a virama binds two consonants
        return True
    if "\U0001f3fb" <= char <= "\U0001f3ff" or "\U000e0020" <= char <= "\U000e007f":
        return True  # colours of skin; letters within flags
    if _regional(char) and _regional(before):
        return _regionals_before(text, at) % 2 == 1
    return "\u1160" <= char <= "\u11ff" and "\u1100" <= before <= "\u11ff"  # Korean by letters


def _regional(char: str) -> bool:
    """Two of these make a flag."""
    return "\U0001f1e6" <= char <= "\U0001f1ff"


def _regionals_before(text: str, at: int) -> int:
    count = 0
    while count < at and _regional(text[at - 1 - count]):
        count += 1
    return count
