"""The page about the chat in lines says only what can be typed, and all of it."""

import re
from pathlib import Path

import pytest

from linnet.terminal.commands.line import Wrong
from linnet.terminal.commands.table import ROWS, parse

PAGE = (Path(__file__).parents[2] / "docs" / "chat.md").read_text(encoding="utf-8")
TYPED = re.findall(r"`(/[^`]+)`", PAGE)


@pytest.mark.parametrize("line", TYPED)
def test_what_the_page_says_can_be_typed(line: str):
    assert not isinstance(parse(line), Wrong)


def test_the_page_has_every_command():
    told = {line.split()[0] for line in TYPED}
    assert set(ROWS) <= told
