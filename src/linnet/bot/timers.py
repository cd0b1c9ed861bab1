"""What a bot does by the clock: every so often, daily, or once after a while."""

import heapq
from collections.abc import Awaitable, Callable
from datetime import datetime, time, timedelta
from itertools import count

from linnet.bot.voice import Voice

Tick = Callable[[Voice], Awaitable[str | None] | str | None]
Wall = Callable[[], datetime]
"""What the clock on the wall shows: local time, without a zone."""


class Timers:
    """Moments are seconds of one clock that never goes back; a stage has its own."""

    def __init__(self, wall: Wall = datetime.now) -> None:
        self._wall = wall
        self._due: list[tuple[float, int, Tick, Callable[[float], float] | None]] = []
        self._order = count()

    def once(self, moment: float, tick: Tick) -> None:
        """At this moment, and not again."""
        self._put(moment, tick, None)

    def every(self, now: float, seconds: float, tick: Tick) -> None:
        """First after that many seconds; one that was missed is not made up for."""
        self._put(now + seconds, tick, lambda late: seconds)

    def daily(self, now: float, at: time, tick: Tick) -> None:
        """When the wall clock shows this time."""
        self._put(now + self._until(at), tick, lambda late: self._until(at))

    @property
    def next(self) -> float | None:
        """The moment at which something is due."""
        return self._due[0][0] if self._due else None

    def take(self, now: float) -> list[Tick]:
        """What is due; what comes again is due again later."""
        taken = []
        while self._due and self._due[0][0] <= now:
            moment, _, tick, again = heapq.heappop(self._due)
            taken.append(tick)
            if again is not None:
                self._put(max(moment, now) + again(now), tick, again)
        return taken

    def _put(self, moment: float, tick: Tick, again: Callable[[float], float] | None) -> None:
        heapq.heappush(self._due, (moment, next(self._order), tick, again))

    def _until(self, at: time) -> float:
        """Seconds until the wall clock shows this time next; through changes of summer time."""
        now = self._wall()
        day = now.date() if now.time() < at else now.date() + timedelta(days=1)
        return max(1.0, datetime.combine(day, at).timestamp() - now.timestamp())
