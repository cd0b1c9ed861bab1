"""A message's text as runs: paragraphs, code, quotes, lists, spoilers, links, mentions."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from linnet.desktop.conversation.highlighting import highlighted
from linnet.desktop.conversation.runs import Drawn, Run, Seeing, Tags, Words, worded
from linnet.desktop.drawing.sketches import Bar, Chip, EmojiSketch
from linnet.markup import Block, Blocks, Inline, parse
from linnet.markup.plain import plain
from linnet.markup.tokens import Break, CodeBlock, Emoji, Listing, Mention, Paragraph, Quote
from linnet.terminal.clean import clean

BAR = Bar(3, 18)
_LARGE = 32
"""Pixels of emoji that stand alone."""
_MOST_ALONE = 6


def lines_of(text: str, seq: int, seeing: Seeing) -> list[list[Run]]:
    """The lines of a message, each a list of runs without its line end."""
    blocks = parse(clean(text))
    if alone := _emoji_alone(blocks, seeing):
        return [alone]
    hidden = seq not in seeing.revealed
    return [list(line) for line in _blocks(blocks, seeing, hidden, 0)]


def _emoji_alone(blocks: Blocks, seeing: Seeing) -> list[Run]:
    """A message of nothing but a few emoji shows them large."""
    if len(blocks) != 1 or not isinstance(blocks[0], Paragraph):
        return []
    if not all(isinstance(one, Emoji) or _is_bare(one) for one in blocks[0].inlines):
        return []
    runs = list(worded(plain(blocks).replace(" ", ""), ("text",), seeing.ink, _LARGE))
    if not 0 < len(runs) <= _MOST_ALONE or not all(isinstance(run, Drawn) for run in runs):
        return []
    return runs


def _is_bare(one: Inline) -> bool:
    return not isinstance(one, Break | Mention) and not one.style and not one.href


def _blocks(blocks: Blocks, seeing: Seeing, hidden: bool, depth: int) -> Iterator[Iterable[Run]]:
    for at, block in enumerate(blocks):
        if at and type(block) is type(blocks[at - 1]):
            yield [Words("", ("gap",))]
        yield from _block(block, seeing, hidden, depth)


def _block(block: Block, seeing: Seeing, hidden: bool, depth: int) -> Iterator[Iterable[Run]]:
    if isinstance(block, Paragraph):
        yield from _paragraph(block, seeing, hidden, ("text",) if depth == 0 else ())
    elif isinstance(block, CodeBlock):
        yield from highlighted(block.text, block.language)
    elif isinstance(block, Quote):
        for line in _blocks(block.blocks, seeing, hidden, depth + 1):
            yield [Drawn(BAR, ("quote",), "> "), *(_with(run, "quote") for run in line)]
    else:
        yield from _listing(block, seeing, hidden, depth)


def _listing(block: Listing, seeing: Seeing, hidden: bool, depth: int) -> Iterator[list[Run]]:
    marks = [f"{number}." for number in block.numbers] or ["•"] * len(block.items)
    level = f"item{min(depth, 3)}"
    for mark, item in zip(marks, block.items, strict=True):
        for n, line in enumerate(_blocks(item, seeing, hidden, depth + 1)):
            runs = list(line)
            nested = any(tag.startswith("item") for run in runs for tag in run.tags)
            if nested:
                yield runs
                continue
            first = (
                [Words(f"{mark}\t", (level, "secondary"))] if n == 0 else [Words("\t", (level,))]
            )
            yield [*first, *(_with(run, level) for run in runs)]


def _paragraph(block: Paragraph, seeing: Seeing, hidden: bool, tags: Tags) -> Iterator[list[Run]]:
    line: list[Run] = []
    for veiled, run in groupby(block.inlines, lambda one: hidden and "spoiler" in one.style):
        if veiled:
            list(run)
            line.append(Words(" spoiler ", (*tags, "veil")))
            continue
        for one in run:
            if isinstance(one, Break):
                yield line or [Words("", tags)]
                line = []
            else:
                line += _inline(one, seeing, tags)
    yield line


def _inline(one: Inline, seeing: Seeing, tags: Tags) -> Iterable[Run]:
    tags = (*tags, *_styles(one.style))
    if isinstance(one, Mention):
        return (Drawn(Chip(f"@{one.word}"), (*tags, "mention"), f"@{one.word}"),)
    if isinstance(one, Break):
        return ()
    if one.href:
        tags = (*tags, "link", f"href:{one.href}")
    if isinstance(one, Emoji):
        return (Drawn(EmojiSketch(one.text, 20, seeing.ink), tags, one.text),)
    return worded(one.text, tags, seeing.ink)


def _styles(style: tuple[str, ...]) -> Tags:
    """One tag for the font, because tags do not mix fonts, and others for the rest."""
    strong, slanted, code = "strong" in style, "emphasis" in style, "code" in style
    tags: list[str] = []
    if strong or slanted or code:
        kind = "code" if code else ""
        tags.append(f"font{'-strong' * strong}{'-slanted' * slanted}{f'-{kind}' * code}")
    if code:
        tags.append("inline-code")
    if "strike" in style:
        tags.append("strike")
    if "spoiler" in style:
        tags.append("revealed")
    return tuple(tags)


def _with(run: Run, tag: str) -> Run:
    if isinstance(run, Words):
        return Words(run.text, (*run.tags, tag))
    return Drawn(run.sketch, (*run.tags, tag), run.copy)
