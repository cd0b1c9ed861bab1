"""A theme: the colours every face has, by the same names."""

from typing import Annotated
from zlib import crc32

from msgspec import Meta, Struct

from linnet.theme.colour import contrast, mix

Colour = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}$(?![\s\S])")]
Wash = Annotated[str, Meta(pattern=r"^#[0-9a-fA-F]{6}([0-9a-fA-F]{2})?$(?![\s\S])")]
"""A colour that may be laid thinly over another one: the last two digits are how much of it."""


class Theme(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Colour tokens as a face uses them; `line`, `hover` and `mention` lie over a ground."""

    name: Annotated[str, Meta(min_length=1, max_length=40)]
    background: Colour
    sidebar: Colour
    raised: Colour
    line: Wash
    hover: Wash
    text: Colour
    secondary: Colour
    faint: Colour
    accent: Colour
    mention: Wash
    online: Colour
    idle: Colour
    code: Colour
    names: Annotated[tuple[Colour, ...], Meta(min_length=12, max_length=12)]
    """Of people: see `name_colour`."""

    @property
    def dark(self) -> bool:
        """Whether light stands on dark."""
        return contrast(self.background, "#ffffff") > contrast(self.background, "#000000")

    def over(self, wash: str, ground: str | None = None) -> str:
        """The plain colour of a wash on a ground, the background where none is given."""
        return mix(wash, ground or self.background)


def name_colour(theme: Theme, person: str) -> str:
    """The colour of a person's name, by their id: the same one on every door."""
    number = int(person) if person.isascii() and person.isdecimal() else crc32(person.encode())
    return theme.names[number % len(theme.names)]
