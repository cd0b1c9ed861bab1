"""Reads a message's text into the token form, and finds whom it mentions."""

import re
from collections.abc import Iterator
from functools import cache
from typing import Any

from linnet.markup.flat import inlines_of, lines
from linnet.markup.tokens import (
    Block,
    Blocks,
    CodeBlock,
    Inline,
    Listing,
    Mention,
    Paragraph,
    Quote,
)

_MARKED = re.compile(
    r"[*_`@]|~~|\|\||\\[~|\[\]:>+-]|\]\(|https?:|mailto:|:[^\s:]{1,60}:"
    r"|^[ \t]*(?:>|(?:[-+]|\d{1,9}[.)])[ \t])",
    re.MULTILINE | re.IGNORECASE,
)
"""What a text must contain to be anything but lines of text."""
_MARK = re.compile(r"[*_~|`\[@:\\\n]")
MOST_MARKS = 2_000
"""Marks that are looked at in one message; later paragraphs that have more stay text."""
MOST_GAPS = 1_000
"""Empty lines in one message; with more of them all of it stays text."""
_BLANK = "\t\n\x0b\x0c\r \xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(
    map(chr, range(0x2000, 0x200B))
)
"""Spaces that the library takes from both ends of a paragraph."""
_EMPTY_LINES = re.compile(r"\n(?:[ \t]*\n)+")
_POSSIBLE_LINK = re.compile("https?:|mailto:", re.IGNORECASE)
_POSSIBLE_MENTION = re.compile('(?<![0-9A-Za-z])@[\\w"\u201c\u201e]')


def parse(text: str) -> Blocks:
    """The blocks of a message; none if there is nothing to see. Never raises."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    marked = _MARKED.search(text) and text.count("\n\n") <= MOST_GAPS
    return _by_marks(text) if marked else _plainly(text)


def mentions(text: str) -> tuple[str, ...]:
    """The words after @ that mention somebody, each once, in order; as typed, so case differs."""
    if "@" not in text or not _POSSIBLE_MENTION.search(text):
        return ()
    return tuple(dict.fromkeys(_mentioned(parse(text))))


def addresses(text: str) -> tuple[str, ...]:
    """The addresses a message links to, each once, in order."""
    if not _POSSIBLE_LINK.search(text):
        return ()
    hrefs = (one.href for one in _inlines(parse(text)) if not isinstance(one, Mention))
    return tuple(dict.fromkeys(href for href in hrefs if href))


def _inlines(blocks: Blocks) -> Iterator[Inline]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.inlines
        elif isinstance(block, Quote):
            yield from _inlines(block.blocks)
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _inlines(item)


def _mentioned(blocks: Blocks) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from (one.word for one in block.inlines if isinstance(one, Mention))
        elif isinstance(block, Listing):
            for item in block.items:
                yield from _mentioned(item)


def _plainly(text: str) -> Blocks:
    """Paragraphs of text without marks: nine of ten messages, in a hundredth of the time."""
    parts = (part.strip(_BLANK) for part in _EMPTY_LINES.split(text))
    return tuple(Paragraph(lines(part)) for part in parts if part)


def _by_marks(text: str) -> Blocks:
    tokens: list[Any] = []
    _markdown().block.parse(text, _markdown(), {"depth": 0}, tokens)
    return _Reading(tokens).blocks("")


@cache
def _markdown() -> Any:
    # Loaded for the first text with marks: takes 60 to 120 ms.
    from linnet.markup.grammar import markdown  # noqa: PLC0415

    return markdown()


class _Reading:
    """One walk over the library's block tokens, which open and close; ours are nested."""

    def __init__(self, tokens: list[Any]) -> None:
        self._tokens = iter(tokens)
        self._quotes = 0
        self._marks = MOST_MARKS

    def blocks(self, close: str) -> Blocks:
        """The blocks up to the token that closes what holds them."""
        found: list[Block] = []
        for token in self._tokens:
            if token.type == close:
                break
            if block := self._block(token):
                found.append(block)
        return tuple(found)

    def _block(self, token: Any) -> Block | None:
        match token.type:
            case "inline":
                return self._paragraph(token.content)
            case "fence":
                return CodeBlock(token.content.removesuffix("\n"), token.info)
            case "blockquote_open":
                return self._quote()
            case "bullet_list_open":
                return self._listing("bullet_list_close")
            case "ordered_list_open":
                return self._listing("ordered_list_close")
        return None

    def _quote(self) -> Quote:
        self._quotes += 1
        blocks = self.blocks("blockquote_close")
        self._quotes -= 1
        return Quote(blocks)

    def _listing(self, close: str) -> Listing:
        items, numbers = [], []
        for token in self._tokens:
            if token.type == close:
                break
            if token.info:
                numbers.append(int(token.info))
            items.append(self.blocks("list_item_close"))
        if len(numbers) > 1 and numbers[0] == numbers[1]:
            # Who types "1." before every item wants them counted.
            numbers = list(range(numbers[0], numbers[0] + len(numbers)))
        return Listing(tuple(items), tuple(numbers))

    def _paragraph(self, text: str) -> Paragraph | None:
        if not text:
            return None
        marks = len(_MARK.findall(text))
        if marks > self._marks:
            return Paragraph(lines(text))
        self._marks -= marks
        env = {"quoted": self._quotes > 0}
        return Paragraph(inlines_of(_markdown().inline.parse(text, _markdown(), env, [])))
