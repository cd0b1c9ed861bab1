"""PNG without what does not belong to the picture (PNG, third edition, clause 11)."""

import zlib

from linnet.files.pictures.orientation import UPRIGHT, exif_with, orientation
from linnet.files.pictures.pieces import Content, Malformed, Pieces

SIGNATURE = b"\x89PNG\r\n\x1a\n"
_BELONGS = frozenset(
    b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB cICP mDCV cLLI bKGD pHYs "
    b"acTL fcTL fdAT".split()
)


def strip(content: Content) -> Pieces:
    """Keep the picture, its frames, colours and orientation; raises Malformed.

    Texts, times, EXIF, unknown chunks and everything after the end go.
    """
    pieces = Pieces()
    pieces.copy(0, len(SIGNATURE))
    at, kind = len(SIGNATURE), b""
    while at < len(content) and kind != b"IEND":
        kind = content[at + 4 : at + 8]
        end = at + 12 + int.from_bytes(content[at : at + 4])
        if len(kind) < 4 or (end > len(content) and kind != b"IDAT"):
            raise Malformed
        if kind in _BELONGS:
            pieces.copy(at, min(end, len(content)))
        elif kind == b"eXIf":
            _turn(pieces, content[at + 8 : end - 4])
        at = end
    return pieces


def _turn(pieces: Pieces, exif: bytes) -> None:
    turned = orientation(exif)
    if turned != UPRIGHT:
        body = b"eXIf" + exif_with(turned)
        length = (len(body) - 4).to_bytes(4)
        pieces.put(length + body + zlib.crc32(body).to_bytes(4))
