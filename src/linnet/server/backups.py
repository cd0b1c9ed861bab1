"""Backups by themselves: one after so much time, a number of them kept, the oldest let go."""

import asyncio
import re
import sqlite3
import threading
import time
from calendar import timegm
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import structlog
from msgspec import Struct

from linnet.backup.layout import UNFINISHED, BackupError
from linnet.backup.writing import write
from linnet.server.folder import Folder
from linnet.server.settings import Settings
from linnet.store import copies
from linnet.store.schema import SchemaError

log = structlog.get_logger()
AGAIN = 600.0
"""Seconds at most until a backup that failed is tried again."""
_TIME = "%Y%m%d-%H%M%S"
LOOK = 3600.0
"""Seconds at most between two looks at what is to be done."""


class Plan(Struct, frozen=True):
    """Seconds from one backup to the next (0: none are made), where, and how many stay."""

    every: float
    folder: Path
    keep: int


def plan(settings: Settings, data: Path) -> Plan:
    """What the settings say; a folder without a beginning is one in the data folder."""
    return Plan(settings.backup_every, data / settings.backup_folder, settings.backup_keep)


class Stopped(Exception):
    """The server stops: the backup under way is given up."""


class Backups:
    """The backups of one server. Named after it, so that several may share a folder."""

    def __init__(self, plan: Plan, folder: Folder, now: Callable[[], float] = time.time) -> None:
        self.last = 0.0
        """When the newest backup was made, in seconds since the epoch; 0 when there is none."""
        self.made = asyncio.Event()
        """Set whenever an attempt has ended, well or not."""
        self._plan = plan
        self._changed = asyncio.Event()
        self._folder = folder
        self._now = now
        self._stopping = threading.Event()
        self._prefix = f"linnet-{folder.server_id[:8]}-"
        self._name = re.compile(rf"{self._prefix}[0-9]{{8}}-[0-9]{{6}}\.tar")

    async def tend(self) -> None:
        """Do what is to be done, until cancelled."""
        while True:
            self._changed.clear()
            await asyncio.to_thread(copies.drop_old, self._folder.database, self._now())
            wait = LOOK
            if self._plan.every:
                wait = min(wait, await asyncio.to_thread(self.until_due))
                if wait <= 0:
                    wait = await self._back_up()
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._changed.wait()

    def change(self, plan: Plan) -> None:
        """Go by this plan from now on; when the next is due is looked at at once."""
        if plan != self._plan:
            self._plan = plan
            self._changed.set()

    def stop(self) -> None:
        """Give up what is under way; nothing of it stays."""
        self._stopping.set()

    async def _back_up(self) -> float:
        """Make one and let old ones go; how many seconds to wait then."""
        began = time.monotonic()
        try:
            made = await asyncio.to_thread(self._make)
        except Stopped:
            return LOOK
        except (BackupError, SchemaError, sqlite3.Error, OSError) as error:
            log.error("backup-failed", error=str(error), folder=str(self._plan.folder))
            return min(AGAIN, self._plan.every)
        else:
            log.info("backup-made", file=str(made), seconds=round(time.monotonic() - began, 1))
            return 0.0
        finally:
            self.made.set()

    def _make(self) -> Path:
        folder = self._plan.folder
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        for path in folder.glob(f"{self._prefix}*{UNFINISHED}*"):
            path.unlink(missing_ok=True)  # nobody but this server has such names
        when = time.strftime(_TIME, time.gmtime(self._now()))
        target = folder / f"{self._prefix}{when}.tar"
        found = write(self._folder.path, target, self._go_on)
        if found.damaged:
            log.error("backup-has-damage", file=str(target), files=len(found.damaged))
        for path in self._all()[: -self._plan.keep]:
            path.unlink(missing_ok=True)
        self.last = self._at(target)
        return target

    def until_due(self) -> float:
        """Seconds until the next one; also what a server made that ran before counts."""
        made = self._all()
        self.last = self._at(made[-1]) if made else 0.0
        # A clock that was set back must not stop backups for as long as it was wrong.
        return self.last + self._plan.every - self._now() if self.last <= self._now() else 0.0

    def _all(self) -> list[Path]:
        """The finished ones, oldest first."""
        if not self._plan.folder.is_dir():
            return []
        return sorted(
            path for path in self._plan.folder.iterdir() if self._name.fullmatch(path.name)
        )

    def _at(self, path: Path) -> float:
        """The time in its name: that of the file changes when somebody copies it."""
        return float(timegm(time.strptime(path.stem.removeprefix(self._prefix), _TIME)))

    def _go_on(self, text: str) -> None:
        if self._stopping.is_set():
            raise Stopped
