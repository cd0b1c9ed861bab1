"""Every case of vectors/markup.json holds, and the file is written by its tool."""

import json
from pathlib import Path

import msgspec
import pytest

from linnet.markup import Blocks, mentions, parse, plain

PAGE = Path(__file__).parent.parent.parent / "vectors" / "markup.json"
CASES = json.loads(PAGE.read_text(encoding="utf-8"))


def named(case: dict[str, object]) -> str:
    return str(case["name"])


def test_no_two_cases_have_one_name():
    assert len({named(case) for case in CASES}) == len(CASES) > 120


@pytest.mark.parametrize("case", CASES, ids=named)
class TestEveryCase:
    def test_is_read_as_it_says(self, case):
        tokens = msgspec.to_builtins(parse(case["text"]))
        assert json.loads(json.dumps(tokens)) == case["tokens"]

    def test_is_plain_text_as_it_says(self, case):
        assert plain(parse(case["text"])) == case["plain"]

    def test_mentions_whom_it_says(self, case):
        assert list(mentions(case["text"])) == case["mentions"]

    def test_means_the_same_when_it_comes_back_from_json(self, case):
        assert msgspec.convert(case["tokens"], Blocks) == parse(case["text"])


HOSTILE = [case for case in CASES if named(case).startswith("hostile link")]


def hrefs(tokens: object) -> list[str]:
    if isinstance(tokens, dict):
        return [tokens["href"]] if "href" in tokens else hrefs(list(tokens.values()))
    return [href for one in tokens for href in hrefs(one)] if isinstance(tokens, list) else []


@pytest.mark.parametrize("case", HOSTILE, ids=named)
def test_a_hostile_link_leads_only_where_its_text_says(case):
    texts = str(case["plain"])
    for href in hrefs(case["tokens"]):
        assert href.startswith(("https://", "mailto:"))
        assert href in texts


def test_there_are_hostile_links_enough():
    assert len(HOSTILE) >= 30
