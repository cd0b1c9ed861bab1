"""MP4 and QuickTime films with what their heads tell overwritten in place (ISO/IEC 14496-12).

The place, the time, the device and titles go; boxes keep their lengths, as offsets point past them.
Sound alone is left as it is: there the titles are what people look for.
"""

from collections.abc import Iterator

from msgspec import Struct

from linnet.files.pictures.pieces import Content, Pieces

STARTS = (b"ftyp", b"moov", b"mdat", b"wide")
"""What a film begins with, after four bytes."""
_TOLD = frozenset({b"udta", b"meta", b"uuid"})
_TIMES = frozenset({b"mvhd", b"tkhd", b"mdhd"})
_WITHIN = frozenset({b"moov", b"trak", b"mdia"})
_PLAYED = frozenset(
    {b"vide", b"soun", b"text", b"sbtl", b"subt", b"clcp", b"tmcd", b"hint", b"auxv"}
)
"""Kinds of tracks that are part of the film; another is what the camera noted meanwhile."""
_MOST = 10_000
"""Boxes that are looked at; a film has a few hundred."""


class _Box(Struct, frozen=True):
    """A box: its kind, where it and its content start, and where it stops."""

    kind: bytes
    at: int
    start: int
    stop: int


def strip(content: Content) -> Pieces | None:
    """The same length without what the head tells; None where no film is in it."""
    boxes = list(_boxes(content, 0, len(content)))
    if not any(_kind(content, track) == b"vide" for track in _tracks(content, boxes)):
        return None
    pieces, at = Pieces(), 0
    for start, put in sorted(_blanks(content, boxes)):
        pieces.copy(at, start)
        pieces.put(put)
        at = start + len(put)
    pieces.copy(at, len(content))
    return pieces


def _blanks(content: Content, boxes: list[_Box], depth: int = 0) -> Iterator[tuple[int, bytes]]:
    """Places, and what is to be put there."""
    for box in boxes:
        noted = box.kind == b"trak" and _kind(content, box) not in _PLAYED
        if noted or (box.kind in _TOLD and (depth or box.kind == b"uuid")):
            yield box.at + 4, b"free"
            yield box.start, bytes(box.stop - box.start)
        elif box.kind in _TIMES and box.stop - box.start >= 20:
            width = 8 if content[box.start] == 1 else 4
            yield box.start + 4, bytes(2 * width)
        elif box.kind in _WITHIN:
            inner = list(_boxes(content, box.start, box.stop))
            yield from _blanks(content, inner, depth + 1)


def _tracks(content: Content, boxes: list[_Box]) -> Iterator[_Box]:
    for box in boxes:
        if box.kind == b"moov":
            inner = _boxes(content, box.start, box.stop)
            yield from (one for one in inner if one.kind == b"trak")


def _kind(content: Content, track: _Box) -> bytes:
    """What a track is, by its `hdlr`."""
    for media in _boxes(content, track.start, track.stop):
        if media.kind == b"mdia":
            for box in _boxes(content, media.start, media.stop):
                if box.kind == b"hdlr":
                    return content[box.start + 8 : box.start + 12]
    return b""


def _boxes(content: Content, at: int, end: int) -> Iterator[_Box]:
    """The boxes in a stretch; the last may be cut off."""
    for _ in range(_MOST):
        if at + 8 > end:
            return
        length, start = int.from_bytes(content[at : at + 4]), at + 8
        kind = content[at + 4 : at + 8]
        if length == 1:
            length, start = int.from_bytes(content[at + 8 : at + 16]), at + 16
        stop = min(at + length, end) if length else end
        if stop < start:
            return
        yield _Box(kind, at, start, stop)
        at = stop
