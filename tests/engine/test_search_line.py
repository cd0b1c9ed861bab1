"""What somebody types to search, and what is understood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.engine import search_line

DAY = 86_400_000
FIRST = 1_795_132_800_000  # 2026-11-20, in UTC


def shown(terms):
    return [" ".join(term.words) + "*" * term.begun for term in terms]


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("cat dog ", ["cat", "dog"]),
        ("cat do", ["cat", "do"]),
        ("cat dogs", ["cat", "dogs*"]),
        ("do* cat ", ["do*", "cat"]),
        ('"cat dog" "half open', ["cat dog", "half open"]),
        ("“typed by a phone”", ["typed by a phone"]),
        ("well-known ", ["well known"]),
        ("東京 ", ["東 京"]),
        ("東京", ["東 京"]),
        ("🎂👍🏽", ["u1f382 u1f44d"]),
        ("AND OR NOT NEAR ", ["AND", "OR", "NOT", "NEAR"]),
        ("^ ( ) * \" '' - -- … :", []),
        ("\uff26ULL ", ["FULL"]),
        ("a\x00b \ud800c ", ["a b", "c"]),
        ("12:30 http://x.org :tada: ", ["12 30", "http x org", "tada"]),
    ],
)
def test_words_phrases_and_beginnings_are_told_apart(typed, wanted):
    line = search_line.read(typed)
    assert shown(line.wanted) == wanted
    assert line.unknown == []


def test_a_minus_takes_away():
    line = search_line.read('cat -dog -"big bird" -from:Ann -has:link -in:den ')
    assert shown(line.wanted) == ["cat"]
    assert shown(line.unwanted) == ["dog", "big bird"]
    assert (line.not_by, line.has_not, line.not_rooms) == (["Ann"], ["link"], ["den"])


def test_names_may_stand_in_quotes():
    line = search_line.read('from:"Ann Lee" FROM:@bob in:#garden has:images')
    assert (line.by, line.rooms, line.has) == (["Ann Lee", "bob"], ["#garden"], ["image"])
    assert line.wanted == []


@pytest.mark.parametrize(
    ("typed", "zone", "since", "until"),
    [
        ("on:2026-11-20", 0, FIRST, FIRST + DAY),
        ("before:2026-11-20", 0, None, FIRST),
        ("after:2026-11-20", 0, FIRST + DAY, None),
        ("after:2026-11-19 before:2026-11-21", 0, FIRST, FIRST + DAY),
        ("on:2026-11-20", 120, FIRST - DAY // 12, FIRST + DAY - DAY // 12),
        ("on:2026-11-20-02:00", 60, FIRST + DAY // 12, FIRST + DAY + DAY // 12),
        ("on:2026-11-20Z", 60, FIRST, FIRST + DAY),
    ],
)
def test_days_are_those_of_the_zone_unless_an_offset_is_given(typed, zone, since, until):
    line = search_line.read(typed, zone)
    assert (line.since, line.until) == (since, until)
    assert line.asks


@pytest.mark.parametrize(
    "typed", ["re:invent", "before:tomorrow", "on:2026-13-01", "has:cake", "after:2026-02-30+99:00"]
)
def test_what_only_looks_like_a_filter_is_words_and_is_told(typed):
    line = search_line.read(typed + " ")
    assert line.unknown == [typed]
    assert line.wanted
    assert (line.since, line.until, line.has) == (None, None, [])


@given(st.text(alphabet=st.one_of(st.characters(codec=None), st.sampled_from('":*-(){}^ \x00ab'))))
def test_no_line_is_too_odd_to_be_read(typed):
    for term in (*(line := search_line.read(typed)).wanted, *line.unwanted):
        assert all(word.strip('" *') == word != "" for word in term.words)
