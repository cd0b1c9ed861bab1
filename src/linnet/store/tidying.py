"""Leaving no trace: what was overwritten is in no unused part of the database's files.

SQLite overwrites what is deleted (`secure_delete`), but not the copies of rows it leaves in the
unused parts of pages when it moves rows to others, and not its write-ahead log; and its index of
words only notes that a word is gone, until its pieces are merged.
"""

import asyncio
from collections.abc import Awaitable, Callable
from time import monotonic
from typing import Any, BinaryIO

from sqlalchemy import Connection

from linnet.protocol.reasons import Reason, Refused
from linnet.store import scrubbing
from linnet.store.writer import Writer

PATIENCE = 50.0
"""Seconds in which there must be a moment without anybody who reads from the write-ahead log."""
A_WHILE = 50
"""Milliseconds everybody waits for such a moment; then they go on, and it is tried again."""
AGAIN = 0.2
"""Seconds until then."""
A_REST = 100_000_000 / 3600
"""Bytes of the file for each second between two times this is done of ourselves: it reads the
whole file and writes the index anew."""


class Tidying:
    """Overwrites what is left; only the writer's thread does so, and nobody beside it.

    `scrub_search` leaves no word in the index that is not in a message.
    """

    def __init__(
        self, writer: Writer, path: str, scrub_search: Callable[[], Awaitable[None]]
    ) -> None:
        self._writer = writer
        self._path = path
        self._scrub_search = scrub_search
        self._file: BinaryIO | None = None
        self._last = monotonic()
        self._one = asyncio.Lock()

    def want(self) -> None:
        """Texts were overwritten by something else than a turn."""
        self._writer.overwrote = True

    def close(self) -> None:
        """The store is closed. Not earlier: it would end the locks SQLite has on this file."""
        if self._file is not None:
            self._file.close()

    async def tidy(self) -> None:
        """Leave no trace, if there can be any and it is time to. Raises Refused."""
        if not self._writer.overwrote:
            return
        pages, size = await self._writer.alone(_pages)
        if monotonic() - self._last >= pages * size / A_REST:
            self._last = monotonic()
            await self.leave_no_trace()

    async def leave_no_trace(self) -> None:
        """Nothing that was overwritten can be read when this returns. Raises Refused."""
        async with self._one:
            self._writer.overwrote = False
            try:
                await self._scrub_search()
                await self._scrub_pages()
            except BaseException:
                self._writer.overwrote = True
                raise

    async def _scrub_pages(self) -> None:
        pages, size = await self._writer.alone(_pages)
        if pages >= scrubbing.MOST:
            await self._writer.alone(_written_anew)
        for part in scrubbing.steps(pages, size):
            began = monotonic()
            await self._alone_with_the_file(part, size)
            await asyncio.sleep(min(1.0, monotonic() - began))  # as long for the others

    async def _alone_with_the_file(self, part: range, size: int) -> None:
        """Overwrite the gaps of these pages once nothing of them is anywhere else."""
        until = monotonic() + PATIENCE
        while not await self._writer.alone(lambda conn: self._scrub(conn, part, size)):
            if monotonic() > until:
                raise Refused(Reason.STORE_FAILED, "The database is too busy; do this again later.")
            await asyncio.sleep(AGAIN)

    def _scrub(self, conn: Connection, part: range, size: int) -> bool:
        if not _log_is_empty(conn):
            return False
        if self._file is None:
            self._file = open(self._path, "r+b", buffering=0)  # noqa: SIM115
        scrubbing.scrub(self._file, part, size)
        # The writer must not write pages again as it remembers them.
        conn.exec_driver_sql("pragma shrink_memory")
        return True


def _pages(conn: Connection) -> tuple[int, int]:
    """How many pages the file has, and bytes of a page."""
    query = "select page_count, page_size from pragma_page_count, pragma_page_size"
    found: Any = conn.exec_driver_sql(query).one()
    return int(found[0]), int(found[1])


def _written_anew(conn: Connection) -> None:
    conn.exec_driver_sql("vacuum")


def _log_is_empty(conn: Connection) -> bool:
    """Whether all that was written could be brought from the write-ahead log to the file."""
    before = conn.exec_driver_sql("pragma busy_timeout").scalar()
    conn.exec_driver_sql(f"pragma busy_timeout={A_WHILE}")
    try:
        return conn.exec_driver_sql("pragma wal_checkpoint(truncate)").scalar() == 0
    finally:
        conn.exec_driver_sql(f"pragma busy_timeout={before}")
