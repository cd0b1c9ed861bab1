"""The little of tar that a backup needs: regular files with short names, one after the other.

The standard library knows much more: links, devices, long names, holes, each a way for a
hostile archive to hurt. Its own class reads and writes the single headers.
"""

import hashlib
import os
import tarfile
from collections.abc import Callable, Iterator
from typing import BinaryIO

from linnet.backup.layout import BackupError, Member

BLOCK = tarfile.BLOCKSIZE
_PIECE = 1 << 20
_SHORT = 100
Sink = Callable[[bytes], object]


def header(name: str, size: int, at: int) -> bytes:
    """What comes before a member's bytes; `at` in seconds."""
    found = tarfile.TarInfo(name)
    found.size, found.mode, found.mtime = size, 0o600, at
    made = found.tobuf(tarfile.GNU_FORMAT, "utf-8", "strict")
    if len(made) != BLOCK:
        raise BackupError(f"the name {name!r} is too long")
    return made


def padding(size: int) -> bytes:
    """What fills the last block of a member."""
    return bytes(-size % BLOCK)


END = bytes(2 * BLOCK)


def copied(source: BinaryIO, size: int, sink: Sink) -> Member:
    """Pass exactly so many bytes on; what they were. Raises BackupError when there are fewer."""
    digest, left = hashlib.sha256(), size
    while left:
        piece = source.read(min(left, _PIECE))
        if not piece:
            raise BackupError("it is cut off")
        digest.update(piece)
        sink(piece)
        left -= len(piece)
    return Member(size, digest.hexdigest())


def members(archive: BinaryIO) -> Iterator[tuple[str, int]]:
    """Name and size of each member; the file stands where its bytes begin.

    They may be read or not. Raises BackupError for anything but the regular files a backup has,
    and for an archive that ends before its end.
    """
    length = os.fstat(archive.fileno()).st_size
    place = 0
    while True:
        archive.seek(place)
        block = archive.read(BLOCK)
        if block == bytes(BLOCK):
            return
        found = _parsed(block)
        place += BLOCK
        if found.size > length - place:
            raise BackupError(f"it is cut off in {found.name!r}")
        yield found.name, found.size
        place += found.size + len(padding(found.size))


def _parsed(block: bytes) -> tarfile.TarInfo:
    if len(block) < BLOCK:
        raise BackupError("it is cut off")
    try:
        found = tarfile.TarInfo.frombuf(block, "utf-8", "strict")
    except (tarfile.HeaderError, UnicodeDecodeError, ValueError) as error:
        raise BackupError("it is no backup, or damaged") from error
    if found.type != tarfile.REGTYPE or found.size < 0 or len(found.name) > _SHORT:
        raise BackupError(f"{found.name!r} is no regular file, which is all a backup has")
    return found
