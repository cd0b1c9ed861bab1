"""Brings a database up to date again and again, and is killed at another moment each time.

Usage: upgrading.py OLD FOLDER. For each number from 1 on, a child process upgrades a copy of OLD
and dies (kill -9) at its statement of that number; the copy is then looked at and upgraded by
another child. Prints the number of statements once a child came through.
"""

import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from alembic import command  # noqa: F401  (once here, not in every child)

from linnet.store import schema

old, folder = Path(sys.argv[1]), Path(sys.argv[2])
connect = sqlite3.connect


class Counted(sqlite3.Connection):
    left = 0

    def set_trace(self):
        self.set_trace_callback(self.traced)

    @staticmethod
    def traced(statement):
        Counted.left -= 1
        if Counted.left == 0:
            os.kill(os.getpid(), signal.SIGKILL)


def counted(*args, **more):
    made = connect(*args, **{**more, "factory": Counted})
    made.set_trace()
    return made


def child(path, at):
    """Whether an upgrade in a process of its own, killed at this statement, came to its end."""
    number = os.fork()
    if number == 0:
        Counted.left = at
        sqlite3.connect = sqlite3.dbapi2.connect = counted
        schema.upgrade(path)
        os._exit(0)
    _, status = os.waitpid(number, 0)
    assert status in (0, signal.SIGKILL), status
    return status == 0


def look(path):
    """What is in a database, but for its schema."""
    with closing(connect(path)) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        return db.execute("select n, room, seq, body from entry order by n").fetchall()


before = look(old)
at, came_through = 0, False
while not came_through:
    at += 1
    place = folder / str(at)
    place.mkdir()
    path = place / "linnet.db"
    shutil.copy(old, path)
    came_through = child(path, at)
    assert schema.version_of(path) in ("0001", schema.HEAD), at
    assert look(path) == before, at
    assert child(path, 0), at
    assert schema.version_of(path) == schema.HEAD, at
    assert look(path) == before, at
    kept = sorted(found.name for found in place.iterdir())
    assert kept == ["linnet.db", f"linnet.db.before-{schema.HEAD}"], (at, kept)
    assert look(place / kept[1]) == before, at
    shutil.rmtree(place)
print(at)
