"""Pictures of others, opened with care, for faces that show them.

Nothing imports this module before there is a picture: Pillow costs start-up time.
"""

import io

from PIL import Image

_FORMATS = ("PNG", "JPEG", "GIF", "WEBP")


def on_ground(picture: Image.Image, ground: tuple[int, int, int]) -> Image.Image:
    """What one sees of a picture in RGBA on this colour, in RGB."""
    flat = Image.new("RGBA", picture.size, (*ground, 255))
    flat.alpha_composite(picture)
    return flat.convert("RGB")


def scaled(content: bytes, size: tuple[int, int], pixels: int) -> Image.Image | None:
    """A picture in RGBA, so many pixels wide and high; None for what is none or above `pixels`."""
    try:
        with Image.open(io.BytesIO(content), formats=_FORMATS) as opened:
            if opened.width * opened.height > pixels:
                return None
            opened.draft("RGB", size)
            return opened.convert("RGBA").resize(size, Image.Resampling.LANCZOS)
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError):
        return None
