"""TIFF and what is built like it (DNG, NEF, CR2, ARW …), with metadata overwritten in place.

Cutting it out would move every offset in the file; filled with nothing it is as harmless. What a
camera's own program needs to develop a raw picture stays: its make and the maker's notes.
(TIFF 6.0; EXIF 3.0; DNG 1.7.)
"""

import struct
from collections.abc import Iterator

from msgspec import Struct

from linnet.files.pictures.pieces import Content, Pieces

MAGIC = (b"II*\0", b"MM\0*", b"IIRO", b"IIRS", b"MMOR", b"IIU\0")
_SIZES = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 6: 1, 7: 1, 8: 2, 9: 4, 10: 8, 11: 4, 12: 8, 13: 4}
_SUB, _EXIF, _GPS, _INTEROP, _NOTES, _DNG = 330, 34665, 34853, 40965, 37500, 50706
_WHO = frozenset(
    {269, 270, 285, 305, 306, 315, 316, 33432, 700, 33723, 34377, 37724}
    | {36867, 36868, 36880, 36881, 36882, 37510, 37520, 37521, 37522, 40964}
    | {40091, 40092, 40093, 40094, 40095, 42016, 42032, 42033, 42037}
    | {50735, 50740, 50781, 50827, 50828, 50971}
)
"""Who, when and with which one: names, comments, times, serial numbers, XMP, IPTC."""
_MAKE = frozenset({271, 272, _NOTES})
_PACKED = frozenset({32767, 32769, 32770, 34713, 65535})
"""Compressions of the makers' own, which only raw pictures have."""
_FOLDERS, _ENTRIES = 64, 10_000
"""Folders and entries that are looked at; a picture has a few dozen."""


class _Entry(Struct, frozen=True):
    """One value: its tag, and where its bytes are."""

    tag: int
    start: int
    stop: int
    width: int


class _Folder(Struct, frozen=True):
    """A list of values, where it stands, and where the next one is."""

    start: int
    stop: int
    entries: list[_Entry]
    next: int


def strip(content: Content) -> Pieces:
    """The same length without place, time, names and comments. What is not to be read stays."""
    pieces, at = Pieces(), 0
    for start, stop in sorted(set(_Reader(content).blanks())):
        if stop > max(at, start):
            pieces.copy(at, max(at, start))
            pieces.put(bytes(stop - max(at, start)))
            at = stop
    pieces.copy(at, len(content))
    return pieces


class _Reader:
    """Follows the offsets of one file; those that lead nowhere are passed over."""

    def __init__(self, content: Content) -> None:
        self._content = content
        self._order = "<" if content[:2] == b"II" else ">"
        self._left = _ENTRIES
        self._seen: set[int] = set()

    def blanks(self) -> Iterator[tuple[int, int]]:
        """Stretches to be overwritten."""
        folders = list(self._chain(self._number(4, 4)))
        tags = {entry.tag for folder in folders for entry in folder.entries}
        raw = _DNG not in tags and self._is_raw(folders)
        gone = _WHO if raw else _WHO | _MAKE
        for entry in (entry for folder in folders for entry in folder.entries):
            if entry.tag in gone:
                yield entry.start, entry.stop
            elif entry.tag == _GPS or (entry.tag == _EXIF and not raw):
                yield from self._whole(entry)
            elif entry.tag == _EXIF:
                yield from self._within(entry, gone)

    def _is_raw(self, folders: list[_Folder]) -> bool:
        if self._content[:4] not in MAGIC[:2] or self._content[8:10] == b"CR":
            return True
        values = {
            (entry.tag, self._number(entry.start, min(entry.width, 4)))
            for folder in folders
            for entry in folder.entries
            if entry.tag in (259, 262)
        }
        return (262, 32803) in values or any((259, how) in values for how in _PACKED)

    def _chain(self, at: int) -> Iterator[_Folder]:
        """A folder, those it points to, and those after it."""
        while at and (folder := self._folder(at)):
            yield folder
            for entry in folder.entries:
                if entry.tag == _SUB:
                    for place in range(entry.start, entry.stop, 4):
                        yield from self._chain(self._number(place, 4))
            at = folder.next

    def _whole(self, entry: _Entry) -> Iterator[tuple[int, int]]:
        """A folder of metadata with all that is in it; zeros are a folder of nothing."""
        if folder := self._folder(self._number(entry.start, 4)):
            yield folder.start, folder.stop
            for one in folder.entries:
                yield one.start, one.stop
                if one.tag in (_GPS, _INTEROP):
                    yield from self._whole(one)

    def _within(self, entry: _Entry, gone: frozenset[int]) -> Iterator[tuple[int, int]]:
        if folder := self._folder(self._number(entry.start, 4)):
            yield from ((one.start, one.stop) for one in folder.entries if one.tag in gone)

    def _folder(self, at: int) -> _Folder | None:
        rows = self._number(at, 2)
        end = at + 2 + 12 * rows
        if not 8 <= at < end <= len(self._content) or at in self._seen:
            return None
        self._seen.add(at)
        self._left -= rows + 1
        if self._left < 0 or len(self._seen) > _FOLDERS:
            return None
        found = [entry for n in range(rows) if (entry := self._entry(at + 2 + 12 * n))]
        stop = min(end + 4, len(self._content))
        return _Folder(at, stop, found, self._number(end, 4))

    def _entry(self, at: int) -> _Entry | None:
        tag, kind, count = struct.unpack_from(f"{self._order}HHI", self._content, at)
        width = _SIZES.get(kind, 1)
        start = at + 8 if width * count <= 4 else self._number(at + 8, 4)
        stop = min(start + width * count, len(self._content))
        return _Entry(tag, start, stop, width) if 8 <= start <= stop else None

    def _number(self, at: int, width: int) -> int:
        """A number at a place; 0 where there is none."""
        found = self._content[at : at + width]
        if len(found) < width:
            return 0
        return int.from_bytes(found, "little" if self._order == "<" else "big")
