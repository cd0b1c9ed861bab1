"""Draws sketches, each once: the pictures that Tk shows."""

import tkinter as tk
from collections import OrderedDict
from collections.abc import Callable

from PIL import Image, ImageTk

from linnet.desktop.drawing import cards, discs, shapes
from linnet.desktop.drawing.sketches import (
    Badge,
    Bar,
    Box,
    Card,
    Chip,
    Disc,
    Edge,
    EmojiSketch,
    Gap,
    Glyph,
    HalfDisc,
    Pill,
    Rule,
    Sketch,
    Space,
    Tile,
    Toggle,
    Word,
)
from linnet.desktop.look import Look

_KEPT = 3_000
"""Pictures kept; the longest unused go. What a widget shows stays alive through its holder."""


class Painter:
    """Holds the pictures of one window; a new theme makes all of them anew."""

    def __init__(self, look: Look) -> None:
        self.look = look
        self.faces: dict[str, Image.Image] = {}
        """Pictures of people, by id."""
        self._kept: OrderedDict[Sketch, ImageTk.PhotoImage] = OrderedDict()
        look.watch(self._kept.clear)

    def __call__(self, sketch: Sketch) -> ImageTk.PhotoImage:
        """The picture of a sketch."""
        picture = self._kept.get(sketch)
        if picture is None:
            picture = self._kept[sketch] = ImageTk.PhotoImage(
                self.drawn(sketch), master=self.look.root
            )
            while len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        else:
            self._kept.move_to_end(sketch)
        return picture

    def face(self, person: str, picture: Image.Image | None) -> None:
        """Somebody has this picture now, or none."""
        if picture is None:
            self.faces.pop(person, None)
        else:
            self.faces[person] = picture
        for sketch in [one for one in self._kept if getattr(one, "person", None) == person]:
            del self._kept[sketch]

    def drawn(self, sketch: Sketch) -> Image.Image:
        """The same, for Pillow."""
        match sketch:
            case Disc() | HalfDisc():
                return discs.drawn(sketch, self.look, self.faces.get(sketch.person))
            case Tile():
                return discs.tile(sketch, self.look)
            case Card():
                return cards.card(sketch, self.look)
            case _:
                draw = _DRAWN[type(sketch)]
                return draw(sketch, self.look)


_DRAWN: dict[type[Sketch], Callable[..., Image.Image]] = {
    Badge: shapes.badge,
    Bar: shapes.bar,
    Box: shapes.box,
    Chip: shapes.chip,
    Edge: shapes.edge,
    EmojiSketch: shapes.emoji,
    Gap: shapes.gap,
    Glyph: shapes.glyph,
    Pill: shapes.pill,
    Rule: shapes.rule,
    Space: shapes.space,
    Toggle: shapes.toggle,
    Word: shapes.word,
}


def shown(widget: tk.Label | tk.Canvas, picture: ImageTk.PhotoImage) -> None:
    """Tie a picture to the life of the widget that shows it: Tk itself does not hold it."""
    widget.picture = picture  # type: ignore[union-attr]
