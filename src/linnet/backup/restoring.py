"""A data folder out of a backup: complete, or not there at all."""

import secrets
import shutil
from pathlib import Path

import msgspec

from linnet.backup.layout import IDENTITY, RESTORED, UNFINISHED, BackupError, Manifest
from linnet.backup.reading import Progress, check, extract
from linnet.files import disk

_SPARE = 64 << 20
"""Bytes of the disk that a restored server needs to start at all."""


def restore(path: Path, data: Path, progress: Progress) -> Manifest:
    """Make the folder `data`, which must not be there or be empty; what is in it.

    The whole backup is checked before anything is written. Raises BackupError and OSError.
    """
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        raise BackupError(f"{data} is there and not empty; choose a folder that is not there yet")
    draft = data.with_name(data.name + UNFINISHED)
    with path.open("rb") as archive:
        manifest = check(path, archive, progress)
        _check_room(manifest, data.absolute().parent)
        shutil.rmtree(draft, ignore_errors=True)
        try:
            draft.mkdir(mode=0o700, parents=True)
            progress("writing")
            extract(archive, draft, lambda name: name != IDENTITY)
            # Clients may have seen what was said after the backup, and would take other entries
            # of the same numbers for it. By another id they know that they must ask anew.
            disk.create(draft / IDENTITY, f"{secrets.token_hex(16)}\n".encode())
            disk.create(draft / RESTORED, msgspec.json.encode(manifest))
            _sync_folders(draft)
            if data.exists():
                data.rmdir()
            draft.rename(data)
            disk.sync_folder(data.absolute().parent)
        finally:
            shutil.rmtree(draft, ignore_errors=True)
    return manifest


def _check_room(manifest: Manifest, folder: Path) -> None:
    folder = next(one for one in (folder, *folder.parents) if one.exists())
    needed = sum(member.size for member in manifest.members.values()) + _SPARE
    free = shutil.disk_usage(folder).free
    if needed > free:
        raise BackupError(f"{folder} has {free >> 20} MiB free, and {needed >> 20} MiB are needed")


def _sync_folders(folder: Path) -> None:
    for found in (*(path for path in folder.rglob("*") if path.is_dir()), folder):
        disk.sync_folder(found)
