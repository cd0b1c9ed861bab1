"""Reading a backup: whether it is whole, and its members out of it."""

import os
from collections.abc import Callable
from pathlib import Path
from typing import BinaryIO

import msgspec

from linnet.backup import tar
from linnet.backup.layout import (
    DATABASE,
    FORMAT,
    IDENTITY,
    LARGEST_MANIFEST,
    MANIFEST,
    SMALL,
    BackupError,
    Manifest,
    Member,
    content_of,
    is_content,
    is_plain,
)
from linnet.store import schema

Progress = Callable[[str], None]


def check(path: Path, archive: BinaryIO, progress: Progress) -> Manifest:
    """Read the whole archive; its manifest, when everything is as it was written.

    Raises BackupError with what is wrong.
    """
    try:
        found, manifest = _read(archive, progress)
        _compare(found, manifest)
    except BackupError as wrong:
        raise BackupError(f"{path} cannot be used: {wrong}") from wrong
    return manifest


def extract(archive: BinaryIO, target: Path, wanted: Callable[[str], bool]) -> None:
    """Write members of a checked archive below a folder, each private and on the disk.

    Raises BackupError where the archive is not what was checked.
    """
    for name, size in tar.members(archive):
        if name == MANIFEST or not _belongs(name, size) or not wanted(name):
            continue
        place = target / name
        _make_folders(target, place.parent)
        number = os.open(place, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with open(number, "wb") as out:
            tar.copied(archive, size, out.write)
            out.flush()
            os.fsync(out.fileno())


def _make_folders(top: Path, folder: Path) -> None:
    """Make a folder below `top`; all that had to be made are private."""
    if folder != top:
        _make_folders(top, folder.parent)
        folder.mkdir(mode=0o700, exist_ok=True)


def _read(archive: BinaryIO, progress: Progress) -> tuple[dict[str, Member], Manifest]:
    found: dict[str, Member] = {}
    manifest = None
    length = max(os.fstat(archive.fileno()).st_size, 1)
    for name, size in tar.members(archive):
        if manifest is not None:
            raise BackupError(f"{name!r} comes after its end")
        if not _belongs(name, size):
            raise BackupError(f"{name!r} does not belong into a backup")
        if name in found:
            raise BackupError(f"{name!r} is in it twice")
        if name == MANIFEST:
            manifest = _manifest(archive.read(size))
        else:
            found[name] = tar.copied(archive, size, lambda piece: None)
            progress(f"checking {100 * archive.tell() // length} %")
    if manifest is None:
        raise BackupError(f"it has no {MANIFEST}, so it was never finished")
    return found, manifest


def _belongs(name: str, size: int) -> bool:
    if name == MANIFEST:
        return size <= LARGEST_MANIFEST
    return name == DATABASE or is_content(name) or (is_plain(name) and size <= SMALL)


def _manifest(content: bytes) -> Manifest:
    try:
        found = msgspec.json.decode(content, type=Manifest)
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise BackupError(f"its {MANIFEST} cannot be read: {error}") from error
    if found.format > FORMAT or found.schema > schema.HEAD:
        raise BackupError("it was made by a newer Linnet; use that one")
    return found


def _compare(found: dict[str, Member], manifest: Manifest) -> None:
    if gone := sorted(manifest.members.keys() - found.keys()):
        raise BackupError(f"{gone[0]!r} is missing")
    for name, member in found.items():
        if manifest.members.get(name) != member:
            raise BackupError(f"{name!r} was changed or damaged since the backup")
        if content_of(name) not in (None, member.sha256) and name not in manifest.damaged:
            raise BackupError(f"{name!r} does not have the content its name says")
    for name in (DATABASE, IDENTITY):
        if name not in found:
            raise BackupError(f"it has no {name}")
