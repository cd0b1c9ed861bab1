"""Contents on disk, each once, under the SHA-256 of its bytes."""

import hashlib
import os
import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from linnet.files import disk

_SHA = re.compile(r"[0-9a-f]{64}")
THUMB = ".thumb"
"""What the name of the small version of a picture ends with."""


class Blobs:
    """A folder of contents. Everything here blocks: call it in a thread."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        disk.private_folder(folder)

    def path(self, sha: str, thumb: bool = False) -> Path:
        """Where a content is, or would be. Raises ValueError for what is no SHA-256."""
        if not _SHA.fullmatch(sha):
            raise ValueError(sha)
        return self._folder / sha[:2] / (sha[2:] + (THUMB if thumb else ""))

    def keep(self, draft: Path, sha: str, thumb: Path | None) -> None:
        """Take a finished file in, with its small version; the drafts are gone afterwards.

        The content comes last: where it is, everything that belongs to it is.
        """
        place = self.path(sha)
        if not place.parent.exists():
            disk.private_folder(place.parent)
            disk.sync_folder(self._folder)
        if thumb is not None:
            disk.sync(thumb)
            thumb.replace(self.path(sha, thumb=True))
        if place.exists() and place.stat().st_size == draft.stat().st_size:
            draft.unlink()
        else:
            disk.sync(draft)
            draft.replace(place)
        disk.sync_folder(place.parent)

    def remove(self, shas: Iterable[str]) -> None:
        """Let contents go; those that are not there are gone already."""
        for sha in shas:
            # The content goes first, so that a crash leaves no content without what it had.
            self.path(sha).unlink(missing_ok=True)
            self.path(sha, thumb=True).unlink(missing_ok=True)

    def all(self) -> Iterator[str]:
        """Every content there is, or of which a rest is there; some may come twice."""
        for folder in sorted(os.scandir(self._folder), key=lambda found: found.name):
            if folder.is_dir(follow_symlinks=False):
                for file in list(os.scandir(folder)):
                    sha = folder.name + file.name.removesuffix(THUMB)
                    if _SHA.fullmatch(sha):
                        yield sha


def sha256(path: Path) -> str:
    """The SHA-256 of a file's bytes, read in pieces."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
