"""A disk that fails or waits at the commit, under the real SQLite store."""

import sqlite3
import threading

from sqlalchemy import event
from sqlalchemy.exc import OperationalError


class Disk:
    """Listens to the store's statements; the test says what becomes of its commits."""

    def __init__(self, store):
        self.failing = False
        self.unreadable = False
        self.reached = threading.Event()
        self.go = threading.Event()
        self.go.set()
        self._commit = store._writer._end
        store._writer._end = self._end
        event.listen(store._engine, "before_cursor_execute", self._before)

    def _before(self, conn, cursor, statement, *rest):
        if self.unreadable and statement.startswith("SELECT entry."):
            raise OperationalError(statement, None, OSError("the disk cannot be read"))

    def _end(self, raw):
        self.reached.set()
        assert self.go.wait(10), "the test forgot to let the disk go on"
        if self.failing:
            raise sqlite3.OperationalError("the disk is gone")
        self._commit(raw)


async def fill(store):
    """Let the file grow no further, which SQLite calls a full disk."""
    await store._writer.run(lambda c: c.exec_driver_sql("pragma max_page_count=1").scalar())


async def give_room(store):
    await store._writer.run(lambda c: c.exec_driver_sql("pragma max_page_count=1000000").scalar())
