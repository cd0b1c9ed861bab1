"""The data folder: one place for everything a server keeps, and a lock so that one server has it.

Opening either succeeds whole or leaves the machine as it was.
"""

import os
import re
import secrets
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self

from filelock import FileLock, Timeout

LOCK_FILE = "server.lock"
PID_FILE = "server.pid"
ID_FILE = "server-id"
DATABASE_FILE = "linnet.db"
FILES_FOLDER = "files"
_ID = re.compile(rb"[0-9a-f]{32}")


class FolderError(Exception):
    """The data folder cannot be used, said in one sentence."""


class InUseError(FolderError):
    """A server has the folder now."""


class Folder:
    """A data folder that this server alone has open."""

    def __init__(self, path: Path, server_id: str, lock: FileLock) -> None:
        self.path = path
        self.server_id = server_id
        """Random, made once: clients know by it that what they remember is of this server."""
        self._lock = lock

    @property
    def database(self) -> Path:
        return self.path / DATABASE_FILE

    @property
    def files(self) -> Path:
        return self.path / FILES_FOLDER

    def close(self) -> None:
        """Let the next server have the folder. Closing twice is closing once."""
        if self._lock.is_locked:
            (self.path / PID_FILE).unlink(missing_ok=True)
            self._lock.release()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()


def open_folder(path: Path) -> Folder:
    """Make the folder if it is absent, lock it, and learn or make the server's id."""
    path = path.absolute()
    made = _made(path)
    try:
        return _locked(path)
    except FolderError:
        _undo(path, made)
        raise


def server_id(path: Path) -> str:
    """The id of the server whose data folder this is. Raises FolderError."""
    if not (path / ID_FILE).exists():
        raise FolderError(f"{path} is no data folder: it has no {ID_FILE}")
    return _server_id(path / ID_FILE)


def new_folder(path: Path, server_id: str) -> None:
    """A data folder for a server that has an id already. Raises FolderError."""
    if not _ID.fullmatch(server_id.encode()):
        raise FolderError(f"{server_id!r} is not the id of a server")
    path.mkdir(mode=0o700, parents=True)
    write_whole(path / ID_FILE, f"{server_id}\n")


def _made(path: Path) -> list[Path]:
    """Make the folder and what is missing above it; the folders made, innermost first."""
    absent = [folder for folder in (path, *path.parents) if not folder.exists()]
    made: list[Path] = []
    try:
        for folder in reversed(absent):
            # A parent that others also use keeps the usual mode; only the folder itself is private.
            folder.mkdir(mode=0o700 if folder == path else 0o777)
            made.insert(0, folder)
    except OSError as error:
        _undo(path, made)
        raise FolderError(f"the data folder {path} cannot be made: {_said(error)}") from error
    if not path.is_dir():
        raise FolderError(f"the data folder {path} is not a folder")
    return made


def _locked(path: Path) -> Folder:
    was_there = (path / LOCK_FILE).exists()
    lock = FileLock(
        path / LOCK_FILE,
        timeout=0,
        thread_local=False,  # the thread that closes need not be the one that opened
        fallback_to_soft=False,  # a lock that a kill -9 leaves behind would be worse than an error
        preserve_lock_file=True,
    )
    try:
        lock.acquire()
    except Timeout as error:
        raise InUseError(f"the data folder {path} is in use by {_holder(path)}") from error
    except OSError as error:
        raise FolderError(f"the data folder {path} cannot be written: {_said(error)}") from error
    try:
        folder = Folder(path, _server_id(path / ID_FILE), lock)
        (path / PID_FILE).write_text(f"{os.getpid()}\n")
    except (OSError, FolderError) as error:
        lock.release()
        if not was_there:
            (path / LOCK_FILE).unlink(missing_ok=True)
        if isinstance(error, FolderError):
            raise
        raise FolderError(f"the data folder {path} cannot be written: {_said(error)}") from error
    return folder


def _holder(path: Path) -> str:
    """Who has the lock, as far as the holder had time to write it down."""
    with suppress(OSError, ValueError):
        return f"another server (process {int((path / PID_FILE).read_text())})"
    return "another server"


def _server_id(path: Path) -> str:
    with suppress(FileNotFoundError):
        found = path.read_bytes().strip()
        if not _ID.fullmatch(found):
            raise FolderError(
                f"the file {path} is damaged: put it back from a backup, or delete it and"
                " every client forgets what it remembers of this server"
            )
        return found.decode()
    made = secrets.token_hex(16)
    write_whole(path, f"{made}\n")
    return made


def write_whole(path: Path, text: str) -> None:
    """Write a file for its owner alone, whole or not at all, also after a power cut.

    What the administrator of the machine writes belongs to whom the folder belongs.
    """
    draft = path.with_suffix(".new")
    try:
        draft.unlink(missing_ok=True)
        with open(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(text)
            hand_over(file.fileno(), path.parent)
            file.flush()
            os.fsync(file.fileno())
        draft.replace(path)
    except OSError:
        draft.unlink(missing_ok=True)
        raise


def hand_over(file: int, folder: Path) -> None:
    """Let an open file belong to whom its folder belongs, if that can be. Raises OSError."""
    if sys.platform != "win32" and os.geteuid() == 0:
        owner = folder.stat()
        os.fchown(file, owner.st_uid, owner.st_gid)


def _undo(path: Path, made: list[Path]) -> None:
    if path in made:
        for name in (LOCK_FILE, PID_FILE, ID_FILE):
            (path / name).unlink(missing_ok=True)
    for folder in made:
        with suppress(OSError):  # somebody else put something there meanwhile: theirs to keep
            folder.rmdir()


def _said(error: OSError) -> str:
    return error.strerror or type(error).__name__
