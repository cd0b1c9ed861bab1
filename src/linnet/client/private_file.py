"""One JSON file that only its owner may read, replaced whole and under a lock.

Several programs of one person may change it at the same moment; none forgets what another kept.
"""

import os
from contextlib import AbstractContextManager
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Generic, TypeVar

import msgspec
from filelock import FileLock

from linnet.client.places import private_folder

LOCK_WAIT = 10.0
T = TypeVar("T")


class PrivateFile(Generic[T]):
    """A dict from text to things of one kind, kept in a file."""

    def __init__(self, path: Path, kind: type[T]) -> None:
        self._path = path
        self._type = dict[str, kind]  # type: ignore[valid-type]

    def locked(self) -> AbstractContextManager[object]:
        """Hold this from reading what is changed until it is written."""
        private_folder(self._path.parent)
        return FileLock(f"{self._path}.lock", timeout=LOCK_WAIT)

    def read(self) -> dict[str, T]:
        """What is kept; nothing where there is no file, or none that can be read."""
        try:
            return msgspec.json.decode(self._path.read_bytes(), type=self._type)
        except (FileNotFoundError, NotADirectoryError, PermissionError):
            return {}
        except msgspec.MsgspecError:
            # Worth nothing any more, but its owner may want to look.
            self._path.replace(f"{self._path}.broken")
            return {}

    def write(self, kept: dict[str, T]) -> None:
        """Replace everything."""
        written = msgspec.json.format(msgspec.json.encode(kept))
        # A temporary file is made with mode 0600.
        with NamedTemporaryFile(dir=self._path.parent, delete=False) as file:
            file.write(written)
            file.flush()
            os.fsync(file.fileno())
        os.replace(file.name, self._path)
