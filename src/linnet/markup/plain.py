"""Messages as readable text without marks, for terminals, IRC, notifications and quotes."""

from itertools import groupby

from linnet.markup.graphemes import boundary
from linnet.markup.parse import parse
from linnet.markup.tokens import (
    Block,
    Blocks,
    Break,
    CodeBlock,
    Inline,
    Mention,
    Paragraph,
    Quote,
)

HIDDEN = "\u2592\u2592\u2592"
"""What stands for a spoiler, however long it is."""


def plain(blocks: Blocks, *, spoilers: bool = False) -> str:
    """Lines of text; `spoilers` says whether these are shown."""
    parts: list[str] = []
    for at, block in enumerate(blocks):
        if at:
            # Two quotes, lists or paragraphs in a row would otherwise look like one.
            parts.append("\n\n" if type(block) is type(blocks[at - 1]) else "\n")
        parts.append(_block(block, spoilers))
    return "".join(parts)


def excerpt(text: str, length: int) -> str:
    """A message in one line of at most so many characters; what it quotes is left out.

    A message of nothing but quotes is shown with them. Spoilers stay hidden.
    """
    blocks = parse(text)
    own = tuple(block for block in blocks if not isinstance(block, Quote))
    line = " ".join(plain(own or blocks).split())
    if len(line) <= length:
        return line
    return line[: boundary(line, length - 1)].rstrip() + "\u2026" if length > 0 else ""


def _block(block: Block, spoilers: bool) -> str:
    if isinstance(block, Paragraph):
        return _inlines(block.inlines, spoilers)
    if isinstance(block, CodeBlock):
        return block.text
    if isinstance(block, Quote):
        return _indented(plain(block.blocks, spoilers=spoilers), "> ", "> ")
    marks = [f"{number}. " for number in block.numbers] or ["- "] * len(block.items)
    items = [plain(item, spoilers=spoilers) for item in block.items]
    return "\n".join(
        _indented(item, mark, " " * len(mark)) for mark, item in zip(marks, items, strict=True)
    )


def _indented(text: str, first: str, later: str) -> str:
    """Lines with marks before them; an empty line has no space after its mark."""
    marks = [first, *[later] * text.count("\n")]
    lines = zip(marks, text.split("\n"), strict=True)
    return "\n".join(mark + line if line else mark.rstrip() for mark, line in lines)


def _inlines(inlines: tuple[Inline, ...], spoilers: bool) -> str:
    parts = []
    for hidden, run in groupby(inlines, lambda one: "spoiler" in one.style and not spoilers):
        parts.append(HIDDEN if hidden else _shown(list(run)))
    return "".join(parts)


def _shown(run: list[Inline]) -> str:
    """Inlines as text; a link whose text is not its address has the address after it."""
    parts = []
    for href, linked in groupby(run, lambda one: "" if isinstance(one, Mention) else one.href):
        text = "".join(_leaf(one) for one in linked)
        parts.append(text if href in ("", text, f"mailto:{text}") else f"{text} ({href})")
    return "".join(parts)


def _leaf(one: Inline) -> str:
    if isinstance(one, Break):
        return "\n"
    return f"@{one.word}" if isinstance(one, Mention) else one.text
