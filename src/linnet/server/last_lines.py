"""The last lines of this program's log, kept for whoever watches the server at its machine."""

import logging
from collections import deque
from itertools import islice

from linnet.protocol.administration import LogLine
from linnet.protocol.ids import Millis

KEPT = 5_000
_LONGEST = 2_000
"""Characters of a line's details that are kept."""
_OWN = ("timestamp", "level", "event")


class LastLines(logging.Handler):
    """Numbered from 1 since the program began; the oldest make room."""

    def __init__(self, kept: int = KEPT) -> None:
        super().__init__()
        self._lines: deque[LogLine] = deque(maxlen=kept)
        self._number = 0

    def emit(self, record: logging.LogRecord) -> None:
        """Keep a line, from whatever thread."""
        told = record.msg if isinstance(record.msg, dict) else {"event": record.getMessage()}
        more = " ".join(f"{name}={told[name]!r}" for name in told if name not in _OWN)
        self._number += 1
        self._lines.append(
            LogLine(
                n=self._number,
                at=Millis(record.created * 1000),
                level=record.levelname.lower(),
                event=str(told.get("event", "")),
                more=more[:_LONGEST],
            )
        )

    def after(self, number: int, most: int) -> list[LogLine]:
        """The lines that come next after this number; of too many the oldest."""
        lines = list(self._lines)
        if not lines or lines[-1].n <= number:
            return []
        first = max(0, number + 1 - lines[0].n)
        return list(islice(lines, first, first + most))


LAST = LastLines()
"""Of this process, as its log is."""
