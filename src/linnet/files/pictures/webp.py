"""WebP without what does not belong to the picture (RFC 9649, section 2)."""

from linnet.files.pictures.orientation import UPRIGHT, exif_with, orientation
from linnet.files.pictures.pieces import Content, Malformed, Pieces

_BELONGS = frozenset([b"VP8 ", b"VP8L", b"ALPH", b"ANIM", b"ANMF", b"ICCP"])
_HAS_EXIF, _HAS_XMP = 0x08, 0x04
_HEAD = 12


def strip(content: Content) -> Pieces:
    """Keep the picture, its frames, profile and orientation; raises Malformed."""
    body = Pieces()
    turned = UPRIGHT
    end = min(len(content), 8 + int.from_bytes(content[4:8], "little"))
    for kind, at, stop in _chunks(content, end):
        if kind == b"EXIF":
            turned = orientation(content[at + 8 : stop])
        elif kind == b"VP8X":
            _extended(body, content, at, stop)
        elif kind in _BELONGS:
            body.copy(at, stop)
    _turn(body, turned)
    whole = Pieces()
    whole.put(b"RIFF" + (len(body) + 4).to_bytes(4, "little") + b"WEBP")
    whole.list += body.list
    return whole


def _chunks(content: Content, end: int) -> list[tuple[bytes, int, int]]:
    """Kind, start and end of each; the last may be cut off."""
    chunks, at = [], _HEAD
    while at + 8 <= end:
        length = int.from_bytes(content[at + 4 : at + 8], "little")
        stop = at + 8 + length + (length & 1)
        chunks.append((content[at : at + 4], at, min(stop, end)))
        at = stop
    return chunks


def _extended(body: Pieces, content: Content, at: int, stop: int) -> None:
    """The head of an extended file, which promises nothing that is not there any more."""
    chunk = bytearray(content[at:stop])
    if len(chunk) < 18:
        raise Malformed
    chunk[8] &= ~(_HAS_EXIF | _HAS_XMP)
    body.put(bytes(chunk))


def _turn(body: Pieces, turned: int) -> None:
    head = body.list[0] if body.list else b""
    if turned != UPRIGHT and isinstance(head, bytes) and head.startswith(b"VP8X"):
        body.list[0] = head[:8] + bytes([head[8] | _HAS_EXIF]) + head[9:]
        small = exif_with(turned)
        body.put(b"EXIF" + len(small).to_bytes(4, "little") + small)
