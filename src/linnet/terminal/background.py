"""Work that goes on while somebody types; what goes wrong in it ends the chat."""

import asyncio
from collections.abc import Coroutine


class Background:
    """Tasks that nobody awaits until the end. `broken` is set once one of them fails."""

    def __init__(self) -> None:
        self.broken = asyncio.Event()
        self.wrong: BaseException | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    def start(self, work: Coroutine[None, None, None]) -> None:
        """Begin something that ends by itself."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    async def end(self) -> None:
        """Nothing goes on after this."""
        tasks = list(self._tasks)
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        """Nobody reads on, for instance."""
        self._tasks.discard(task)
        if not task.cancelled() and (wrong := task.exception()):
            self.wrong = wrong
            self.broken.set()
