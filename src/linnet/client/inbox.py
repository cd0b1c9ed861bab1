"""Events on their way to the one who reads them, in bounded memory."""

import asyncio
from collections import deque

from linnet.client.events import Event, Missed

UNTAKEN = 10_000
"""Events kept for a reader who is slow; beyond them the oldest are replaced by `Missed`."""


class Inbox:
    """A queue for one reader that never makes the writer wait."""

    def __init__(self, untaken: int = UNTAKEN) -> None:
        self._events: deque[Event] = deque()
        self._untaken = untaken
        self._missed = 0
        self._news = asyncio.Event()

    def put(self, event: Event) -> None:
        """Something happened."""
        self._events.append(event)
        if len(self._events) > self._untaken:
            self._events.popleft()
            self._missed += 1
        self._news.set()

    async def take(self) -> Event:
        """The next event, when there is one."""
        while not self._events:
            self._news.clear()
            await self._news.wait()
        if self._missed:
            missed, self._missed = Missed(self._missed), 0
            return missed
        return self._events.popleft()
