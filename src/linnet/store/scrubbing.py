"""The unused part of each page of the database's file, overwritten in place.

SQLite builds pages anew from the rows of their neighbours and leaves what was there in the gap
between a page's list of rows and the first row. Nobody reads a gap: SQLite writes there before it
looks. (Format: "Database File Format", section "B-tree Pages", of SQLite's documentation.)
"""

import os
import struct
from collections.abc import Iterator
from typing import BinaryIO

TREE = frozenset({2, 5, 10, 13})
"""First bytes of pages that have rows. Others begin with the number of a page, whose first byte
is 0 up to `MOST`."""
MOST = 1 << 24
"""Pages of a file in which pages with rows are known by their first byte: 64 GiB of them."""
STEP = 1024
"""Pages overwritten at one time: some 10 ms."""
_LOCKS = 1 << 30
"""Where SQLite has its locks: that page holds nothing, and some systems let nobody read it."""
_HEAD = struct.Struct(">BHHHB")


def steps(pages: int, size: int) -> Iterator[range]:
    """All pages of a file but the first, which has no rows of people, in parts."""
    locks = _LOCKS // size
    for first in range(1, pages, STEP):
        part = range(first, min(first + STEP, pages))
        if locks in part:
            yield range(first, locks)
            yield range(locks + 1, part.stop)
        else:
            yield part


def scrub(file: BinaryIO, pages: range, size: int) -> int:
    """Overwrite the gaps of these pages; how many were not clean. Nobody may write meanwhile.

    The file was opened without a buffer. Raises OSError.
    """
    file.seek(pages.start * size)
    read = _read(file, len(pages) * size)
    dirty = 0
    for offset in range(0, len(read) - size + 1, size):
        first, end = _gap(read, offset, size)
        if first < end and read[first:end] != bytes(end - first):
            file.seek(pages.start * size + first)
            file.write(bytes(end - first))
            dirty += 1
    if dirty:
        os.fsync(file.fileno())
    return dirty


def _read(file: BinaryIO, most: int) -> bytes:
    parts = []
    while most and (part := file.read(most)):
        parts.append(part)
        most -= len(part)
    return b"".join(parts)


def _gap(read: bytes, offset: int, size: int) -> tuple[int, int]:
    """Where the gap of a page begins and ends; nothing for a page that has none."""
    kind, _, rows, start, _ = _HEAD.unpack_from(read, offset)
    if kind not in TREE:
        return 0, 0
    inner = 4 if kind in (2, 5) else 0
    first, end = 8 + inner + 2 * rows, start or 65536
    return (offset + first, offset + end) if end <= size else (0, 0)
