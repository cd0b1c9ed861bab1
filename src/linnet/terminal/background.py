"""Work that goes on while somebody types; what goes wrong in it ends the chat."""

import asyncio
from collections.abc import Coroutine
from functools import partial
from typing import Any


class Background:
    """Tasks that nobody awaits until the end. `broken` is set once one of them fails."""

    def __init__(self) -> None:
        self.broken = asyncio.Event()
        self.wrong: BaseException | None = None
        self._tasks: set[asyncio.Task[object]] = set()

    def start(self, work: Coroutine[Any, Any, object], *may: type[Exception]) -> None:
        """Begin something that ends by itself; it `may` end with these."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(partial(self._ended, may))

    async def end(self) -> None:
        """Nothing goes on after this."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, may: tuple[type[Exception], ...], task: "asyncio.Task[object]") -> None:
        """Nobody reads on, for instance."""
        self._tasks.discard(task)
        wrong = None if task.cancelled() else task.exception()
        if wrong and not isinstance(wrong, may):
            self.wrong = wrong
            self.broken.set()
