"""What can be drawn, described: equal sketches are one picture."""

from msgspec import Struct


class Sketch(Struct, frozen=True):
    """A picture by what it shows. Sizes are pixels of the design."""


class Disc(Sketch, frozen=True):
    """Somebody: their initials on their colour, or their picture; perhaps whether they are here."""

    person: str
    name: str
    size: int
    standing: str = ""
    """`online`, `idle` or `offline`; empty shows nothing."""
    ground: str = ""
    faint: bool = False


class HalfDisc(Sketch, frozen=True):
    """The upper or lower half of somebody, to stand in two lines of text."""

    person: str
    name: str
    size: int
    upper: bool
    height: int
    """Of the line it stands in."""
    gap: int = 12
    """Room at its right."""


class Tile(Sketch, frozen=True):
    """A server: two letters on a colour, with round corners."""

    name: str
    size: int
    colour: str


class Glyph(Sketch, frozen=True):
    """An icon by its name, on a round ground where one is given."""

    name: str
    size: int
    colour: str
    ground: str = ""
    box: int = 0
    radius: int = 8


class Box(Sketch, frozen=True):
    """A box with round corners; sizes are real pixels."""

    width: int
    height: int
    fill: str
    line: str = ""
    radius: int = 8
    under: str = ""


class EmojiSketch(Sketch, frozen=True):
    """One emoji."""

    text: str
    size: int
    ink: str


class Pill(Sketch, frozen=True):
    """A reaction and how many gave it."""

    emoji: str
    count: int
    mine: bool


class Badge(Sketch, frozen=True):
    """How many messages are unread."""

    text: str
    loud: bool
    ground: str


class Word(Sketch, frozen=True):
    """A small word in a box: a role, a key."""

    text: str
    ground: str


class Rule(Sketch, frozen=True):
    """A line across with a word in its middle; the width is in real pixels."""

    text: str
    width: int
    loud: bool = False


class Edge(Sketch, frozen=True):
    """The upper or lower edge of a code's box; the width is in real pixels."""

    width: int
    upper: bool


class Chip(Sketch, frozen=True):
    """Somebody who is called, in a round box."""

    text: str


class Card(Sketch, frozen=True):
    """A file: name, what it is, and how far it has come (in hundredths; -1 is at rest)."""

    name: str
    about: str
    icon: str
    progress: int = -1


class Space(Sketch, frozen=True):
    """Room kept for a picture that is not here yet; sizes are real pixels."""

    width: int
    height: int


class Gap(Sketch, frozen=True):
    """Nothing, so wide."""

    width: int


class Bar(Sketch, frozen=True):
    """An upright line before what is quoted."""

    width: int
    height: int


class Toggle(Sketch, frozen=True):
    """A switch."""

    on: bool
    focused: bool = False
