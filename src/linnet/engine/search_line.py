"""Reads the line somebody types to search. Nothing in it can be wrong: what means nothing else
is a word."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

from msgspec import Struct

from linnet.protocol.ids import Millis
from linnet.store.api import Term
from linnet.store.words import is_unspaced, words

HAS = ("file", "image", "link")
ENOUGH = 3
"""Letters after which the last word is taken for the beginning of one."""
_QUOTES = str.maketrans("\u201c\u201d\u201e\u201f\uff02\uff1a", '""""":')
"""Quotes as telephones write them, and what is as wide as a Chinese character."""
_PART = re.compile(
    r"""(?P<not>-?)(?:(?P<key>[a-z]+):(?!//))?
    (?:"(?P<phrase>[^"]*)(?:"(?P<star>\*?)|$)|(?P<word>[^\s"]+))""",
    re.VERBOSE | re.IGNORECASE,
)
_DATE = re.compile(r"(\d{4})-(\d\d?)-(\d\d?)(z|[+-]\d\d:\d\d)?", re.IGNORECASE)


class Line(Struct):
    """What was typed, with names as they were typed. A date is a time from which or to which."""

    wanted: list[Term]
    unwanted: list[Term]
    by: list[str]
    not_by: list[str]
    rooms: list[str]
    not_rooms: list[str]
    has: list[str]
    has_not: list[str]
    unknown: list[str]
    since: Millis | None = None
    until: Millis | None = None

    @property
    def asks(self) -> bool:
        """Whether there is anything to look for."""
        return any((self.wanted, self.by, self.rooms, self.has)) or (
            self.since is not None or self.until is not None
        )


def read(text: str, zone: int = 0) -> Line:
    """A line of words and filters; `zone` is where days begin, in minutes east of UTC."""
    line = Line([], [], [], [], [], [], [], [], [])
    for part in _PART.finditer(text.translate(_QUOTES)):
        typing = part.end() == len(text)
        if not _filter(line, part, zone):
            _add_words(line, part, typing=typing)
    return line


def _add_words(line: Line, part: re.Match[str], *, typing: bool) -> None:
    """Words to be found; the one that is being typed may be the beginning of one."""
    found = part["phrase"] if part["word"] is None else part["word"]
    if part["key"]:
        found = f"{part['key']} {found}"
    begun = bool(part["star"])
    if part["word"]:
        long = len(found) >= ENOUGH and found[-1].isalnum() and not is_unspaced(found)
        begun = found.endswith("*") or (typing and long and not part["not"])
    if named := words(found):
        term = Term(words=tuple(named), begun=begun)
        (line.unwanted if part["not"] else line.wanted).append(term)


def _filter(line: Line, part: re.Match[str], zone: int) -> bool:
    """Take a part like `from:Ann`; whether it is one. One that is none but looks so is noted."""
    key = (part["key"] or "").lower()
    value = part["word"] or part["phrase"] or ""
    taken = bool(key and value) and _FILTERS.get(key, _nothing)(
        line, value, bool(part["not"]), zone
    )
    if key and not taken:
        line.unknown.append(part[0])
    return taken


def _from(line: Line, value: str, absent: bool, zone: int) -> bool:
    (line.not_by if absent else line.by).append(value.removeprefix("@"))
    return True


def _in(line: Line, value: str, absent: bool, zone: int) -> bool:
    (line.not_rooms if absent else line.rooms).append(value)
    return True


def _has(line: Line, value: str, absent: bool, zone: int) -> bool:
    kind = value.lower().removesuffix("s")
    if kind in HAS:
        (line.has_not if absent else line.has).append(kind)
    return kind in HAS


def _before(line: Line, value: str, absent: bool, zone: int) -> bool:
    day = _day(value, zone)
    if day and not absent:
        line.until = min(line.until or day[0], day[0])
    return bool(day) and not absent


def _after(line: Line, value: str, absent: bool, zone: int) -> bool:
    day = _day(value, zone)
    if day and not absent:
        line.since = max(line.since or day[1], day[1])
    return bool(day) and not absent


def _on(line: Line, value: str, absent: bool, zone: int) -> bool:
    day = _day(value, zone)
    if day and not absent:
        line.since = max(line.since or day[0], day[0])
        line.until = min(line.until or day[1], day[1])
    return bool(day) and not absent


def _nothing(line: Line, value: str, absent: bool, zone: int) -> bool:
    return False


_FILTERS: dict[str, Callable[[Line, str, bool, int], bool]] = {
    "from": _from,
    "in": _in,
    "has": _has,
    "before": _before,
    "after": _after,
    "on": _on,
}


def _day(value: str, zone: int) -> tuple[Millis, Millis] | None:
    """When a day begins and ends; None for what is no day."""
    found = _DATE.fullmatch(value)
    if not found:
        return None
    offset = _minutes(found[4]) if found[4] else zone
    try:
        east = timezone(timedelta(minutes=offset))
        begin = datetime(int(found[1]), int(found[2]), int(found[3]), tzinfo=east)
    except ValueError:
        return None
    start = int((begin - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(milliseconds=1))
    return start, start + 86_400_000


def _minutes(offset: str) -> int:
    if offset in "zZ":
        return 0
    minutes = int(offset[1:3]) * 60 + int(offset[4:6])
    return -minutes if offset[0] == "-" else minutes
