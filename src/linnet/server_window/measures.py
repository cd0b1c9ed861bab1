"""What the figures of a server mean to people: rates, sizes, and how long a disk lasts."""

from collections import deque
from datetime import date, timedelta

from msgspec import Struct

from linnet.protocol.administration import Figures

SPAN = 120
"""Looks that a chart shows: two minutes."""
_DAY = 86_400.0
_LEAST = 6 * 3600.0
"""Seconds a server is old before anybody guesses how fast it grows."""
_FAR = 50 * 365


class Point(Struct, frozen=True):
    """Of one look: messages a second, bytes of memory, milliseconds of a commit."""

    rate: float
    memory: int
    commit: float


class Measures:
    """The last looks at a server. Figures that count from the start become rates."""

    def __init__(self) -> None:
        self.points: deque[Point] = deque(maxlen=SPAN)
        self._before: tuple[float, Figures] | None = None

    def add(self, at: float, now: Figures) -> Point | None:
        """A look, in seconds of a clock that only goes forward; None for the first one."""
        before, self._before = self._before, (at, now)
        if before is None or now.entries < before[1].entries:
            return None
        span = max(0.001, at - before[0])
        commits = now.commits - before[1].commits
        took = (now.commit_seconds - before[1].commit_seconds) / commits if commits else 0.0
        point = Point((now.entries - before[1].entries) / span, now.memory, took * 1000)
        self.points.append(point)
        return point

    def begin(self) -> None:
        """Another server."""
        self.points.clear()
        self._before = None


def rate(number: float) -> str:
    """`14/s`, `0.3/s`."""
    return f"{number:.0f}/s" if number >= 10 or number == 0 else f"{number:.1f}/s"


def size(number: float) -> str:
    """`46 MB`, as people read sizes."""
    for unit in ("bytes", "kB", "MB", "GB"):
        if number < 1000:
            return (
                f"{number:.0f} {unit}"
                if number >= 10 or unit == "bytes"
                else (f"{number:.1f} {unit}")
            )
        number /= 1000
    return f"{number:.1f} TB"


def lasts(free: int, kept: int, age: float, today: date) -> str:
    """Until when a disk lasts, if a server goes on to grow as it has; empty for nobody knows.

    `kept` are the bytes it has after `age` seconds.
    """
    if age < _LEAST or kept <= 0:
        return ""
    days = free / (kept / (age / _DAY))
    if days > _FAR:
        return "disk lasts for many years"
    end = today + timedelta(days=days)
    if days < 60:
        return (
            f"disk is full about {end.day} {end:%B}" if days >= 1 else "disk is full within a day"
        )
    return f"disk lasts until about {end:%B %Y}"
