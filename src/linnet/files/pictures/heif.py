"""AVIF and HEIF with their metadata overwritten in place (ISO/IEC 14496-12 and 23008-12).

Cutting it out would move every offset in the file; filled with nothing it is as harmless.
"""

from collections.abc import Iterator

from msgspec import Struct

from linnet.files.pictures.orientation import UPRIGHT, exif_with
from linnet.files.pictures.pieces import Content, Malformed, Pieces

_METADATA = (b"Exif", b"mime")
_MOST = 10_000
"""Boxes, items and extents that are looked at; a picture has a few dozen."""


class _Box(Struct, frozen=True):
    """A box: its kind, where its content starts and where it stops."""

    kind: bytes
    start: int
    stop: int


def strip(content: Content) -> Pieces:
    """The same length with EXIF and XMP emptied; raises Malformed.

    Which way up the picture is stands elsewhere in these files, and stays.
    """
    blanks = sorted(set(_blanks(content)))
    pieces, at = Pieces(), 0
    for start, stop, exif in blanks:
        if start < at or stop > len(content):
            raise Malformed
        pieces.copy(at, start)
        pieces.put(_nothing(stop - start, exif))
        at = stop
    pieces.copy(at, len(content))
    return pieces


def _blanks(content: Content) -> Iterator[tuple[int, int, bool]]:
    for box in _boxes(content, 0, len(content)):
        if box.kind == b"uuid":
            yield box.start, box.stop, False
        elif box.kind == b"meta":
            inner = {one.kind: one for one in _boxes(content, box.start + 4, box.stop)}
            if b"iinf" in inner and b"iloc" in inner:
                items = _items(content, inner[b"iinf"])
                idat = inner[b"idat"].start if b"idat" in inner else 0
                yield from _extents(_Reader(content, inner[b"iloc"]), items, idat)


def _nothing(length: int, exif: bool) -> bytes:
    small = bytes(4) + exif_with(UPRIGHT) if exif else b""
    return small.ljust(length, b"\0" if exif else b" ") if len(small) <= length else bytes(length)


def _boxes(content: Content, at: int, end: int) -> list[_Box]:
    boxes: list[_Box] = []
    while at + 8 <= end and len(boxes) < _MOST:
        length, kind, start = _number(content, at, 4), content[at + 4 : at + 8], at + 8
        if length == 1:
            length, start = _number(content, at + 8, 8), at + 16
        stop = at + length if length else end
        if stop < start or stop > end:
            raise Malformed
        boxes.append(_Box(kind, start, stop))
        at = stop
    return boxes


def _items(content: Content, iinf: _Box) -> dict[int, bytes]:
    """The items that are metadata, and their kinds."""
    start = iinf.start + (6 if content[iinf.start] == 0 else 8)
    items = {}
    for box in _boxes(content, start, iinf.stop):
        version = content[box.start]
        wide = 4 if version == 3 else 2
        kind = content[box.start + 6 + wide : box.start + 10 + wide]
        if version in (2, 3) and kind in _METADATA:
            items[_number(content, box.start + 4, wide)] = kind
    return items


class _Reader:
    """Reads one number after the other out of a box."""

    def __init__(self, content: Content, box: _Box) -> None:
        self._content = content
        self._at = box.start
        self._stop = box.stop

    def number(self, width: int) -> int:
        self._at += width
        if self._at > self._stop:
            raise Malformed
        return _number(self._content, self._at - width, width)


def _extents(iloc: _Reader, items: dict[int, bytes], idat: int) -> Iterator[tuple[int, int, bool]]:
    """Where these items' bytes are: start, stop, and whether EXIF begins there."""
    version = iloc.number(4) >> 24
    sizes = iloc.number(2)
    offset_size, length_size, base_size = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15
    index_size = sizes & 15 if version else 0
    wide = 4 if version == 2 else 2
    for _ in range(min(iloc.number(wide), _MOST)):
        item = iloc.number(wide)
        within = idat if version and iloc.number(2) & 15 == 1 else 0
        iloc.number(2)  # which file: always this one
        base = within + iloc.number(base_size)
        for n in range(iloc.number(2)):
            iloc.number(index_size)
            start = base + iloc.number(offset_size)
            length = iloc.number(length_size)
            if item in items and length:
                yield start, start + length, items[item] == b"Exif" and n == 0


def _number(content: Content, at: int, width: int) -> int:
    found = content[at : at + width]
    if len(found) < width:
        raise Malformed
    return int.from_bytes(found)
