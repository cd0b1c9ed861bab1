"""Two lanes for pictures, so that one made to take long delays nobody else for long."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
from weakref import WeakValueDictionary

from linnet.files.pictures.lookout import Lookout
from linnet.files.pictures.words import Seen

QUICK = 3.0
"""Seconds a picture may take in the lane of all; what takes longer begins again in the other."""


class Lanes:
    """Everybody's pictures come one after the other into the quick lane, one of each person.

    So others wait for one picture of somebody who sends many, and for `QUICK` at most.
    """

    def __init__(self, quick: float = QUICK) -> None:
        self.quick = Lookout(quick)
        self.patient = Lookout()
        self._turns: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()

    async def clean(self, by: str, source: Path, target: Path) -> bool:
        """Whether there is a copy without metadata now, at `target`."""
        seen = await self._ask(by, lambda lane: lane.clean(source, target))
        return seen is not None and seen.done

    async def look(self, by: str, source: Path, target: Path, square: bool = False) -> Seen | None:
        """What the file is; None if looking at it took too much of something."""
        return await self._ask(by, lambda lane: lane.look(source, target, square))

    async def close(self) -> None:
        """End both workers, whatever they do."""
        await self.quick.close()
        await self.patient.close()

    async def _ask(self, by: str, ask: Callable[[Lookout], Awaitable[Seen | None]]) -> Seen | None:
        turn = self._turns.setdefault(by, asyncio.Lock())
        async with turn:
            seen = await ask(self.quick)
            if seen is None:
                seen = await ask(self.patient)
                await self.patient.close()  # it is needed so seldom that it need not stay
            return seen
