"""Brings a database up to date again and again, killed at another change of a file each time.

Usage: upgrading.py OLD FOLDER STEP, with `tests/faults/ending.c` preloaded. For each STEPth change
from the first on, a child process upgrades a copy of OLD and dies (kill -9) in the middle of that
change; a copy of what it left is looked at, and another child upgrades it. Prints the number of
changes a whole upgrade makes.
"""

import ctypes
import os
import shutil
import signal
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from alembic import command  # noqa: F401  (once here, not in every child)

from linnet.store import schema

old, folder, step = Path(sys.argv[1]), Path(sys.argv[2]), int(sys.argv[3])
shim = ctypes.CDLL(None)


def child(path, at):
    """How an upgrade in a process of its own ended, killed at this change unless that is 0."""
    reading, writing = os.pipe()
    number = os.fork()
    if number == 0:
        shim.end_at(at, str(path.parent).encode())
        schema.upgrade(path)
        os.write(writing, str(shim.changes_seen()).encode())
        os._exit(0)
    os.close(writing)
    with open(reading) as told:
        changes = told.read()
    _, status = os.waitpid(number, 0)
    assert status == (0 if changes else signal.SIGKILL), (at, status)
    return int(changes or 0)


def content(path):
    """Everything in a database."""
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("pragma integrity_check").fetchone() == ("ok",)
        return list(db.iterdump())


def prepared(name):
    place = folder / name
    place.mkdir()
    shutil.copy(old, place / "linnet.db")
    return place / "linnet.db"


before = content(old)
whole = prepared("whole")
changes = child(whole, 0)
after = content(whole)
for at in range(1, changes + 1, step):
    path = prepared(str(at))
    child(path, at)
    # Looking mends what an interrupted SQLite left, so a copy is looked at.
    left = folder / "left"
    shutil.copytree(path.parent, left)
    assert content(left / "linnet.db") in (before, after), at
    shutil.rmtree(left)
    child(path, 0)
    assert content(path) == after, at
    kept = sorted(found.name for found in path.parent.iterdir())
    assert kept == ["linnet.db", f"linnet.db.before-{schema.HEAD}"], (at, kept)
    assert content(path.with_name(kept[1])) == before, at
    shutil.rmtree(path.parent)
print(changes)
