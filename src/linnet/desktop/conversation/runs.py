"""What a message is made of on the paper: words with tags, and drawn things."""

from collections.abc import Callable, Iterable

from msgspec import Struct

from linnet.desktop.drawing import emoji
from linnet.desktop.drawing.sketches import EmojiSketch, Sketch
from linnet.protocol.entries import Entry
from linnet.protocol.ids import PersonId

Tags = tuple[str, ...]
ALONE = "\0"
"""What a drawn thing is in a copied text where its whole line is to be left out."""


class CodeEdge(Sketch, frozen=True):
    """Stands for the upper or lower edge of a code's box, which is as wide as the paper."""

    upper: bool


class Words(Struct, frozen=True):
    """Text with the tags it has."""

    text: str
    tags: Tags = ()


class Drawn(Struct, frozen=True):
    """Something drawn; `copy` is what it is in a copied text."""

    sketch: Sketch
    tags: Tags = ()
    copy: str = ""


Run = Words | Drawn


class Seeing(Struct, frozen=True):
    """What one must know to show messages to somebody."""

    me: PersonId = PersonId("")
    known: Callable[[str], str] = lambda _id: ""
    """The name of somebody by id, where it is known."""
    quoted: Callable[[int], Entry | None] = lambda _seq: None
    """The message at a place, if it is here."""
    revealed: frozenset[int] = frozenset()
    """Messages whose spoilers are shown."""
    ink: str = "#000000"
    picture: Callable[[str], tuple[int, int] | None] = lambda _file: None
    """The size in real pixels at which a file is shown as a picture; None where it is not."""
    progress: Callable[[str], int] = lambda _file: -1
    rests: Callable[[str], str] = lambda _file: ""
    """Why a file on its way stands still; empty while it does not."""

    def name(self, id: str, otherwise: str = "") -> str:
        """Somebody's name, else what is given."""
        return self.known(id) or otherwise or id


def worded(text: str, tags: Tags, ink: str, size: int = 20) -> Iterable[Run]:
    """Text, its emoji drawn."""
    for part, is_emoji in emoji.split(text):
        if is_emoji:
            yield Drawn(EmojiSketch(part, size, ink), tags, part)
        else:
            yield Words(part, tags)
