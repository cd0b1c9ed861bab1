"""How the disk under the database does: what it refused last, since when, and how long it takes.

A disk that is full or gives errors may get well by itself; it is asked again every second. One
that did not confirm what it was given (fsync) is asked nothing more, because nobody knows what
it holds until the database is opened anew: docs/decisions/0013-failed-fsync.md.
"""

import asyncio
import shutil
from bisect import bisect_left
from pathlib import Path
from time import monotonic

import structlog
from msgspec import Struct

from linnet.protocol.reasons import Reason, Refused

log = structlog.get_logger()
SLOW = 2.0
"""Seconds from which a commit is worth a warning, and a server that waits for one not ready."""
STALLED = 6.0
"""Seconds without an answer from which wishes that wait are refused: whoever wished may go on."""
ROOM = 1 << 20
"""Bytes that must be free again on a disk that was full."""
BOUNDS = (0.001, 0.005, 0.02, 0.1, 0.5, 2.0, 10.0)
"""Seconds: commits are counted by these, from at most the first to more than the last."""
_WORDS = {
    "SQLITE_FULL": "is full",
    "SQLITE_IOERR": "gives errors",
    "SQLITE_READONLY": "cannot be written",
    "SQLITE_CANTOPEN": "cannot be written",
    "SQLITE_PERM": "cannot be written",
    "SQLITE_BUSY": "is held by another program",
    "SQLITE_CORRUPT": "has a damaged database",
    "SQLITE_NOTADB": "has a damaged database",
}
_LOST = ("SQLITE_IOERR_FSYNC", "SQLITE_IOERR_DIR_FSYNC")


class Trouble(Struct, frozen=True):
    """What is wrong with the disk, as the end of "The server's disk …", and since when."""

    how: str
    since: float


class Condition:
    """Of one database. The writer's thread calls `failed` and `took`, the loop everything else."""

    def __init__(self, file: Path, loop: asyncio.AbstractEventLoop) -> None:
        self.lost = asyncio.Event()
        """Set when a commit was not confirmed: the server must stop."""
        self.trouble: Trouble | None = None
        self.refused = 0
        """Wishes that the disk did not take."""
        self.counts = [0] * (len(BOUNDS) + 1)
        self.seconds = 0.0
        self.file = file
        self._loop = loop
        self._hands_off = False
        self._began: float | None = None
        self._warned = False

    # What the writer tells

    def begins(self) -> None:
        """A batch is on its way to the disk."""
        self._began = monotonic()

    def ends(self) -> None:
        """The disk has answered, well or not."""
        if self._warned:
            waited = monotonic() - (self._began or 0.0)
            log.warning("disk-answered", file=str(self.file), seconds=round(waited, 1))
            self._warned = False
        self._began = None

    def took(self, seconds: float) -> None:
        """A commit took so long."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds

    def failed(self, error: Exception, wishes: int) -> None:
        """The disk did not take a batch, or something else was wrong with it."""
        self.refused += wishes
        cause = getattr(error, "orig", error)  # without the statement and its values
        name: str = getattr(cause, "sqlite_errorname", "")
        how = next((words for start, words in _WORDS.items() if name.startswith(start)), "")
        if self.trouble is None or self.trouble.how != how or name in _LOST:
            log.error(
                "store-failed", file=str(self.file), error=str(cause), code=name, wishes=wishes
            )
        if how:
            since = self.trouble.since if self.trouble else monotonic()
            self.trouble = Trouble(how, since)
        if name in _LOST and not self._hands_off:
            self._hands_off = True
            self._loop.call_soon_threadsafe(self.lost.set)

    # What is made of it

    @property
    def takes(self) -> bool:
        """Whether the disk takes what is written, as far as anybody knows."""
        return self.trouble is None and self._waits() < SLOW

    @property
    def stalls(self) -> bool:
        """Whether the disk has not answered for so long that nobody need wait any more."""
        return self._waits() >= STALLED

    @property
    def hands_off(self) -> bool:
        """Whether nothing may be written any more."""
        return self._hands_off

    def refusal(self) -> Refused:
        """Why something was not written down."""
        if self._hands_off:
            # It may be there after the next start: whoever wished it must ask again, not give up.
            return Refused(Reason.SERVER_STOPPING)
        if self.trouble is None and not self.stalls:
            return Refused(Reason.STORE_FAILED)
        how = self.trouble.how if self.trouble else "does not answer"
        return Refused(
            Reason.STORE_FAILED,
            f"The server's disk {how}, so this did not happen; try again later.",
        )

    def check(self) -> None:
        """Raises Refused `store-failed` while something is wrong."""
        self.watch()
        if self.trouble is not None:
            since = monotonic() - self.trouble.since
            how = f"{self.trouble.how} since {since:.0f} s ago"
        elif (waits := self._waits()) >= SLOW:
            how = f"has not answered for {waits:.0f} s"
        else:
            return
        raise Refused(
            Reason.STORE_FAILED,
            f"The server's disk {how}: nothing can be written, reading goes on.",
        )

    def watch(self) -> None:
        """To be called every second: say what a disk that does not answer cannot say."""
        waits = self._waits()
        if waits >= SLOW and not self._warned:
            self._warned = True
            log.warning("disk-slow", file=str(self.file), seconds=round(waits, 1))

    def well(self) -> None:
        """Something was written again."""
        if self.trouble is None or self._hands_off:
            return
        if self.trouble.how == _WORDS["SQLITE_FULL"] and not self._has_room():
            return  # a little may still fit into what the database has already
        seconds = round(monotonic() - self.trouble.since, 1)
        log.info("store-works-again", file=str(self.file), seconds=seconds)
        self.trouble = None

    def _has_room(self) -> bool:
        return shutil.disk_usage(self.file.parent).free >= ROOM

    def _waits(self) -> float:
        return 0.0 if self._began is None else monotonic() - self._began
