"""The copy of a database that is made before a newer program changes it, and when it goes."""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from linnet.store.copying import copy

BEFORE = ".before-"
UNFINISHED = ".unfinished"
LIFE = 14 * 86_400.0
"""Seconds until a copy goes: it still has what people deleted since."""


class SchemaError(Exception):
    """The file cannot be used by this program; the text is one sentence for a person."""


def keep(path: Path, version: str) -> None:
    """Copy the database as it is before it gets this schema, in place of an earlier attempt.

    Raises SchemaError when that fails; no part of a copy stays.
    """
    kept = path.with_name(f"{path.name}{BEFORE}{version}")
    draft = kept.with_name(f"{kept.name}{UNFINISHED}")
    draft.unlink(missing_ok=True)
    try:
        copy(path, draft, lambda done, pages: None)
        _sync(draft)
        draft.replace(kept)
    except (sqlite3.Error, OSError) as error:
        with suppress(OSError):
            draft.unlink(missing_ok=True)
        raise SchemaError(
            f"{path} must be copied before it is brought up to date, and that failed: {error}; "
            "nothing was changed."
        ) from error


def drop_others(path: Path, version: str) -> None:
    """Let copies from before other versions go."""
    for found in _all(path):
        if found.name != f"{path.name}{BEFORE}{version}":
            found.unlink(missing_ok=True)


def drop_old(path: Path, now: float) -> None:
    """Let copies go that were made long before `now`, in seconds since the epoch."""
    for found in _all(path):
        with suppress(FileNotFoundError):
            if found.stat().st_mtime < now - LIFE:
                found.unlink()


def _all(path: Path) -> Iterator[Path]:
    with os.scandir(path.parent) as there:
        names = [found.name for found in there if found.name.startswith(path.name + BEFORE)]
    for name in names:
        yield path.with_name(name)


def _sync(path: Path) -> None:
    number = os.open(path, os.O_RDWR)
    try:
        os.fsync(number)
    finally:
        os.close(number)
