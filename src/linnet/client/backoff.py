"""How long to wait before connecting again."""

from collections.abc import Callable
from random import uniform

SHORTEST = 0.2
LONGEST = 30.0
STABLE = 10.0
"""Seconds a connection must have lived to count as good again."""


class Backoff:
    """Delays that grow by chance, so that a thousand clients do not come back together.

    Each delay is drawn between the shortest and three times the one before.
    """

    def __init__(self, draw: Callable[[float, float], float] = uniform) -> None:
        self._draw = draw
        self._last = SHORTEST
        self._since: float | None = None

    def connected(self, now: float) -> None:
        """The server said welcome."""
        self._since = now

    def delay(self, now: float) -> float:
        """Seconds to wait after this failure or lost connection."""
        if self._since is not None and now - self._since >= STABLE:
            self._last = SHORTEST
        self._since = None
        self._last = min(LONGEST, self._draw(SHORTEST, self._last * 3))
        return self._last
