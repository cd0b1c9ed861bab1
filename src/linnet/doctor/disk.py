"""The disk under a data folder: how much is free and for how long, and how fast it confirms."""

import os
import shutil
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from statistics import median
from tempfile import TemporaryFile

from linnet.doctor.finding import Finding, ok
from linnet.files.files import FLOOR
from linnet.server.folder import DATABASE_FILE, FILES_FOLDER
from linnet.store.schema import look as looked_at

LITTLE = 1 << 30
"""Bytes from which a disk is nearly full."""
SOON = 14.0
"""Days."""
_DAYS = 7
_DAY = 86_400
_TRIES = 15
_SLOW, _VERY_SLOW = 0.05, 0.5
"""Seconds of an fsync."""


def look(data: Path) -> Iterator[Finding]:
    """Free space, then fsync, both where the data folder is or will be."""
    there = next(one for one in (data, *data.absolute().parents) if one.is_dir())
    yield _space(there, growth(data) if there == data else 0.0)
    yield _fsync(there)


def growth(data: Path, now: float | None = None) -> float:
    """Bytes a day, by what came in the last week: files by their age, messages by their share."""
    since = (time.time() if now is None else now) - _DAYS * _DAY
    came = 0
    for file in (data / FILES_FOLDER).rglob("*"):
        if file.is_file() and file.stat().st_mtime >= since:
            came += file.stat().st_size
    return (came + _messages(data / DATABASE_FILE, since)) / _DAYS


def _messages(path: Path, since: float) -> float:
    if not path.exists():
        return 0.0
    try:
        with closing(looked_at(path)) as db:
            query = "select count(*), coalesce(sum(at >= ?), 0) from entry"
            all_, young = db.execute(query, (int(since * 1000),)).fetchone()
    except sqlite3.Error:
        return 0.0
    return float(path.stat().st_size * young / all_) if all_ else 0.0


def _space(there: Path, daily: float) -> Finding:
    free = shutil.disk_usage(there).free
    days = max(0.0, free - FLOOR) / daily if daily else float("inf")
    says = f"{_bytes(free)} are free on the disk of {there}"
    if daily:
        says += f"; the last week brought {_bytes(daily)} a day"
        says += f", which fits for {_days(days)}"
    step = "delete what is not needed there, or move the data folder to a larger disk"
    if free < FLOOR:
        breaks = "sending files now, and every message when nothing is left"
        return Finding("disk", "problem", says, breaks, step)
    if free < LITTLE or days < SOON:
        return Finding("disk", "warning", says, "files and messages when it is full", step)
    return ok("disk", says)


def _fsync(there: Path) -> Finding:
    try:
        took = _measured(there)
    except OSError as wrong:
        return Finding(
            "fsync",
            "problem",
            f"the disk of {there} does not take what is written: {wrong.strerror}",
            "every message",
            "look after the disk: dmesg and smartctl say more",
        )
    usual, worst = median(took), max(took)
    says = f"the disk confirms a write in {usual * 1000:.1f} ms (at worst {worst * 1000:.0f} ms)"
    if usual < _SLOW:
        return ok("fsync", says)
    return Finding(
        "fsync",
        "problem" if usual >= _VERY_SLOW else "warning",
        says,
        "each message waits that long before anybody reads it",
        "keep the data folder on a disk of this machine: no network drive, card or stick",
    )


def _measured(there: Path) -> list[float]:
    took = []
    with TemporaryFile(dir=there, prefix="linnet-doctor-") as file:
        for _ in range(_TRIES):
            file.write(os.urandom(4096))
            file.flush()
            began = time.monotonic()
            os.fsync(file.fileno())
            took.append(time.monotonic() - began)
    return took


def _days(days: float) -> str:
    return "more than a year" if days > 365 else f"{days:.0f} days"


def _bytes(size: float) -> str:
    for unit in ("bytes", "kB", "MB", "GB"):
        if size < 1000:
            return f"{size:.0f} {unit}"
        size /= 1000
    return f"{size:.1f} TB"
