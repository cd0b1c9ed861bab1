"""Boxes, icons, badges and lines. Everything is drawn larger and made smaller: smooth edges."""

from PIL import Image, ImageChops, ImageDraw
from ttkbootstrap.style.icons import IconRenderer

from linnet.desktop.drawing import emoji as emojis
from linnet.desktop.drawing.sketches import (
    Badge,
    Bar,
    Box,
    Chip,
    Edge,
    EmojiSketch,
    Gap,
    Glyph,
    Pill,
    Rule,
    Space,
    Toggle,
    Word,
)
from linnet.desktop.drawing.typefaces import Typeface, plain
from linnet.desktop.look import Look

FINE = 4
"""How much larger things are drawn."""


def rounded(width: int, height: int, radius: int, fill: str, line: str = "") -> Image.Image:
    """A box with round corners on nothing."""
    large = Image.new("RGBA", (max(1, width) * FINE, max(1, height) * FINE))
    ImageDraw.Draw(large).rounded_rectangle(
        (0, 0, large.width - 1, large.height - 1),
        min(radius * FINE, large.height // 2),
        fill=fill or None,
        outline=line or None,
        width=FINE if line else 0,
    )
    return large.resize((max(1, width), max(1, height)), Image.Resampling.BOX)


def box(sketch: Box, look: Look) -> Image.Image:
    """A box; only its corners are drawn large, so that wide ones are quick."""
    radius = look.px(sketch.radius)
    width, height = max(1, sketch.width), max(1, sketch.height)
    if width <= 4 * radius or height <= 2 * radius + 2:
        return rounded(width, height, radius, sketch.fill, sketch.line)
    tile = rounded(4 * radius, 2 * radius + 2, radius, sketch.fill, sketch.line)
    made = Image.new("RGBA", (width, height), sketch.fill)
    draw = ImageDraw.Draw(made)
    if sketch.line:
        draw.rectangle((0, 0, width - 1, height - 1), outline=sketch.line, width=1)
    for x, left in ((0, 0), (width - radius, tile.width - radius)):
        for y, top in ((0, 0), (height - radius, tile.height - radius)):
            made.paste(tile.crop((left, top, left + radius, top + radius)), (x, y))
    return made


def cornered(picture: Image.Image, radius: int) -> Image.Image:
    """A picture whose corners are round."""
    mask = rounded(picture.width, picture.height, radius, "#ffffff").getchannel("A")
    picture.putalpha(ImageChops.multiply(picture.getchannel("A"), mask))
    return picture


def glyph(sketch: Glyph, look: Look) -> Image.Image:
    """An icon, perhaps in the middle of a ground."""
    icon: Image.Image = IconRenderer.render(sketch.name, look.px(sketch.size), sketch.colour)
    if not sketch.box:
        return icon
    side = look.px(sketch.box)
    ground = (
        rounded(side, side, look.px(sketch.radius), sketch.ground)
        if sketch.ground
        else Image.new("RGBA", (side, side))
    )
    ground.alpha_composite(icon, ((side - icon.width) // 2, (side - icon.height) // 2))
    return ground


def emoji(sketch: EmojiSketch, look: Look) -> Image.Image:
    """An emoji; a small word in its place where there is no font for it."""
    size = look.px(sketch.size)
    return emojis.picture(sketch.text, size) or _named(sketch.text, size, sketch.ink, look)


def pill(sketch: Pill, look: Look) -> Image.Image:
    """An emoji and a number in a round box."""
    theme = look.theme
    height, gap = look.px(24), look.px(8)
    font = plain(look.face, look.px(12), "bold")
    icon = emoji(EmojiSketch(sketch.emoji, 15, theme.text), look)
    count = str(sketch.count)
    width = gap + icon.width + look.px(5) + round(font.getlength(count)) + gap
    line = theme.accent if sketch.mine else look.line()
    made = rounded(width, height, height, look.chosen() if sketch.mine else theme.raised, line)
    made.alpha_composite(icon, (gap, (height - icon.height) // 2))
    ink = theme.accent if sketch.mine else theme.secondary
    _middle(made, count, font, ink, gap + icon.width + look.px(5))
    padded = Image.new("RGBA", (width + look.px(6), height + look.px(4)))
    padded.paste(made, (0, look.px(2)))
    return padded


def badge(sketch: Badge, look: Look) -> Image.Image:
    """A number in a round box: filled where somebody calls, else only its outline."""
    theme = look.theme
    font = plain(look.face, look.px(11), "bold")
    height = look.px(20)
    width = max(height, round(font.getlength(sketch.text)) + look.px(12))
    fill = theme.accent if sketch.loud else sketch.ground
    line = "" if sketch.loud else look.line(sketch.ground)
    made = rounded(width, height, height, fill, line)
    ink = look.on_accent() if sketch.loud else theme.secondary
    _middle(made, sketch.text, font, ink, round((width - font.getlength(sketch.text)) / 2))
    return made


def word(sketch: Word, look: Look) -> Image.Image:
    """A small word in a box."""
    font = plain(look.face, look.px(10), "bold")
    width, height = round(font.getlength(sketch.text)) + look.px(10), look.px(17)
    made = rounded(width, height, look.px(4), look.theme.raised, look.line(sketch.ground))
    _middle(made, sketch.text, font, look.theme.secondary, look.px(5))
    return made


def rule(sketch: Rule, look: Look) -> Image.Image:
    """A line across, with a word in it."""
    theme = look.theme
    colour = theme.accent if sketch.loud else look.line()
    font = plain(look.face, look.px(12), "bold")
    made = Image.new("RGBA", (max(1, sketch.width), look.px(20)))
    middle = made.height // 2
    length = round(font.getlength(sketch.text)) + look.px(24)
    left = (made.width - length) // 2
    draw = ImageDraw.Draw(made)
    draw.line((0, middle, left, middle), fill=colour)
    draw.line((left + length, middle, made.width, middle), fill=colour)
    ink = theme.accent if sketch.loud else theme.faint
    _middle(made, sketch.text, font, ink, left + look.px(12))
    return made


def edge(sketch: Edge, look: Look) -> Image.Image:
    """Half a box of code, without its other half."""
    tall = look.px(8)
    whole = box(Box(sketch.width, 3 * tall, look.theme.code, "", 8), look)
    return whole.crop(
        (0, 0, sketch.width, tall) if sketch.upper else (0, 2 * tall, sketch.width, 3 * tall)
    )


def chip(sketch: Chip, look: Look) -> Image.Image:
    """A name on a wash of the accent."""
    font = plain(look.face, look.px(15), "bold")
    side = look.px(4)
    width = round(font.getlength(sketch.text)) + 2 * side
    made = rounded(width, look.px(20), look.px(5), f"{look.theme.accent}33")
    _middle(made, sketch.text, font, look.theme.accent, side)
    return made


def space(sketch: Space, look: Look) -> Image.Image:
    """Room for a picture on its way."""
    return box(Box(sketch.width, sketch.height, look.theme.raised, look.line(), 10), look)


def gap(sketch: Gap, look: Look) -> Image.Image:
    """Nothing."""
    return Image.new("RGBA", (look.px(sketch.width), 1))


def _middle(made: Image.Image, text: str, font: Typeface, ink: str, left: int) -> None:
    """Write a line in the middle of a picture's height."""
    ImageDraw.Draw(made).text((left, made.height / 2), text, font=font, fill=ink, anchor="lm")


def _named(text: str, size: int, ink: str, look: Look) -> Image.Image:
    """The name of an emoji that no font here has."""
    from emoji import EMOJI_DATA  # noqa: PLC0415 - takes 20 ms and is hardly ever needed

    name = EMOJI_DATA.get(text, {}).get("en", ":emoji:")
    font = plain(look.face, max(6, round(size * 0.65)))
    made = Image.new("RGBA", (round(font.getlength(name)) + 2, size))
    _middle(made, name, font, ink, 1)
    return made


def bar(sketch: Bar, look: Look) -> Image.Image:
    """An upright line with a gap after it."""
    width, height = look.px(sketch.width), look.px(sketch.height)
    made = Image.new("RGBA", (width + look.px(8), height))
    made.paste(rounded(width, height, width, look.theme.faint), (0, 0))
    return made


def toggle(sketch: Toggle, look: Look) -> Image.Image:
    """A knob at the left or the right of its groove."""
    theme = look.theme
    width, height, edge = look.px(38), look.px(22), look.px(3)
    fill = theme.accent if sketch.on else theme.over(f"{theme.secondary}66")
    made = rounded(width, height, height, fill, theme.text if sketch.focused else "")
    knob = rounded(height - 2 * edge, height - 2 * edge, height, "#ffffff")
    left = width - edge - knob.width if sketch.on else edge
    made.alpha_composite(knob, (left, edge))
    return made
