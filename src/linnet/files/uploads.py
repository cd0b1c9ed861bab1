"""Uploads under way: what has come so far, on disk, so that a restart does not lose it."""

import asyncio
import os
import re
import secrets
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from linnet.files import disk

_ID = re.compile(r"[0-9a-f]{32}")
NOTE = ".note"


class Note(msgspec.Struct, frozen=True, kw_only=True):
    """What was promised: who sends how many bytes under which name, and in which way to keep it.

    `exact` keeps a picture byte for byte, with its metadata; `avatar` keeps a small square.
    """

    by: str
    name: str
    size: int
    exact: bool = False
    avatar: bool = False


class Upload:
    """One upload: its note, the bytes held, and whose turn it is to add to it."""

    def __init__(self, id: str, note: Note, offset: int = 0) -> None:
        self.id = id
        self.note = note
        self.offset = offset
        self.turn = 0
        self.lock = asyncio.Lock()

    @property
    def rest(self) -> int:
        """Bytes still to come."""
        return self.note.size - self.offset


class Uploads:
    """The folder of what is not finished. Only the methods without `await` in their use block."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self.open: dict[str, Upload] = {}
        disk.private_folder(folder)

    def path(self, id: str, suffix: str = "") -> Path:
        """Where an upload's bytes are, or what is made of them."""
        return self._folder / (id + suffix)

    def begin(self, note: Note) -> Upload:
        """A new upload under an id nobody can guess."""
        upload = Upload(secrets.token_hex(16), note)
        disk.create(self.path(upload.id))
        try:
            disk.create(self.path(upload.id, NOTE), msgspec.json.encode(note))
        except OSError:
            self.drop(upload.id)
            raise
        self.open[upload.id] = upload
        return upload

    def drop(self, id: str) -> None:
        """Leave nothing of an upload."""
        self.open.pop(id, None)
        for path in self._folder.glob(f"{id}*"):
            path.unlink(missing_ok=True)

    def load(self) -> None:
        """Find what an earlier server left; rests that cannot go on are removed."""
        for id, endings in self._found().items():
            note = _read(self.path(id, NOTE)) if endings >= {"", NOTE} else None
            offset = self.path(id).stat().st_size if note else 0
            if note is None or offset > note.size:
                self.drop(id)
                continue
            for ending in endings - {"", NOTE}:
                self.path(id, ending).unlink(missing_ok=True)
            self.open.setdefault(id, Upload(id, note, offset))

    def _found(self) -> dict[str, set[str]]:
        """Ids, and how the names of their files end."""
        found: dict[str, set[str]] = {}
        for file in os.scandir(self._folder):
            if _ID.fullmatch(file.name[:32]):
                found.setdefault(file.name[:32], set()).add(file.name[32:])
            else:
                Path(file.path).unlink()
        return found

    def stale(self, life: float) -> Iterator[Upload]:
        """Uploads to which nothing was added for so many seconds."""
        for upload in list(self.open.values()):
            with suppress(FileNotFoundError):
                if time.time() - self.path(upload.id).stat().st_mtime > life:
                    yield upload


def _read(path: Path) -> Note | None:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Note)
    except (OSError, msgspec.MsgspecError):
        return None
