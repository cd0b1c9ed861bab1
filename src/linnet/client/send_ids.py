"""Names for wishes: unique, and sorted by the time they were made."""

from collections.abc import Callable
from secrets import randbits
from time import time_ns

_ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz"
_RANDOM = 60
_LETTERS = 22  # 50 bits of milliseconds (until the year 37648) and 60 random ones


class SendIds:
    """Makes send_ids of 22 letters that grow, even when the clock stands still or goes back."""

    def __init__(
        self,
        clock: Callable[[], int] = lambda: time_ns() // 1_000_000,
        random: Callable[[int], int] = randbits,
    ) -> None:
        self._clock = clock
        self._random = random
        self._last = 0

    def next(self) -> str:
        """A send_id that nobody used before, greater than the one before."""
        wish = self._clock() << _RANDOM | self._random(_RANDOM)
        self._last = max(wish, self._last + 1)
        return "".join(
            _ALPHABET[self._last >> shift & 31] for shift in range(5 * (_LETTERS - 1), -1, -5)
        )
