"""Deadlines and heartbeats of all connections of a door, looked at twice a second."""

import asyncio
import time
from collections.abc import Callable
from typing import Generic, Protocol, TypeVar

from linnet.doors.paced import Paced
from linnet.engine.listener import Listener
from linnet.protocol.reasons import Refused

ROUND = 0.5
"""Seconds between looks at deadlines."""
Beating = TypeVar("Beating", bound=Paced)


class Watched(Protocol):
    """A connection with a deadline; one that is to hear a reason is a Listener."""

    def abort(self) -> None: ...


class Rounds(Generic[Beating]):
    """Calls `beat` once a heartbeat for each connection, spread evenly over the heartbeat."""

    def __init__(self, heartbeat: float, beat: Callable[[Beating], None]) -> None:
        self._beat = beat
        self._watched: dict[Watched, tuple[float, Refused | None]] = {}
        self._beats: list[dict[Beating, None]] = [{} for _ in range(int(heartbeat / ROUND) or 1)]
        self._turn = 0
        self._timer = asyncio.get_running_loop().call_later(ROUND, self._round)

    @property
    def every(self) -> float:
        """Seconds of a heartbeat."""
        return len(self._beats) * ROUND

    def add(self, connection: Beating) -> None:
        """Let this connection's heart beat."""
        self._beats[id(connection) // 16 % len(self._beats)][connection] = None

    def drop(self, connection: Beating) -> None:
        """No heartbeat and no deadline any more."""
        self._watched.pop(connection, None)
        self._beats[id(connection) // 16 % len(self._beats)].pop(connection, None)

    def watch(self, connection: Watched, seconds: float, why: Refused | None) -> None:
        """Close (or, without a reason, cut) it unless it is unwatched in time."""
        self._watched[connection] = (time.monotonic() + seconds, why)

    def unwatch(self, connection: Watched) -> None:
        """It has no deadline any more."""
        self._watched.pop(connection, None)

    @property
    def watched(self) -> list[Watched]:
        """What has a deadline."""
        return list(self._watched)

    def stop(self) -> None:
        """Look no more."""
        self._timer.cancel()

    def _round(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(ROUND, self._round)
        now = time.monotonic()
        # A dict never shrinks by itself, and thousands may have come at once.
        self._watched, watched = dict(self._watched), self._watched
        for connection, (deadline, why) in watched.items():
            if now < deadline:
                continue
            if why is not None and isinstance(connection, Listener):
                connection.close(why)
            else:
                connection.abort()
        self._turn = (self._turn + 1) % len(self._beats)
        for one in list(self._beats[self._turn]):
            self._beat(one)
