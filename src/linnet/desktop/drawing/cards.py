"""Files as cards: an icon, the name, what it is, and how far it has come."""

from PIL import Image, ImageDraw
from ttkbootstrap.style.icons import IconRenderer

from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.shapes import rounded
from linnet.desktop.drawing.sketches import Card
from linnet.desktop.drawing.typefaces import Typeface, plain
from linnet.desktop.look import Look

_WIDEST = 320


def card(sketch: Card, look: Look) -> Image.Image:
    """The whole card."""
    theme = look.theme
    name_font, about_font = plain(look.face, look.px(14)), plain(look.face, look.px(12))
    name = _shortened(emoji.without(sketch.name), name_font, look.px(_WIDEST - 80))
    longest = max(name_font.getlength(name), about_font.getlength(sketch.about))
    left, width = look.px(56), min(look.px(_WIDEST), look.px(76) + round(longest))
    width = max(width, look.px(200)) if sketch.progress >= 0 else width
    made = rounded(width, look.px(58), look.px(9), theme.raised, look.line())
    tile = rounded(look.px(34), look.px(34), look.px(7), theme.sidebar)
    icon = IconRenderer.render(sketch.icon, look.px(17), theme.secondary)
    tile.alpha_composite(icon, ((tile.width - icon.width) // 2, (tile.height - icon.height) // 2))
    made.alpha_composite(tile, (look.px(12), look.px(12)))
    draw = ImageDraw.Draw(made)
    draw.text((left, look.px(20)), name, font=name_font, fill=theme.text, anchor="lm")
    draw.text((left, look.px(39)), sketch.about, font=about_font, fill=theme.faint, anchor="lm")
    if sketch.progress >= 0:
        _bar(made, sketch.progress, look)
    return made


def _bar(made: Image.Image, progress: int, look: Look) -> None:
    left, height = look.px(12), look.px(3)
    whole = made.width - 2 * left
    top = made.height - look.px(6)
    made.alpha_composite(rounded(whole, height, height, look.line()), (left, top))
    done = round(whole * min(100, progress) / 100)
    if done:
        made.alpha_composite(rounded(done, height, height, look.theme.accent), (left, top))


def _shortened(text: str, font: Typeface, width: int) -> str:
    """A name that fits, its ending kept: the ending says what it is."""
    if font.getlength(text) <= width:
        return text
    stem, dot, ending = text.rpartition(".")
    ending = f"…{dot}{ending}" if stem and len(ending) < 8 else "…"
    stem = stem if len(ending) > 1 else text
    while stem and font.getlength(stem + ending) > width:
        stem = stem[:-1]
    return stem + ending
