"""A copy of the database as it is at one moment, made while others write to it."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from time import sleep

Progress = Callable[[int, int], None]
"""Told the pages done and all pages; what it raises ends the copying."""
PAGES = 1024
REST = 0.01
"""Seconds of rest after so many pages, for whoever else needs the disk."""


def copy(database: Path, target: Path, progress: Progress) -> None:
    """Write everything committed until now into a new private file.

    Raises sqlite3.Error or OSError; there may be a part of the file then.
    """
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    with (
        closing(sqlite3.connect(_uri(database), uri=True, isolation_level=None)) as source,
        closing(sqlite3.connect(target)) as made,
    ):
        made.execute("pragma synchronous=off")
        # Inside a transaction that reads, all steps see one moment. Without it SQLite would
        # begin anew after every message somebody sends, and never come to an end.
        source.execute("begin")
        source.execute("select count(*) from sqlite_master").fetchone()
        source.backup(made, pages=PAGES, progress=_resting(progress))


def _uri(database: Path) -> str:
    # Never made where it is not; and readable only, a database in use by nobody could not be
    # opened, because the files beside it would have to be made.
    return f"{database.absolute().as_uri()}?mode=rw"


def _resting(progress: Progress) -> Callable[[int, int, int], None]:
    def told(status: int, left: int, pages: int) -> None:
        progress(pages - left, pages)
        if left:
            sleep(REST)

    return told
