"""What every door with connections of its own has: who is in, what is under way, goodbye."""

import asyncio
import contextlib
from abc import ABC, abstractmethod
from collections.abc import Coroutine
from typing import Any, Generic

from linnet.doors.rounds import Beating, Rounds, Watched
from linnet.engine.engine import Engine
from linnet.protocol.reasons import Reason, Refused

TOO_SLOW = 30.0
"""Seconds a client may take to read what is buffered for it."""


class Door(ABC, Generic[Beating]):
    """All connections of one door, their deadlines and heartbeats, and work beside them."""

    def __init__(self, engine: Engine, heartbeat: float) -> None:
        self.engine = engine
        self.patience = TOO_SLOW
        self.connections: dict[Beating, None] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._rounds: Rounds[Beating] = Rounds(heartbeat, self._beat)
        self._empty = asyncio.Event()

    @abstractmethod
    def _beat(self, connection: Beating) -> None:
        """Once a heartbeat, for each connection."""

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this beside everything else, until the door closes."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    def watch(self, connection: Watched, seconds: float, why: Refused | None) -> None:
        """Close (or, without a reason, cut) it unless it is unwatched in time."""
        self._rounds.watch(connection, seconds, why)

    def unwatch(self, connection: Watched) -> None:
        """It came in time."""
        self._rounds.unwatch(connection)

    def _enter(self, connection: Beating) -> None:
        self.connections[connection] = None
        self._rounds.add(connection)

    def _gone(self, connection: Beating) -> None:
        self._rounds.drop(connection)
        self.connections.pop(connection, None)
        if not self.connections:
            self._empty.set()

    async def close(self, seconds: float) -> None:
        """Tell every client that the server stops and wait, at most so long, until they went."""
        self._rounds.stop()
        for connection in list(self.connections):
            connection.close(Refused(Reason.SERVER_STOPPING))
        if self.connections:
            self._empty.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), seconds)
        late: list[Watched] = [*self.connections, *self._rounds.watched]
        for one in late:
            one.abort()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
