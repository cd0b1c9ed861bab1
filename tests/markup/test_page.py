"""The page for people who type: what it says one gets is what one gets."""

import re
from pathlib import Path

import pytest

from linnet.markup import Blocks, mentions, parse
from linnet.markup.tokens import Paragraph, Text

PAGE = Path(__file__).parent.parent.parent / "docs" / "formatting.md"
ROWS = [
    line.split(" | ")[0]
    for line in PAGE.read_text(encoding="utf-8").splitlines()[7:]
    if "|" in line
]
SAMPLES = [
    sample.strip().replace("\\|", "|")
    for row in ROWS
    for _, sample in re.findall(r"(?<!`)(`+)(?!`)(.+?)(?<!`)\1(?!`)", row)
]


def bare(blocks: Blocks) -> bool:
    """Whether there is nothing but text without any look."""
    return all(
        isinstance(block, Paragraph)
        and all(isinstance(one, Text) and not one.style and not one.href for one in block.inlines)
        for block in blocks
    )


def test_there_are_samples():
    assert {"*leaning*", "||the butler||", "`code`", "@ada"} <= set(SAMPLES)


@pytest.mark.parametrize("sample", SAMPLES)
def test_a_sample_of_the_table_is_more_than_text(sample):
    assert not bare(parse(sample))


def test_the_mentions_of_the_page_are_mentions():
    page = PAGE.read_text(encoding="utf-8").split("## Mentions")[1].split("## Links")[0]
    typed = " ".join(re.findall(r"`(@[^`]+)`", page))
    words = ("ada", "483920", "room", "moderators", "Ada Lovelace", "bob", "eve")
    assert mentions(typed) == words
