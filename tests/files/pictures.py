"""Pictures and hostile files, built here: nothing is fetched and nothing is kept in the tree."""

import gzip
import io
import random
import struct
import zipfile
import zlib
from functools import cache

from PIL import Image, ImageCms, TiffImagePlugin
from PIL.ExifTags import GPS, IFD, Base

SECRET = b"52.5163N 13.3777E"
XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'>" + SECRET + b"</x:xmpmeta>"


def plain(width: int = 640, height: int = 400, mode: str = "RGB") -> Image.Image:
    """A picture whose left half is red: one sees which way up it is."""
    picture = Image.new(mode, (width, height), "white" if mode != "L" else 255)
    picture.paste("red" if mode != "L" else 90, (0, 0, width // 2, height))
    return picture


def exif(turned: int = 1) -> Image.Exif:
    """Where and with what it was taken, and which way up."""
    made = Image.Exif()
    made[Base.Orientation] = turned
    made[Base.Make] = SECRET.decode()
    place = made.get_ifd(IFD.GPSInfo)
    place[GPS.GPSLatitudeRef] = "N"
    place[GPS.GPSLatitude] = tuple(TiffImagePlugin.IFDRational(n) for n in (52, 30, 59))
    return made


def picture(kind: str, turned: int = 1, **options: object) -> bytes:
    """A picture of this kind with everything about it that nobody else should know."""
    file = io.BytesIO()
    if kind == "GIF" or kind == "JPEG":
        options.setdefault("comment", SECRET)
    if kind != "GIF":
        options |= {"exif": exif(turned), "xmp": XMP, "icc_profile": profile()}
    plain().save(file, kind, **options)  # type: ignore[arg-type]
    return file.getvalue()


@cache  # it has the second in which it was made
def profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int, *chunks: bytes, kind: int = 2, depth: int = 8) -> bytes:
    """A PNG of these chunks, whatever they are."""
    head = struct.pack(">IIBBBBB", width, height, depth, kind, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + b"".join(chunks) + chunk(b"IEND", b"")


def bomb(width: int, height: int) -> bytes:
    """Few bytes, many pixels."""
    packed = zlib.compressobj(9)
    row = b"\0" * (width // 8 + 1)
    body = b"".join(packed.compress(row) for _ in range(height)) + packed.flush()
    return png(width, height, chunk(b"IDAT", body), kind=0, depth=1)


def gif_bomb() -> bytes:
    """A GIF that says it is as large as a GIF can say."""
    frame = b"\x2c" + struct.pack("<HHHHB", 0, 0, 65535, 65535, 0) + b"\x02\x02\x44\x01\x00"
    return b"GIF89a" + struct.pack("<HHBBB", 65535, 65535, 0x80, 0, 0) + bytes(6) + frame + b";"


def apng(frames: int) -> bytes:
    """A PNG that moves, with this many frames."""
    pixel = zlib.compress(b"\0" + bytes(3))
    parts = [chunk(b"acTL", struct.pack(">II", frames, 0))]
    number = 0
    for n in range(frames):
        control = struct.pack(">IIIIIHHBB", number, 1, 1, 0, 0, 1, 100, 0, 0)
        parts.append(chunk(b"fcTL", control))
        number += 1
        if n == 0:
            parts.append(chunk(b"IDAT", pixel))
        else:
            parts.append(chunk(b"fdAT", struct.pack(">I", number) + pixel))
            number += 1
    return png(1, 1, *parts)


def tiff_bomb() -> bytes:
    file = io.BytesIO()
    Image.new("1", (20_000, 20_000)).save(file, "TIFF", compression="group4")
    return file.getvalue()


def zipped(inner: bytes = b"hi") -> bytes:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("../../etc/evil.sh", inner)
    return file.getvalue()


def noise(size: int, seed: int = 1) -> bytes:
    return random.Random(seed).randbytes(size)


SCRIPT = b"<script>alert(document.cookie)</script>"
HTML = b"<!DOCTYPE html><html><body>" + SCRIPT + b"</body></html>"
SVG = b"<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>" + SCRIPT + b"</svg>"
GZIP_BOMB = gzip.compress(bytes(1 << 20), 9)
PLAIN_GIF = picture("GIF")
PLAIN_JPEG = picture("JPEG")
PLAIN_PNG = picture("PNG")
PLAIN_WEBP = picture("WEBP")
_BAD_CRC = PLAIN_PNG[:29] + bytes(4) + PLAIN_PNG[33:]
_LYING = PLAIN_JPEG.replace(b"\xff\xc0\x00\x11\x08", b"\xff\xc0\x00\x11\x08\xff\xff\xff\xff"[:9], 1)

HOSTILE: dict[str, tuple[bytes, str]] = {
    "png pixel bomb": (bomb(30_000, 30_000), "application/octet-stream"),
    "png of a pixel row too many": (bomb(8_000, 8_001), "application/octet-stream"),
    "png huge in its header only": (png(2**31 - 1, 2**31 - 1), "application/octet-stream"),
    "png of no width": (png(0, 10, chunk(b"IDAT", b"")), "application/octet-stream"),
    "png without pixels": (png(10, 10), "application/octet-stream"),
    "png with broken compression": (
        png(64, 64, chunk(b"IDAT", b"x\x9c" + noise(500))),
        "application/octet-stream",
    ),
    "png with a broken checksum": (_BAD_CRC, "application/octet-stream"),
    "png with a chunk longer than the file": (
        PLAIN_PNG[:33] + b"\xff\xff\xff\xf0iTXt" + PLAIN_PNG[33:],
        "application/octet-stream",
    ),
    "png with a text bomb": (
        png(1, 1, chunk(b"zTXt", b"a\0\0" + zlib.compress(bytes(90 << 20))),
            chunk(b"IDAT", zlib.compress(bytes(4)))),
        "image/png",
    ),
    "png with a profile bomb": (
        png(1, 1, chunk(b"iCCP", b"a\0\0" + zlib.compress(bytes(90 << 20))),
            chunk(b"IDAT", zlib.compress(bytes(4)))),
        "*",
    ),
    "png cut off": (PLAIN_PNG[: len(PLAIN_PNG) // 2], "application/octet-stream"),
    "png with a page behind it": (PLAIN_PNG + HTML, "image/png"),
    "png with thousands of frames": (apng(5_000), "image/png"),
    "png with frames that are not there": (
        png(1, 1, chunk(b"acTL", struct.pack(">II", 2**31, 0)),
            chunk(b"IDAT", zlib.compress(bytes(4)))),
        "*",
    ),
    "gif bomb": (gif_bomb(), "application/octet-stream"),
    "gif that is also a script": (
        b"GIF89a/*" + PLAIN_GIF[8:] + b"*/=1;alert(document.cookie)//",
        "*",
    ),
    "gif with an archive behind it": (PLAIN_GIF + zipped(), "image/gif"),
    "gif cut off": (PLAIN_GIF[:50], "application/octet-stream"),
    "gif of a head only": (b"GIF89a", "*"),
    "jpeg with a page in a comment": (
        PLAIN_JPEG[:2] + b"\xff\xfe" + struct.pack(">H", len(HTML) + 2) + HTML + PLAIN_JPEG[2:],
        "image/jpeg",
    ),
    "jpeg with a program behind it": (PLAIN_JPEG + b"MZ" + noise(999), "image/jpeg"),
    "jpeg cut off": (PLAIN_JPEG[: len(PLAIN_JPEG) // 2], "application/octet-stream"),
    "jpeg cut off in its head": (PLAIN_JPEG[:20], "*"),
    "jpeg whose size is a lie": (_LYING, "application/octet-stream"),
    "webp cut off": (PLAIN_WEBP[: len(PLAIN_WEBP) // 2], "application/octet-stream"),
    "webp that says it is longer": (
        b"RIFF\xff\xff\xff\xff" + PLAIN_WEBP[8:],
        "*",
    ),
    "tiff bomb": (tiff_bomb(), "application/octet-stream"),
    "svg with a script": (SVG, "text/plain"),
    "page": (HTML, "text/plain"),
    "page behind spaces": (b" \n\n\t" + HTML, "text/plain"),
    "page with a byte order mark": (b"\xef\xbb\xbf" + HTML, "text/plain"),
    "page in utf-16": ("\ufeff".encode("utf-16-le") + HTML.decode().encode("utf-16-le"),
                       "application/octet-stream"),
    "pdf that is also an archive": (b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n" + zipped(), "application/pdf"),
    "archive": (zipped(), "application/zip"),
    "compressed zeros": (GZIP_BOMB, "application/gzip"),
    "program": (b"MZ\x90\0" + noise(400), "application/octet-stream"),
    "nothing": (b"", "application/octet-stream"),
    "one byte": (b"\0", "application/octet-stream"),
    "noise": (noise(4096), "application/octet-stream"),
    "postscript": (b"%!PS-Adobe-3.0\n(/etc/passwd) (r) file\n", "text/plain"),
    "icon with a huge size": (
        b"\0\0\1\0\1\0\0\0\0\0\1\0\x20\0\xff\xff\xff\x7f\x16\0\0\0",
        "application/octet-stream",
    ),
}  # fmt: skip
"""Name, content and the kind it must get; `*` for any kind that is safe."""
