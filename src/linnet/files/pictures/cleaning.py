"""Takes out of a picture what says where, when and with what it was made."""

import mmap
import struct
from pathlib import Path

from linnet.files.pictures import film, gif, heif, jpeg, png, tiff, webp
from linnet.files.pictures.pieces import Content, Malformed, Pieces

LARGEST = 128 << 20
"""Bytes of a file that is treated as a picture at all."""


def strip(content: Content) -> Pieces | None:
    """The same picture without metadata, pixel for pixel; None for what is no picture.

    Raises Malformed.
    """
    head = content[:16]
    try:
        if head.startswith(b"\xff\xd8\xff"):
            return jpeg.strip(content)
        if head.startswith(png.SIGNATURE):
            return png.strip(content)
        if head.startswith((b"GIF87a", b"GIF89a")):
            return gif.strip(content)
        if head.startswith(b"RIFF") and head[8:12] == b"WEBP":
            return webp.strip(content)
        if head[4:12] in (b"ftypavif", b"ftypavis", b"ftypheic", b"ftypheix", b"ftypmif1"):
            return heif.strip(content)
        if head[4:8] in film.STARTS and head[8:12] != b"crx ":  # that is a raw picture
            return film.strip(content)
        if head.startswith(tiff.MAGIC):
            return tiff.strip(content)
    except (IndexError, ValueError, struct.error) as wrong:
        raise Malformed from wrong
    return None


def clean(source: Path, target: Path) -> bool:
    """Write the picture without metadata. False where it has none, or is no picture.

    Raises Malformed, OSError.
    """
    if not 0 < source.stat().st_size <= LARGEST:
        return False
    with source.open("rb") as file, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as content:
        pieces = strip(content)
        if pieces is None or pieces.list == [range(len(content))]:
            return False
        with target.open("wb") as written:
            pieces.write(content, written)
        return True
