"""Takes news in by slices, so that whoever shares the loop with a client is not kept waiting."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from time import monotonic

SLICE = 0.002
"""Seconds of work after which others have a turn."""
KEY_FIRST = 0.1
"""Seconds after a key in which only what it does is looked at, unless that is seen before."""


class Pace:
    """How fast the network is listened to. A face calls `wait` when a key was pressed."""

    def __init__(self) -> None:
        self._worked = 0.0
        self._ended = 0.0
        self._held_since = 0.0
        self._held_until = 0.0
        self._again_from = 0.0
        self._calm = asyncio.Event()
        self._open = asyncio.Event()
        self._open.set()

    def wait(self, seconds: float) -> None:
        """Take nothing in for so long, or until `done`: something else comes first.

        Who asks again and again waits in between as well, a quarter of that, or of how long it
        took: a key that is held down only slows the news.
        """
        now = monotonic()
        if now > self._again_from:
            self._calm.clear()
            self._held_since, self._held_until = now, now + seconds
            self._again_from = now + 1.25 * seconds

    def done(self) -> None:
        """What came first is done."""
        if self.held:
            now = self._held_until = monotonic()
            self._again_from = now + (now - self._held_since) / 4
            self._calm.set()

    @property
    def held(self) -> bool:
        """Whether something else comes first now."""
        return monotonic() < self._held_until

    def quiet(self, seconds: float) -> bool:
        """Whether nothing has come first for so long."""
        return monotonic() > self._held_until + seconds

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Take nothing in meanwhile: somebody is showing what there is, in slices of their own."""
        self._open.clear()
        try:
            yield
        finally:
            self._open.set()

    async def turn(self) -> None:
        """Let all others who are ready have a turn, and what comes first all the time it needs."""
        await asyncio.sleep(0)
        if self.held:
            with suppress(TimeoutError):
                async with asyncio.timeout(self._held_until - monotonic()):
                    await self._calm.wait()

    async def breathe(self, began: float) -> None:
        """Called after each piece of work, with when it began; returns at once unless that,
        with what was done just before, was enough for now."""
        now = monotonic()
        self._worked = now - began + (self._worked if began - self._ended < SLICE else 0.0)
        self._ended = now
        if self._worked > SLICE or now < self._held_until or not self._open.is_set():
            await self.turn()
            await self._open.wait()
            self._worked = 0.0
