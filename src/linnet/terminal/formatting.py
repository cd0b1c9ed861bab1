"""Markup on a terminal: bold and the like where there are colours, else the text as typed."""

from itertools import groupby

from linnet.markup import Block, Blocks, Inline, parse, plain
from linnet.markup.plain import HIDDEN
from linnet.markup.tokens import Break, CodeBlock, Listing, Mention, Paragraph, Quote
from linnet.terminal.clean import clean
from linnet.terminal.colour import Palette


def formatted(text: str, paint: Palette, *, spoilers: bool = False) -> str:
    """A message's text, safe to show; spoilers only where asked for.

    Without colours it is what was typed, unless that would give a spoiler away.
    """
    safe = clean(text)
    if not paint and (spoilers or not has_spoiler(safe)):
        return safe
    blocks = parse(safe)
    return _Drawing(paint, spoilers).blocks(blocks) if paint else plain(blocks)


def has_spoiler(text: str) -> bool:
    """Whether something in this text is to be hidden at first."""
    return "||" in text and plain(parse(text)) != plain(parse(text), spoilers=True)


class _Drawing:
    """One message on its way to the screen."""

    def __init__(self, paint: Palette, spoilers: bool) -> None:
        self._paint = paint
        self._spoilers = spoilers

    def blocks(self, blocks: Blocks) -> str:
        parts: list[str] = []
        for at, block in enumerate(blocks):
            if at:
                parts.append("\n\n" if type(block) is type(blocks[at - 1]) else "\n")
            elif not isinstance(block, Paragraph):
                parts.append("\n")  # Lines that belong together begin below the name.
            parts.append(self._block(block))
        return "".join(parts)

    def _block(self, block: Block) -> str:
        match block:
            case Paragraph(inlines):
                return self._inlines(inlines)
            case CodeBlock(text):
                return "\n".join(self._paint.styled(line, ("code",)) for line in text.split("\n"))
            case Quote(blocks):
                return _after(self._paint.faint("> "), self.blocks(blocks).removeprefix("\n"))
            case Listing(items, numbers):
                marks = [f"{number}. " for number in numbers] or ["- "] * len(items)
                return "\n".join(
                    _after(mark, self.blocks(item).removeprefix("\n"), " " * len(mark))
                    for mark, item in zip(marks, items, strict=True)
                )

    def _inlines(self, inlines: tuple[Inline, ...]) -> str:
        parts = []
        for hidden, run in groupby(inlines, self._hidden):
            parts.append(HIDDEN if hidden else self._run(list(run)))
        return "".join(parts)

    def _hidden(self, one: Inline) -> bool:
        return "spoiler" in one.style and not self._spoilers

    def _run(self, run: list[Inline]) -> str:
        """Inlines that are seen; a link whose text is not its address has the address after it."""
        parts = []
        for href, linked in groupby(run, lambda one: "" if isinstance(one, Mention) else one.href):
            ones = list(linked)
            text = "".join(self._leaf(one, href) for one in ones)
            bare = "".join(one.text for one in ones if not isinstance(one, Break | Mention))
            known = href in ("", bare, f"mailto:{bare}")
            parts.append(text if known else f"{text} ({self._paint.styled(href, ('link',))})")
        return "".join(parts)

    def _leaf(self, one: Inline, href: str) -> str:
        if isinstance(one, Break):
            return "\n"
        if isinstance(one, Mention):
            return self._paint.styled(f"@{one.word}", ("strong", *one.style))
        return self._paint.styled(one.text, (*one.style, *(("link",) if href else ())))


def _after(first: str, text: str, later: str = "") -> str:
    """Lines with a mark before each of them, or before the first and room before the others."""
    return first + text.replace("\n", f"\n{later or first}")
