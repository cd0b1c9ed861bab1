"""Lines of a program's output on their way into a room: made fit to read, gathered, bounded."""

import re
from collections import deque
from threading import Lock

from linnet.terminal.clean import one_line

_SEQUENCE = re.compile(r"\x1b(?:\[[0-?]*[ -/]*[@-~]|\][^\x07\x1b]*(?:\x07|\x1b\\)|[@-Z\\^_])")
"""Colours, cursor movements and titles (ECMA-48)."""
_TICKS = re.compile("`{3,}")


def legible(line: str) -> str:
    """The line as a terminal would show it at last: no colours, the end of a progress bar."""
    shown = _SEQUENCE.sub("", line).rstrip("\r\n").rpartition("\r")[2]
    return one_line(shown.expandtabs())


def fenced(text: str) -> str:
    """The text as a block of code, in which nothing means anything."""
    longest = max((len(ticks) for ticks in _TICKS.findall(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}\n{text}\n{fence}"


class Gathered:
    """Lines that wait to be posted, in at most so many bytes.

    Where more come than can be posted, those in the middle are left out and counted: a build
    that fails says so at its end, and what it was at its beginning. Any thread may add.
    """

    def __init__(self, most: int) -> None:
        self.lines = 0
        """How many were added in all."""
        self._half = most // 2
        self._lock = Lock()
        self._begin()

    def add(self, line: str) -> None:
        """Another line; one that is far too long is cut."""
        fits = legible(line).encode()[: self._half - 1].decode(errors="ignore")
        size = len(fits.encode()) + 1
        with self._lock:
            self.lines += 1
            if not self._last and self._head + size <= self._half:
                self._first.append(fits)
                self._head += size
                return
            self._last.append(fits)
            self._tail += size
            while self._tail > self._half:
                self._tail -= len(self._last.popleft().encode()) + 1
                self._omitted += 1

    def take(self) -> str:
        """All that waits; empty when nothing does."""
        with self._lock:
            gap = [f"... {self._omitted} lines left out ..."] if self._omitted else []
            text = "\n".join((*self._first, *gap, *self._last))
            self._begin()
        return text

    def _begin(self) -> None:
        self._first: list[str] = []
        self._last: deque[str] = deque()
        self._head = self._tail = self._omitted = 0
