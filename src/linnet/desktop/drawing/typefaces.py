"""Font files for Pillow: the one Tk uses where it is found, and one with colour emoji."""

import subprocess
import sys
from functools import cache
from pathlib import Path
from shutil import which

from PIL import ImageFont

Typeface = ImageFont.FreeTypeFont | ImageFont.ImageFont
_FOLDERS = {
    "win32": (Path("C:/Windows/Fonts"),),
    "darwin": (Path("/System/Library/Fonts"), Path("/Library/Fonts")),
}
_PLAIN_FILES = {
    "win32": {"": "segoeui.ttf", "bold": "segoeuib.ttf"},
    "darwin": {"": "SFNS.ttf", "bold": "SFNS.ttf"},
}
EMOJI_FILES = (
    Path("/usr/share/fonts/truetype/noto/NotoColorEmoji.ttf"),
    Path("/usr/share/fonts/noto/NotoColorEmoji.ttf"),
    Path("/usr/share/fonts/google-noto-color-emoji-fonts/NotoColorEmoji.ttf"),
    Path("/usr/share/fonts/noto-emoji/NotoColorEmoji.ttf"),
    Path("C:/Windows/Fonts/seguiemj.ttf"),
    Path("/System/Library/Fonts/Apple Color Emoji.ttc"),
)
EMOJI_SIZES = (109, 160, 96)
"""Pixels of the only size that fonts made of bitmaps have; Noto's and Apple's."""
_PATIENCE = 5.0


@cache
def plain(face: str, size: int, weight: str = "") -> Typeface:
    """The face Tk draws with, at so many pixels; Pillow's own where it is not found."""
    path = _file_of(face, weight)
    try:
        return ImageFont.truetype(str(path), size) if path else ImageFont.load_default(size)
    except OSError:
        return ImageFont.load_default(size)


@cache
def colour_emoji() -> Typeface | None:
    """A font with emoji in colour; None where this machine has none."""
    paths = [path for path in EMOJI_FILES if path.exists()]
    if found := _matched("emoji"):
        paths.append(found)
    for path in paths:
        for size in EMOJI_SIZES:
            try:
                return ImageFont.truetype(str(path), size)
            except OSError:
                continue
    return None


@cache
def _file_of(face: str, weight: str) -> Path | None:
    for folder in _FOLDERS.get(sys.platform, ()):
        path = folder / _PLAIN_FILES[sys.platform]["bold" if "bold" in weight else ""]
        if path.exists():
            return path
    return _matched(f"{face}:bold" if "bold" in weight else face)


def _matched(pattern: str) -> Path | None:
    """What fontconfig finds for a pattern, where there is fontconfig."""
    program = which("fc-match")
    if program is None:
        return None
    try:
        ran = subprocess.run(  # noqa: S603 - a program of the system, without a shell
            [program, "-f", "%{file}", pattern], capture_output=True, timeout=_PATIENCE, check=True
        )
    except (OSError, subprocess.SubprocessError):
        return None
    path = Path(ran.stdout.decode(errors="replace"))
    return path if path.is_file() else None
