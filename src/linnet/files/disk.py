"""The disk as files need it: private, complete or not there, and never on the event loop."""

import asyncio
import os
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path
from typing import TypeVar

T = TypeVar("T")
THREADS = 4
_HERE = getattr(os, "O_CLOEXEC", 0) | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


class Disk:
    """Threads of our own: a slow disk holds up files and nothing else."""

    def __init__(self) -> None:
        self._threads = ThreadPoolExecutor(THREADS, thread_name_prefix="linnet-files")

    async def run(self, deed: Callable[[], T]) -> T:
        """What `deed` returns. Who is cancelled waits for it all the same.

        Otherwise a write that nobody waits for would go on beside whatever comes next.
        """
        doing = asyncio.get_running_loop().run_in_executor(self._threads, deed)
        try:
            return await asyncio.shield(doing)
        except asyncio.CancelledError:
            while not doing.done():  # Some frameworks cancel again and again.
                with suppress(asyncio.CancelledError):
                    await asyncio.wait([doing])
            raise

    def close(self) -> None:
        """Wait for what is under way."""
        self._threads.shutdown()


def private_folder(path: Path) -> None:
    """Make a folder that only the server's own account can look into."""
    path.mkdir(mode=0o700, parents=True, exist_ok=True)


def create(path: Path, content: bytes = b"") -> None:
    """A new private file. Raises FileExistsError."""
    number = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | _HERE, 0o600)
    with open(number, "wb") as file:
        file.write(content)


def append(path: Path, content: bytes) -> None:
    """Add to a file that is there."""
    number = os.open(path, os.O_WRONLY | os.O_APPEND | _HERE)
    with open(number, "wb", buffering=0) as file:
        rest = memoryview(content)
        while rest:
            rest = rest[file.write(rest) :]


def sync(path: Path) -> None:
    """Return when the file's bytes survive the power going out."""
    number = os.open(path, os.O_RDWR | _HERE)
    try:
        os.fsync(number)
    finally:
        os.close(number)


def sync_folder(path: Path) -> None:
    """The same for the names in a folder; Windows has no such thing and needs none."""
    if os.name == "nt":
        return
    number = os.open(path, os.O_RDONLY | _HERE)
    try:
        os.fsync(number)
    finally:
        os.close(number)
