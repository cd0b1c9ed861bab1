"""Lines of activity: the server's log, and who came and went; filtered and bounded."""

from collections import deque
from collections.abc import Iterable, Sequence
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from linnet.desktop.drawing.emoji import without
from linnet.protocol.administration import Here, LogLine
from linnet.terminal.clean import one_line

KEPT = 10_000
"""Lines that are kept to be filtered; the oldest go."""
_NAMED = 3
"""People who are named of those who came at one moment."""
PEOPLE = "people"
_GRAVE = {"warning": 1, "error": 2, "critical": 2}


class Show(StrEnum):
    """What is shown of them."""

    ALL = "All"
    PEOPLE = "People"
    WARNINGS = "Warnings"
    ERRORS = "Errors"


class Line(Struct, frozen=True):
    """When (as a clock on the wall shows it), how grave or `people`, what, and details."""

    at: str
    level: str
    event: str
    more: str

    @property
    def grave(self) -> int:
        """0 for news, 1 for a warning, 2 for an error."""
        return _GRAVE.get(self.level, 0)


class Lines:
    """All that is kept. `warnings` and `errors` count since they were begun."""

    def __init__(self) -> None:
        self._lines: deque[Line] = deque(maxlen=KEPT)
        self.warnings = self.errors = 0

    def add(self, lines: Sequence[Line]) -> None:
        """These came."""
        self._lines.extend(lines)
        self.warnings += sum(line.grave == 1 for line in lines)
        self.errors += sum(line.grave == 2 for line in lines)

    def clear(self) -> None:
        """Begin anew."""
        self._lines.clear()
        self.warnings = self.errors = 0

    def last(self, most: int, show: Show, words: str) -> list[Line]:
        """The newest of those that are wanted, oldest first."""
        found: deque[Line] = deque(maxlen=most)
        found.extend(wanted(self._lines, show, words))
        return list(found)


def wanted(lines: Iterable[Line], show: Show, words: str) -> Iterable[Line]:
    """Those that are shown: each word must be in them somewhere, in whatever case."""
    parts = words.casefold().split()
    for line in lines:
        if show is Show.PEOPLE and line.level != PEOPLE:
            continue
        if (show is Show.WARNINGS and not line.grave) or (show is Show.ERRORS and line.grave < 2):
            continue
        if parts:
            text = f"{line.at} {line.level} {line.event} {line.more}".casefold()
            if not all(part in text for part in parts):
                continue
        yield line


def of_log(line: LogLine) -> Line:
    """A line of the server's log."""
    return Line(clock(line.at), line.level, _plain(line.event), _plain(line.more))


def own(event: str, more: str, at: float, level: str = "info") -> Line:
    """A line of this window; `at` is in seconds."""
    return Line(clock(round(at * 1000)), level, event, _plain(more))


def comings(before: Sequence[Here], after: Sequence[Here], at: float) -> list[Line]:
    """Who came and who left between two looks."""
    known, there = {one.id: one for one in before}, {one.id: one for one in after}
    came = [one for id, one in there.items() if id not in known]
    went = [one for id, one in known.items() if id not in there]
    return [*_told("joined", came, at), *_told("left", went, at)]


def _told(event: str, people: Sequence[Here], at: float) -> list[Line]:
    if len(people) > _NAMED:
        others = len(people) - 1
        return [own(event, f"{people[0].name} and {others} others", at, PEOPLE)]
    by = " by " if event == "joined" else ""
    return [
        own(event, f"{one.name} {one.id}{by}{doors_of(one) if by else ''}", at, PEOPLE)
        for one in people
    ]


DOORS = {
    "web": "web",
    "desktop": "desktop",
    "terminal": "terminal",
    "irc": "IRC",
    "pychat": "netcat",
    "nickname": "nickname",
    "http": "curl",
    "bot": "bot",
    "websocket": "program",
}
"""What people call the ways in."""


def doors_of(one: Here) -> str:
    """By which doors somebody is here."""
    words = ", ".join(DOORS.get(door, door) for door in one.doors)
    return f"{words}, unencrypted" if one.unencrypted else words


def _plain(text: str) -> str:
    return without(one_line(text))


def clock(at: int) -> str:
    """`09:14:02`, of milliseconds since the epoch."""
    return f"{datetime.fromtimestamp(at / 1000):%H:%M:%S}"
