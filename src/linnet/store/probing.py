"""Asking the disk whether it is well, by writing a little, however many want to know."""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic

from linnet.protocol.reasons import Refused
from linnet.store.condition import Condition

Touch = Callable[[], "asyncio.Future[None]"]


class Probing:
    """Writes a little to learn whether the disk is well, however many ask at one time."""

    FRESH = 1.0
    """Seconds for which an answer is good, and between two looks while something is wrong."""
    PATIENCE = 2.5
    """Seconds to wait for an answer."""

    def __init__(self, condition: Condition, touch: Touch, turn_away: Callable[[], None]) -> None:
        """`touch` begins to write something of no meaning, `turn_away` lets nobody wait on."""
        self._condition = condition
        self._turn_away = turn_away
        self._touch = touch
        self._asked = 0.0
        self._probe: asyncio.Future[None] | None = None

    async def tend(self) -> None:
        """Watch, and find out when the disk is well again, until cancelled."""
        while True:
            await asyncio.sleep(self.FRESH)
            self._condition.watch()
            self._turn_away()
            if self._condition.trouble is not None and not self._condition.hands_off:
                self._current()

    async def ask(self) -> None:
        """Raises Refused `store-failed` unless something could be written just now."""
        self._condition.check()
        probe = self._current()
        await asyncio.wait([probe], timeout=self.PATIENCE)
        self._condition.check()
        if probe.done():
            probe.result()

    async def unless_bad(self, write: Callable[[], Awaitable[None]]) -> None:
        """Write what would make reading better; a bad disk is no reason not to read.

        Raises Refused where it is not the disk that fails.
        """
        if not self._condition.takes:
            return
        try:
            await write()
        except Refused:
            try:
                await self.ask()
            except Refused:
                return
            raise

    def _current(self) -> "asyncio.Future[None]":
        now = monotonic()
        old = self._probe
        if old is None or (old.done() and now - self._asked >= self.FRESH):
            self._asked = now
            old = self._probe = self._touch()
            old.add_done_callback(self._answered)
        return old

    def _answered(self, probe: "asyncio.Future[None]") -> None:
        if not probe.cancelled() and probe.exception() is None:
            self._condition.well()
