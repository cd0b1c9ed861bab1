"""What a typed line means, and the row each command has in the table."""

from collections.abc import Callable

from msgspec import Struct

from linnet.terminal.commands.typed import Typed


class Line(Struct, frozen=True):
    """What somebody typed, understood."""


class Text(Line, frozen=True):
    """A message to the room one is in."""

    text: str


class Wrong(Line, frozen=True):
    """Not understood; the message says what would be."""

    message: str


class Row(Struct, frozen=True):
    """One command: its word, the forms it is typed in with what each does, and what it means.

    `read` raises Unclear where what follows the word makes no sense.
    """

    word: str
    forms: dict[str, str]
    read: Callable[[Typed], Line]

    @property
    def usage(self) -> str:
        """The forms in one line."""
        return "  or  ".join(self.forms)


def alone(line: Line) -> Callable[[Typed], Line]:
    """For commands of which there is but one: whatever follows the word is no part of it."""
    return lambda typed: line
