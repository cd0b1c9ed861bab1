"""How far a file on its way is, said from time to time."""

from collections.abc import Callable
from time import monotonic

from linnet.terminal.clean import one_line
from linnet.terminal.messages import size

_TOLD = 5.0
"""Seconds between two lines about how far a file is."""


class Moving:
    """One file: called with the bytes that are there and those there will be.

    `word` is what becomes of it, `sent` or `here`. Nothing is said about one that is quick.
    """

    def __init__(self, notice: Callable[[str], None], name: str, word: str) -> None:
        self.name = one_line(name)
        self.word = word
        self._notice = notice
        self._last = monotonic()

    def __call__(self, done: int, whole: int) -> None:
        if monotonic() - self._last >= _TOLD:
            self._last = monotonic()
            self._notice(f"{self.name}: {size(done)} of {size(whole)} {self.word}")

    def end(self) -> None:
        """It is there, or will not be."""
