"""Which way up a picture is: the one thing in its EXIF that belongs to the picture itself."""

import struct

UPRIGHT = 1
_TAG = 0x0112
_SHORT = 3
_ORDERS = {b"II*\0": "<", b"MM\0*": ">"}


def orientation(exif: bytes) -> int:
    """1 to 8 as EXIF counts them; 1 where it is not said, or said wrongly."""
    tiff = exif.removeprefix(b"Exif\0\0")
    order = _ORDERS.get(tiff[:4])
    try:
        return _read(tiff, order) if order else UPRIGHT
    except struct.error:
        return UPRIGHT


def exif_with(turned: int) -> bytes:
    """The smallest EXIF that says this and nothing else."""
    entry = struct.pack(">HHIHH", _TAG, _SHORT, 1, turned, 0)
    return b"MM\0*" + struct.pack(">IH", 8, 1) + entry + struct.pack(">I", 0)


def _read(tiff: bytes, order: str) -> int:
    (folder,) = struct.unpack_from(f"{order}I", tiff, 4)
    (entries,) = struct.unpack_from(f"{order}H", tiff, folder)
    for n in range(entries):
        tag, kind, count, value = struct.unpack_from(f"{order}HHIH", tiff, folder + 2 + 12 * n)
        if (tag, kind, count) == (_TAG, _SHORT, 1):
            return value if 1 <= value <= 8 else UPRIGHT
    return UPRIGHT
