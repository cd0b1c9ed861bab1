"""The token form: what every face draws a message from, in memory and as JSON.

A message is a list of blocks. Blocks nest (a quote holds blocks, a list holds items of blocks), at
most `DEEPEST` deep. What stands in a paragraph is flat: a run of inlines, each with its own styles
and, inside a link, its own `href`. Neighbours with the same `href` are one link; neighbours with
the style `spoiler` are one spoiler. Fields that have their default are left out of the JSON.
"""

from typing import Literal

from msgspec import Struct

Style = Literal["strong", "emphasis", "strike", "spoiler", "code"]
"""How an inline looks; several are always in this order."""

DEEPEST = 8
"""Quotes and lists within each other; what would be deeper stays text."""


class Text(Struct, frozen=True, tag="text", tag_field="kind", omit_defaults=True):
    """A run of characters, with no line end in it."""

    text: str
    style: tuple[Style, ...] = ()
    href: str = ""


class Break(Struct, frozen=True, tag="break", tag_field="kind", omit_defaults=True):
    """The end of a line within a paragraph."""

    style: tuple[Style, ...] = ()
    href: str = ""


class Mention(Struct, frozen=True, tag="mention", tag_field="kind", omit_defaults=True):
    """Somebody is spoken to: by name, by id, as `room` or `moderators`, as typed after the @."""

    word: str
    style: tuple[Style, ...] = ()


class Emoji(Struct, frozen=True, tag="emoji", tag_field="kind", omit_defaults=True):
    """An emoji that was typed as `:name:`; emoji typed as characters stay in the text."""

    text: str
    name: str
    style: tuple[Style, ...] = ()
    href: str = ""


Inline = Text | Break | Mention | Emoji


class Paragraph(Struct, frozen=True, tag="paragraph", tag_field="kind"):
    """Lines of text."""

    inlines: tuple[Inline, ...]


class CodeBlock(Struct, frozen=True, tag="code-block", tag_field="kind", omit_defaults=True):
    """Lines to be shown as they are; `language` is the word after the fence, in lower case."""

    text: str
    language: str = ""


class Quote(Struct, frozen=True, tag="quote", tag_field="kind"):
    """What somebody else said. Nobody is mentioned in it."""

    blocks: tuple["Block", ...]


class Listing(Struct, frozen=True, tag="list", tag_field="kind", omit_defaults=True):
    """A list. Numbered items have each its number, as typed; without numbers they have bullets."""

    items: tuple[tuple["Block", ...], ...]
    numbers: tuple[int, ...] = ()


Block = Paragraph | CodeBlock | Quote | Listing
Blocks = tuple[Block, ...]
"""A whole message."""
