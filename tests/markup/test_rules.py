"""What holds for every text: nothing raises, nothing is invented, nothing is lost."""

import re

from hypothesis import given
from hypothesis import strategies as st

from linnet.markup import Blocks, mentions, parse, plain
from linnet.markup.blocks import MOST
from linnet.markup.links import safe
from linnet.markup.parse import _MARKED, MOST_GAPS, MOST_MARKS, _by_marks, _plainly
from linnet.markup.tokens import (
    DEEPEST,
    Break,
    CodeBlock,
    Inline,
    Listing,
    Mention,
    Paragraph,
    Quote,
)

MARKS = r"""
    * ** _ __ ~~ || ` `` ``` [ ] ( ) ]( > - + 1. 2) @ @ada @"a @483920 : :+1: :x: \ ! # < & ' "
    https://a.example http:// mailto:a@b.example javascript: www.a.example a B é 王 ש
"""
SPACES = [
    "\n",
    "\n\n",
    " ",
    "    ",
    "\t",
    "```\n",
    "\n> ",
    "\n- ",
    "\n  - ",
    "\r\n",
    "\0",
    "\u200b",
]
PIECES = st.sampled_from(MARKS.split() + SPACES)
TEXTS = st.lists(PIECES, max_size=40).map("".join) | st.text(max_size=80)


def leaves(blocks: Blocks, quoted: bool = False) -> list[tuple[Inline | CodeBlock, bool]]:
    found: list[tuple[Inline | CodeBlock, bool]] = []
    for block in blocks:
        if isinstance(block, Paragraph):
            found += [(one, quoted) for one in block.inlines]
        elif isinstance(block, CodeBlock):
            found.append((block, quoted))
        elif isinstance(block, Quote):
            found += leaves(block.blocks, True)
        else:
            found += [one for item in block.items for one in leaves(item, quoted)]
    return found


def depth(blocks: Blocks) -> int:
    inner = [0]
    for block in blocks:
        if isinstance(block, Quote):
            inner.append(1 + depth(block.blocks))
        elif isinstance(block, Listing):
            inner += [1 + depth(item) for item in block.items]
    return max(inner)


def typed(one: Inline | CodeBlock) -> str:
    """The characters of a leaf as they stand in the text."""
    if isinstance(one, Break):
        return "\n"
    if isinstance(one, Mention):
        return f"@{one.word}"
    return getattr(one, "name", "") or one.text


def is_in_order_within(part: str, whole: str) -> bool:
    rest = iter(whole)
    return all(char in rest for char in part)


@given(TEXTS)
def test_what_is_shown_stands_in_the_text_in_the_same_order(text):
    shown = "".join(typed(one) for one, _ in leaves(parse(text)))
    # Half of a tab may be left as spaces.
    assert is_in_order_within(re.sub(r"\s", "", shown), text)


@given(TEXTS)
def test_only_marks_are_lost_and_no_words(text):
    ones = [one for one, _ in leaves(parse(text))]
    kept = ["".join(typed(one) for one in ones)]
    kept += [getattr(one, "href", "") or getattr(one, "language", "") for one in ones]
    shown = " ".join(kept).casefold()
    words = re.findall(r"[a-zé王ש]+", text.casefold())
    assert [word for word in words if word not in shown] == []


@given(TEXTS)
def test_every_link_is_safe_and_no_text_holds_a_line_end(text):
    for one, _ in leaves(parse(text)):
        assert not getattr(one, "href", "") or safe(one.href)
        assert isinstance(one, CodeBlock | Break) or "\n" not in typed(one)


@given(TEXTS)
def test_mentions_are_words_after_an_at_outside_of_code_quotes_and_links(text):
    words = mentions(text)
    assert all(re.search(rf'@["“„]?{re.escape(word)}', text) for word in words)
    found = [(one, quoted) for one, quoted in leaves(parse(text)) if isinstance(one, Mention)]
    assert words == tuple(dict.fromkeys(one.word for one, _ in found))
    assert not any(quoted or "code" in one.style for one, quoted in found)


@given(TEXTS)
def test_nobody_is_mentioned_in_a_code_block(text):
    assert mentions("````\n" + text.replace("````", "") + "\n````") == ()


LINES = [
    "",
    " ",
    "\t",
    "   ",
    "-",
    "- a",
    "+ a",
    "1. a",
    "2) a",
    "> a",
    "a",
    ":a :b",
    "a:b",
    "[a] (b)",
    "~a~",
]
UNMARKED = st.lists(st.tuples(st.sampled_from(LINES), st.sampled_from(LINES)), max_size=4).map(
    lambda lines: "\n".join(first + second for first, second in lines)
)


@given(UNMARKED | TEXTS)
def test_text_without_marks_reads_the_same_with_and_without_the_library(text):
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not _MARKED.search(text):
        assert _plainly(text) == _by_marks(text)


@given(TEXTS)
def test_nobody_is_mentioned_in_a_quote(text):
    assert mentions("".join(f"> {line}\n" for line in text.splitlines())) == ()


@given(st.lists(st.sampled_from(["> ", "- ", "1. ", ">"]), max_size=30).map("".join))
def test_nothing_nests_deeper_than_the_limit_and_the_rest_is_text(marks):
    blocks = parse(marks + "a")
    assert depth(blocks) <= DEEPEST
    assert plain(blocks).endswith("a")


def test_a_message_of_too_many_parts_is_shown_as_typed():
    text = "> a\n\n" * (MOST_GAPS + 2)
    assert plain(parse(text)) == text.strip()


def test_a_list_of_too_many_items_goes_on_as_text():
    items = MOST  # one item is several tokens of the library
    first, *rest = parse("- a\n" * items)
    assert isinstance(first, Listing)
    assert items / 10 < len(first.items) < items / 2
    assert plain((first,)).count("\n") + sum(plain((one,)).count("\n") for one in rest) > items - 9


def test_marks_past_the_limit_are_text():
    few, many = "**a** `@b`", "**a** @c " * MOST_MARKS
    assert plain(parse(f"{few}\n\n{many}\n\n{few}")) == f"a @b\n\n{many.strip()}\n\na @b"
    assert mentions(many) == ()
