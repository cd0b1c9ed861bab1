"""Leaving no trace: what was overwritten is in no unused part of the database's files.

SQLite overwrites what is deleted (`secure_delete`), but not the copies of rows it leaves in the
unused parts of pages when it moves rows to others, and not its write-ahead log.
"""

from shutil import disk_usage
from time import monotonic
from typing import Any

from sqlalchemy import Connection

from linnet.protocol.reasons import Reason, Refused
from linnet.store.writer import Writer

TRIES = 10
"""Times 5 s in which the write-ahead log must be emptied when nothing may be left in it."""
A_REST = 100_000_000 / 3600
"""Bytes of the file for each second between two times it is written anew of ourselves: that
stops all writing for 6 ms a megabyte."""


class Tidying:
    """Writes the file anew; only the writer's thread does so, and nobody beside it."""

    def __init__(self, writer: Writer, path: str) -> None:
        self._writer = writer
        self._path = path
        self._last = monotonic()

    def want(self) -> None:
        """Texts were overwritten by something else than a turn."""
        self._writer.overwrote = True

    async def tidy(self) -> None:
        """Leave no trace, if there can be any and it is time to. Raises Refused."""
        if not self._writer.overwrote:
            return
        size: int = await self._writer.alone(_size)
        rested = monotonic() - self._last >= size / A_REST
        # While it is written anew there are three of it.
        if rested and disk_usage(self._path).free > 3 * size:
            self._last = monotonic()
            await self.leave_no_trace()

    async def leave_no_trace(self) -> None:
        """Nothing that was overwritten can be read when this returns. Raises Refused."""
        self._writer.overwrote = False
        try:
            await self._writer.alone(_written_anew)
            await self._empty_log()
        except Refused:
            self._writer.overwrote = True
            # What was begun in vain may have filled the disk.
            await self._writer.alone(_emptied_log)
            raise

    async def _empty_log(self) -> None:
        for _ in range(TRIES):
            if await self._writer.alone(_emptied_log):
                return
        raise Refused(Reason.STORE_FAILED, "The database is too busy; do this again later.")


def _size(conn: Connection) -> int:
    """Bytes of the file."""
    query = "select page_count * page_size from pragma_page_count, pragma_page_size"
    size: Any = conn.exec_driver_sql(query).scalar_one()
    return int(size)


def _written_anew(conn: Connection) -> None:
    conn.exec_driver_sql("vacuum")


def _emptied_log(conn: Connection) -> bool:
    """Whether the write-ahead log could be emptied: it still has what was overwritten."""
    busy = conn.exec_driver_sql("pragma wal_checkpoint(truncate)").scalar()
    return busy == 0
