"""People as round pictures, servers as square ones."""

from functools import lru_cache

from PIL import Image, ImageDraw, ImageOps

from linnet.desktop.drawing.shapes import FINE, rounded
from linnet.desktop.drawing.sketches import Disc, HalfDisc, Tile
from linnet.desktop.drawing.typefaces import plain
from linnet.desktop.look import Look
from linnet.theme import ink, mix, name_colour

_FAINT = 0.45
"""How much of somebody is seen who is not here."""


def drawn(sketch: Disc | HalfDisc, look: Look, face: Image.Image | None) -> Image.Image:
    """Somebody, whole or half."""
    if isinstance(sketch, HalfDisc):
        whole = _disc(sketch, look, face)
        return _half(sketch, whole, look)
    whole = _disc(sketch, look, face)
    if sketch.faint:
        whole.putalpha(whole.getchannel("A").point(lambda value: round(value * _FAINT)))
    return _with_standing(sketch, whole, look) if sketch.standing else whole


def tile(sketch: Tile, look: Look) -> Image.Image:
    """A server."""
    side = look.px(sketch.size)
    made = rounded(side, side, look.px(8), sketch.colour)
    _write(made, initials(sketch.name), round(side * 0.4), ink(sketch.colour), look)
    return made


def initials(name: str) -> str:
    """One or two letters that stand for a name."""
    words = [word for word in name.replace("-", " ").replace("_", " ").split() if word[0].isalnum()]
    if not words:
        return name[:1].upper()
    letters = words[0][0] + words[-1][0] if len(words) > 1 else words[0][:2]
    return letters.upper()


def _disc(sketch: Disc | HalfDisc, look: Look, face: Image.Image | None) -> Image.Image:
    side = look.px(sketch.size)
    if face is not None:
        made = ImageOps.fit(face.convert("RGBA"), (side, side), Image.Resampling.LANCZOS)
        made.putalpha(_mask(side))
        return made
    colour = name_colour(look.theme, sketch.person)
    made = Image.new("RGBA", (side, side), colour)
    made.putalpha(_mask(side))
    _write(made, initials(sketch.name), round(side * 0.38), ink(colour), look)
    return made


def _write(made: Image.Image, text: str, size: int, colour: str, look: Look) -> None:
    font = plain(look.face, max(6, size), "bold")
    middle = (made.width / 2, made.height / 2)
    ImageDraw.Draw(made).text(middle, text, font=font, fill=colour, anchor="mm")


@lru_cache(32)
def _mask(side: int) -> Image.Image:
    large = Image.new("L", (side * FINE, side * FINE))
    ImageDraw.Draw(large).ellipse((0, 0, side * FINE - 1, side * FINE - 1), fill=255)
    return large.resize((side, side), Image.Resampling.BOX)


def _half(sketch: HalfDisc, whole: Image.Image, look: Look) -> Image.Image:
    """Half of the disc, where the two lines meet; the rest of its height is the ground."""
    height, split = look.px(sketch.height), whole.height // 2
    made = Image.new("RGBA", (whole.width + look.px(sketch.gap), height))
    if sketch.upper:
        made.paste(whole.crop((0, 0, whole.width, split)), (0, max(0, height - split)))
    else:
        made.paste(whole.crop((0, split, whole.width, whole.height)), (0, 0))
    return made


def _with_standing(sketch: Disc, whole: Image.Image, look: Look) -> Image.Image:
    """A dot at the lower right, with the ground showing round it."""
    theme = look.theme
    dots = {"online": theme.online, "idle": theme.idle}
    colour = dots.get(sketch.standing) or mix(f"{theme.secondary}80", sketch.ground)
    dot, ring = max(6, round(whole.width * 0.28)), max(2, round(whole.width * 0.07))
    made = Image.new("RGBA", (whole.width + ring, whole.height + ring))
    made.paste(whole, (0, 0))
    place = made.width - dot - 2 * ring
    for side, fill, at in ((dot + 2 * ring, sketch.ground, place), (dot, colour, place + ring)):
        made.paste(Image.new("RGBA", (side, side), fill), (at, at), _mask(side))
    return made
