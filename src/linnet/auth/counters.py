"""Where the `limits` library counts: in memory, on a clock that never steps, within bounds."""

import time
from collections.abc import Callable

from limits.storage import Storage


class Counters(Storage):
    """Counts per key and window. The library's own memory uses wall time and grows."""

    STORAGE_SCHEME = None

    def __init__(self, most: int, clock: Callable[[], float] = time.monotonic) -> None:
        super().__init__()
        self._most = most
        self._clock = clock
        self._counts: dict[str, tuple[float, int]] = {}

    @property
    def base_exceptions(self) -> type[Exception]:
        return KeyError

    def incr(self, key: str, expiry: int, amount: int = 1) -> int:
        """Count; a window begins with the first count after the last one ended."""
        now = self._clock()
        ends, count = self._counts.get(key, (0.0, 0))
        if ends <= now:
            self._counts.pop(key, None)
            self._make_room(now)
            ends, count = now + expiry, 0
        count = max(0, count + amount)
        self._counts[key] = (ends, count)
        return count

    def get(self, key: str) -> int:
        ends, count = self._counts.get(key, (0.0, 0))
        return count if ends > self._clock() else 0

    def get_expiry(self, key: str) -> float:
        return self._counts.get(key, (self._clock(), 0))[0]

    def check(self) -> bool:
        return True

    def reset(self) -> int:
        known = len(self._counts)
        self._counts.clear()
        return known

    def clear(self, key: str) -> None:
        self._counts.pop(key, None)

    def _make_room(self, now: float) -> None:
        """Forget what has ended; if all still count, the one that began first."""
        if len(self._counts) < self._most:
            return
        for key in [key for key, (ends, _) in self._counts.items() if ends <= now]:
            del self._counts[key]
        if len(self._counts) >= self._most:
            del self._counts[next(iter(self._counts))]
