"""JPEG without what does not belong to the picture (ITU T.81, annex B)."""

import re

from linnet.files.pictures.orientation import UPRIGHT, exif_with, orientation
from linnet.files.pictures.pieces import Content, Malformed, Pieces

_START, _END, _SCAN = 0xD8, 0xD9, 0xDA
_ALONE = frozenset([0x01, *range(0xD0, 0xD8)])
_COMMENT = 0xFE
_EXIF = b"Exif\0\0"
_NEXT = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]")
"""What ends the compressed bytes of a scan: a marker that is neither stuffing nor a restart."""
_JFIF_BYTES = 18


def strip(content: Content) -> Pieces:
    """Keep the picture, its colour profile and its orientation; raises Malformed.

    Applications' segments, comments and everything after the end go: EXIF with the place it
    was taken, XMP, IPTC, previews that show what was cut off, pages of HTML.
    """
    pieces = Pieces()
    pieces.copy(0, 2)
    at, turned = 2, False
    while at < len(content):
        if content[at] != 0xFF:
            raise Malformed
        marker = content[at + 1]
        if marker == 0xFF:  # padding
            at += 1
            continue
        if marker == _END:
            pieces.copy(at, at + 2)
            break
        end = at + 2 if marker in _ALONE else at + 2 + _length(content, at)
        body = content[at + 4 : min(end, at + 4 + 64)]
        if marker == 0xE1 and body.startswith(_EXIF) and not turned:
            turned = _turn(pieces, content[at + 4 : end])
        elif marker == 0xE0:
            _jfif(pieces, content, at, end, body)
        elif _belongs(marker, body):
            end = _scanned(content, end) if marker == _SCAN else end
            pieces.copy(at, end)
        at = end
    return pieces


def _length(content: Content, at: int) -> int:
    length = content[at + 2] << 8 | content[at + 3]
    if length < 2 or at + 2 + length > len(content):
        raise Malformed
    return length


def _belongs(marker: int, body: bytes) -> bool:
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    if marker == 0xEE:
        return body.startswith(b"Adobe")  # says how its colours are coded
    return not (0xE0 <= marker <= 0xEF or marker == _COMMENT)


def _jfif(pieces: Pieces, content: Content, at: int, end: int, body: bytes) -> None:
    """Its header without the preview that may follow in it."""
    if not body.startswith(b"JFIF\0") or end - at < _JFIF_BYTES:
        return
    if end - at == _JFIF_BYTES:
        pieces.copy(at, end)
    else:
        pieces.put(b"\xff\xe0\0\x10" + content[at + 4 : at + 16] + b"\0\0")


def _turn(pieces: Pieces, exif: bytes) -> bool:
    turned = orientation(exif)
    if turned != UPRIGHT:
        small = _EXIF + exif_with(turned)
        pieces.put(b"\xff\xe1" + (len(small) + 2).to_bytes(2) + small)
    return True


def _scanned(content: Content, at: int) -> int:
    """Where the compressed bytes end; at the end of a file that was cut off."""
    found = _NEXT.search(content, at)
    return found.start() if found else len(content)
