"""Opens a picture, says how large it is and makes a small one of it."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PIL import Image, ImageFile, ImageOps

from linnet.files import kinds
from linnet.files.pictures.cleaning import LARGEST
from linnet.files.pictures.words import AVATAR, PIXELS, THUMB, Seen

FORMATS = {
    "PNG": "image/png",
    "JPEG": "image/jpeg",
    "GIF": "image/gif",
    "WEBP": "image/webp",
    "AVIF": "image/avif",
}
"""What is opened: nothing that is drawn by instructions, and no format of the last century."""
Image.init()
_OPENED = [name for name in FORMATS if name in Image.OPEN]
_PROFILE = 64 * 1024
"""Bytes of a colour profile that a small version takes along."""


class NoPicture(Exception):
    """It cannot be opened, or should not be."""


def look(source: Path, target: Path, square: bool) -> Seen:
    """What the file is. A small version is at `target` if and only if `done`."""
    size = source.stat().st_size
    try:
        if not 0 < size <= LARGEST:
            raise NoPicture
        return _picture(source, target, square)
    except NoPicture:
        target.unlink(missing_ok=True)
        with source.open("rb") as file:
            head = file.read(kinds.HEAD)
        return Seen(kinds.label(head, whole=len(head) == size))


def redraw(source: Path, target: Path) -> bool:
    """The picture drawn anew without metadata, for one too odd to take it out of.

    Only the first frame is left of one that moves. False for what is no picture.
    """
    try:
        with _opened(source) as picture:
            profile = _profile(picture)
            drawn = ImageOps.exif_transpose(_coloured(picture))
            drawn.info = {}  # where comments are kept, which would be written again
            kind = "JPEG" if picture.format == "MPO" else picture.format
            with target.open("wb") as file:
                drawn.save(file, kind, quality=90, icc_profile=profile)
    except NoPicture:
        return False
    return True


def _picture(source: Path, target: Path, square: bool) -> Seen:
    with _opened(source) as picture:
        # A JPEG with further pictures behind it calls itself MPO.
        kind = FORMATS.get(picture.format or "", "image/jpeg")
        width, height = picture.size
        small = _small(picture, square)
        if picture.getexif().get(0x0112, 1) >= 5:
            width, height = height, width
        with target.open("wb") as file:
            profile = _profile(picture)
            small.save(file, "WEBP", quality=80, method=2, icc_profile=profile, exif=b"")
    return Seen(kind, width, height, done=True)


@contextmanager
def _opened(source: Path) -> Iterator[Image.Image]:
    """The picture, if it has no more pixels than it may; raises NoPicture for any fault."""
    Image.MAX_IMAGE_PIXELS = PIXELS
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("error", Image.DecompressionBombWarning)
            warnings.simplefilter("ignore", UserWarning)
            with Image.open(source, formats=_OPENED) as picture:
                yield picture
    except Exception as wrong:
        # Decoders of strangers' bytes raise whatever they like; all of it means the same.
        raise NoPicture from wrong


def _profile(picture: Image.Image) -> bytes:
    """Its colours' profile, where it still fits what is drawn."""
    profile: bytes = picture.info.get("icc_profile") or b""
    fits = picture.mode in ("RGB", "RGBA", "P") and len(profile) <= _PROFILE
    return profile if fits else b""


def _small(picture: Image.Image, square: bool) -> Image.Image:
    """The first frame, upright and at most so large."""
    side = AVATAR if square else THUMB
    if picture.mode in ("RGB", "L", "CMYK"):
        # A JPEG is decoded at an eighth of its size, which is all that is needed.
        picture.draft("RGB", (side * 2, side * 2))
    small = ImageOps.exif_transpose(_coloured(picture))
    if square:
        return ImageOps.fit(small, (side, side))
    small.thumbnail((side, side), reducing_gap=2.0)
    return small


def _coloured(picture: Image.Image) -> Image.Image:
    picture.load()
    if picture.mode.startswith("I"):  # sixteen bits of grey; eight are enough to look at
        return picture.point(lambda value: value / 256).convert("L").convert("RGB")
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)
