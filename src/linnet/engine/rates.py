"""Everybody's buckets: who did too much of something waits, and nobody else notices."""

import asyncio
import time
from collections.abc import Callable, Mapping
from math import ceil

from linnet.hub.rates import Kind, Rate
from linnet.protocol.ids import SERVER, PersonId
from linnet.protocol.reasons import Reason, Refused

REMEMBERED = 100_000
"""People in the buckets of one kind, some 15 MB; beyond them those that are nearest to full
are forgotten, which gives away the least."""
HASTE = 0.25
"""Seconds a refusal takes its time. A connection is read no further while enough of its wishes
are unanswered, so a flood slows itself down instead of the server."""
_FEW = 1_024


class Buckets:
    """One kind's buckets. A full one is not kept: it is looked for when there are many."""

    __slots__ = ("_clock", "_full", "_look", "_most", "_rate", "refused")

    def __init__(
        self, rate: Rate, clock: Callable[[], float] = time.monotonic, most: int = REMEMBERED
    ) -> None:
        self.refused = 0
        self._rate = rate
        self._clock = clock
        self._most = most
        self._full: dict[PersonId, float] = {}
        self._look = min(_FEW, most)

    def __len__(self) -> int:
        return len(self._full)

    def take(self, who: PersonId) -> float:
        """Take a token. 0.0, or the seconds until there is one where there is none."""
        now = self._clock()
        full = self._full.get(who, now)
        wait = self._rate.wait(full, now)
        if wait > 0.0:
            self.refused += 1
            return wait
        self._full[who] = self._rate.taken(full, now)
        if len(self._full) > self._look:
            self._collect(now)
        return 0.0

    def _collect(self, now: float) -> None:
        """Forget full buckets; look again when there are twice as many, which costs next to
        nothing for each."""
        left = {who: full for who, full in self._full.items() if full > now}
        if len(left) > self._most * 3 // 4:
            fullest = sorted(left.items(), key=lambda bucket: bucket[1], reverse=True)
            left = dict(fullest[: self._most // 2])
        self._full = left
        self._look = min(self._most, max(_FEW, 2 * len(left)))


class Rates:
    """The buckets of every kind; one that is off has none."""

    def __init__(self, rates: Mapping[Kind, Rate | None]) -> None:
        self._rates: Mapping[Kind, Rate | None] = {}
        self.buckets: dict[Kind, Buckets] = {}
        self.change(rates)

    def change(self, rates: Mapping[Kind, Rate | None]) -> None:
        """Other rates from now on; the buckets of a kind whose rate is another begin full."""
        before, self._rates = self._rates, rates
        for kind, rate in rates.items():
            if rate is None:
                self.buckets.pop(kind, None)
            elif kind not in before or before[kind] != rate:
                refused = self.buckets[kind].refused if kind in self.buckets else 0
                self.buckets[kind] = Buckets(rate)
                self.buckets[kind].refused = refused

    async def count(self, who: PersonId, kind: Kind) -> float:
        """Count one; 0.0, or the seconds to wait where it is one too many, taking its time.

        The administrator at the machine, who makes whole classes, is not counted.
        """
        buckets = self.buckets.get(kind) if who != SERVER else None
        wait = buckets.take(who) if buckets is not None else 0.0
        if wait:
            await asyncio.sleep(HASTE)
        return wait

    async def admit(self, who: PersonId, kind: Kind) -> None:
        """Count one. Raises Refused `rate-limited`."""
        if wait := await self.count(who, kind):
            raise too_often(wait)


def too_often(wait: float) -> Refused:
    """The refusal; whole milliseconds, rounded up, or the next try would come too early."""
    return Refused(Reason.RATE_LIMITED, retry_after=ceil(wait * 1000) / 1000)
