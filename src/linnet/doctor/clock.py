"""The clock: against an NTP server where one is named, and against what was written already."""

import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import datetime
from pathlib import Path

from linnet.doctor.finding import Finding, ok
from linnet.server.folder import DATABASE_FILE
from linnet.server.ntp import WRONG, NtpError, offset
from linnet.server.settings import Settings
from linnet.store.schema import look as looked_at

BEGINNING = 1_767_225_600
"""No message of Linnet is older (2026-01-01, in seconds)."""
_BREAKS = "the times people read; and certificates count as expired or not yet valid"
_STEP = "set it: timedatectl set-ntp true, or by hand with date -s"


def look(settings: Settings, data: Path | None) -> Iterator[Finding]:
    """One finding."""
    yield _newest(data) or _measured(settings.ntp_server)


def _newest(data: Path | None) -> Finding | None:
    """A clock that is behind what was written with it was set back, or stood still."""
    last = max(BEGINNING, _last(data / DATABASE_FILE) if data is not None else 0)
    behind = last - time.time()
    if behind < WRONG / 1000:
        return None
    when = datetime.fromtimestamp(last).astimezone()
    return Finding(
        "clock",
        "problem",
        f"it is earlier than what was written here already ({when:%Y-%m-%d %H:%M:%S})",
        _BREAKS,
        _STEP,
    )


def _last(path: Path) -> float:
    if not path.exists():
        return 0.0
    try:
        with closing(looked_at(path)) as db:
            found = db.execute("select at from entry order by n desc limit 1").fetchone()
    except sqlite3.Error:
        return 0.0
    return found[0] / 1000 if found else 0.0


def _measured(server: str) -> Finding:
    if not server:
        return Finding(
            "clock", "note", "not measured: no ntp_server is set; order never depends on it"
        )
    try:
        off = offset(server)
    except NtpError as wrong:
        return Finding(
            "clock",
            "warning",
            f"could not be measured with {server}: {wrong}",
            "knowing whether times are right",
            "name one that answers in the setting ntp_server, or off",
        )
    way = "behind" if off > 0 else "ahead of"
    says = f"{abs(off) / 1000:.3f} s {way} {server}"
    if abs(off) < WRONG:
        return ok("clock", says)
    return Finding("clock", "warning", says, _BREAKS, _STEP)
