"""Takes news in by slices, so that whoever shares the loop with a client is not kept waiting."""

import asyncio
from time import monotonic

SLICE = 0.003
"""Seconds of work after which others have a turn."""


class Pace:
    """How fast the network is listened to. A face calls `wait` when a key was pressed."""

    def __init__(self) -> None:
        self._began = monotonic()
        self._held_until = 0.0

    def wait(self, seconds: float) -> None:
        """Take nothing in for so long: something else comes first.

        Who asks again and again waits in between as well, so that news is only slowed.
        """
        now = monotonic()
        if now > self._held_until + seconds:
            self._held_until = now + seconds

    @property
    def held(self) -> bool:
        """Whether something else comes first now."""
        return monotonic() < self._held_until

    async def breathe(self) -> None:
        """Called after each piece of work; returns at once unless it was enough for now."""
        now = monotonic()
        if now - self._began > SLICE or now < self._held_until:
            await asyncio.sleep(max(0.0, self._held_until - now))
            self._began = monotonic()
