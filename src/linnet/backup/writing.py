"""Writing a backup, from a data folder in use or not."""

import os
import secrets
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing
from io import BytesIO
from pathlib import Path
from time import time
from typing import BinaryIO

import msgspec

from linnet.backup import tar
from linnet.backup.layout import (
    DATABASE,
    FORMAT,
    IDENTITY,
    MANIFEST,
    SMALL,
    UNFINISHED,
    BackupError,
    Manifest,
    Member,
    content_of,
    content_path,
    is_plain,
)
from linnet.files import disk
from linnet.store import copying, schema

Progress = Callable[[str], None]
"""Told what is being done; what it raises ends the backup, and nothing of it stays."""


def write(data: Path, target: Path, progress: Progress) -> Manifest:
    """Write everything a data folder has into a new file; what is in it.

    Everything acknowledged before is in it. The file gets its name when it is complete and on
    the disk. Raises BackupError, SchemaError and OSError; nothing is left behind then.
    """
    if target.exists():
        raise BackupError(f"{target} is there already; choose another name")
    _check(data)
    # Random, so that of two backups under one name none is taken for the other.
    draft = target.with_name(f"{target.name}.{secrets.token_hex(3)}{UNFINISHED}")
    database = draft.with_name(f"{draft.name}-db")
    at = int(time())
    try:
        _copy(data / DATABASE, database, progress)
        disk.create(draft)
        with draft.open("r+b") as archive:
            manifest = _Writing(archive, data, at, progress).write(database)
            archive.flush()
            os.fsync(archive.fileno())
        draft.rename(target)
        disk.sync_folder(target.parent)
    finally:
        for path in (draft, database, database.with_name(f"{database.name}-journal")):
            path.unlink(missing_ok=True)
    return manifest


def _check(data: Path) -> None:
    if not (data / DATABASE).is_file():
        raise BackupError(f"there is no server's data in {data}")
    if not (data / IDENTITY).is_file():
        raise BackupError(f"{data} is no data folder: it has no {IDENTITY}")
    version = schema.version_of(data / DATABASE)
    if version is None or version > schema.HEAD:
        raise BackupError(f"{data / DATABASE} is of another Linnet (schema {version}); use that")


def _copy(database: Path, target: Path, progress: Progress) -> None:
    def told(done: int, pages: int) -> None:
        progress(f"database {100 * done // max(pages, 1)} %")

    try:
        copying.copy(database, target, told)
        with closing(schema.look(target)) as db:
            db.set_progress_handler(lambda: progress("looking at the copy"), _STEPS)
            found = db.execute("pragma quick_check(1)").fetchone()[0]
    except sqlite3.Error as error:
        progress("")  # SQLite says only that it was interrupted; this says why
        raise BackupError(f"{database} cannot be copied: {error}") from error
    if found != "ok":
        raise BackupError(f"{database} is damaged ({found}); `linnet verify` says more")


_STEPS = 100_000
"""Of SQLite's, some milliseconds, between two times somebody is told."""


_SYNCED = 4 << 20
"""Bytes after which the disk gets what was written: all at once would hold up every commit of
the server meanwhile."""


class _Writing:
    """One archive being written."""

    def __init__(self, archive: BinaryIO, data: Path, at: int, progress: Progress) -> None:
        self._archive = archive
        self._data = data
        self._at = at
        self._progress = progress
        self._members: dict[str, Member] = {}
        self._doing = "writing"
        self._unsynced = 0
        self._missing: list[str] = []
        self._damaged: list[str] = []

    def write(self, database: Path) -> Manifest:
        for path in sorted(_plain_files(self._data)):
            content = path.read_bytes()
            self._add(path.name, BytesIO(content), len(content))
        self._add_file(DATABASE, database)
        with closing(schema.look(database)) as db:
            found = db.execute("select room, max(seq) from entry group by room").fetchall()
            self._add_contents(db)
        manifest = Manifest(
            format=FORMAT,
            schema=str(schema.version_of(database)),
            server=(self._data / IDENTITY).read_text().strip(),
            at=self._at * 1000,
            heads=dict(found),
            missing=self._missing,
            damaged=self._damaged,
            members=self._members,
        )
        content = msgspec.json.format(msgspec.json.encode(manifest))
        self._add(MANIFEST, BytesIO(content), len(content))
        self._archive.write(tar.END)
        return manifest

    def _add_contents(self, db: sqlite3.Connection) -> None:
        found = db.execute("select distinct hex(sha256) from file order by 1").fetchall()
        for number, (upper,) in enumerate(found, 1):
            self._doing = f"file {number} of {len(found)}"
            sha = upper.lower()
            try:
                self._add_file(content_path(sha), self._data / content_path(sha))
            except FileNotFoundError:
                self._missing.append(sha)
                continue
            small = self._data / content_path(sha, thumb=True)
            if small.is_file():
                self._add_file(content_path(sha, thumb=True), small)

    def _add_file(self, name: str, path: Path) -> None:
        with path.open("rb") as source:
            self._add(name, source, os.fstat(source.fileno()).st_size)

    def _add(self, name: str, source: BinaryIO, size: int) -> None:
        self._archive.write(tar.header(name, size, self._at))
        written = tar.copied(source, size, self._pass_on)
        self._archive.write(tar.padding(size))
        self._members[name] = written
        if content_of(name) not in (None, written.sha256):
            self._damaged.append(name)

    def _pass_on(self, piece: bytes) -> None:
        self._progress(self._doing)
        self._archive.write(piece)
        self._unsynced += len(piece)
        if self._unsynced >= _SYNCED:
            self._unsynced = 0
            os.fsync(self._archive.fileno())


def _plain_files(data: Path) -> Iterator[Path]:
    """The small files at the top: identity, keys, settings; whatever there may be later."""
    for found in os.scandir(data):
        if is_plain(found.name) and found.is_file(follow_symlinks=False):
            if found.stat().st_size > SMALL:
                raise BackupError(f"{found.path} is too large for what belongs there; move it")
            yield Path(found.path)
