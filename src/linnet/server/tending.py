"""What a server does by and by, and that one part's failure is told and stops no other."""

import asyncio
from collections.abc import Coroutine

import structlog

log = structlog.get_logger()


class Tending:
    """Endless parts that run beside each other until `stop`."""

    def __init__(self, **parts: Coroutine[object, object, None]) -> None:
        self._tasks = [asyncio.create_task(part, name=name) for name, part in parts.items()]
        for task in self._tasks:
            task.add_done_callback(_told)

    async def stop(self) -> None:
        """Cancel them, and wait until they are gone."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)


def _told(task: asyncio.Task[None]) -> None:
    if not task.cancelled() and (failed := task.exception()):
        log.error("tending-failed", part=task.get_name(), exc_info=failed)
