"""Takes news in by slices, so that whoever shares the loop with a client is not kept waiting."""

import asyncio
from time import monotonic

SLICE = 0.003
"""Seconds of work after which others have a turn."""


class Pace:
    """How fast the network is listened to. A face calls `wait` when a key was pressed."""

    def __init__(self) -> None:
        self._worked = 0.0
        self._ended = 0.0
        self._held_until = 0.0

    def wait(self, seconds: float) -> None:
        """Take nothing in for so long: something else comes first.

        Who asks again and again waits in between as well, a quarter of that: a key that is held
        down only slows the news.
        """
        now = monotonic()
        if now > self._held_until + seconds / 4:
            self._held_until = now + seconds

    @property
    def held(self) -> bool:
        """Whether something else comes first now."""
        return monotonic() < self._held_until

    def quiet(self, seconds: float) -> bool:
        """Whether nothing has come first for so long."""
        return monotonic() > self._held_until + seconds

    async def breathe(self, began: float) -> None:
        """Called after each piece of work, with when it began; returns at once unless that,
        with what was done just before, was enough for now."""
        now = monotonic()
        self._worked = now - began + (self._worked if began - self._ended < SLICE else 0.0)
        self._ended = now
        if self._worked > SLICE or now < self._held_until:
            await asyncio.sleep(max(0.0, self._held_until - now))
            self._worked = 0.0
