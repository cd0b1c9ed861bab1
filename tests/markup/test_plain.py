"""Readable text for terminals, and one line of it for quotes and notifications."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.markup import excerpt, parse, plain


def test_spoilers_are_shown_to_who_asks():
    assert plain(parse("he ||**dies**||"), spoilers=True) == "he dies"


def test_an_excerpt_is_one_line_without_marks():
    assert excerpt("**one**\n\n- two\n- `three`", 100) == "one - two - three"


def test_an_excerpt_leaves_out_what_is_quoted_unless_there_is_nothing_else():
    assert excerpt("> old\nnew", 100) == "new"
    assert excerpt("> old", 100) == "> old"


def test_an_excerpt_does_not_betray_a_spoiler_by_cutting_its_end_off():
    assert excerpt("a ||" + "b" * 100 + "||", 20) == "a \u2592\u2592\u2592"


def test_an_excerpt_that_fits_is_whole():
    assert excerpt("12345", 5) == "12345"
    assert excerpt("123456", 5) == "1234\u2026"
    assert excerpt("123456", 0) == ""


@pytest.mark.parametrize(
    ("whole", "name"),
    [
        ("e\u0301\u0323", "a letter with its accents"),
        ("\U0001f44d\U0001f3fd", "a thumb and its colour"),
        ("\U0001f469\u200d\U0001f469\u200d\U0001f467", "a family"),
        ("\U0001f1e9\U0001f1ea", "a flag"),
        ("\u2764\ufe0f", "a heart and its look"),
        ("\U0001f3f4\U000e0067\U000e0062\U000e007f", "a flag with letters"),
        ("\u0915\u094d\u0937", "a syllable of two consonants"),
        ("\u1112\u1161\u11ab", "a Korean syllable by letters"),
    ],
    ids=lambda value: value if value.isascii() else "",
)
def test_what_people_see_as_one_is_not_cut(whole, name):
    for room in range(1, len(whole)):
        assert excerpt("a" + whole + "tail", 2 + room) == "a\u2026", name


def test_the_second_of_two_flags_is_cut_between_them():
    assert (
        excerpt("\U0001f1e9\U0001f1ea\U0001f1eb\U0001f1f7 tail", 4) == "\U0001f1e9\U0001f1ea\u2026"
    )


def test_a_tower_of_accents_is_cut_nevertheless():
    assert len(excerpt("e" + "\u0301" * 500, 100)) == 100


@given(st.text(max_size=60), st.integers(0, 30))
def test_an_excerpt_is_never_longer_than_asked_and_one_line(text, length):
    short = excerpt(text, length)
    assert len(short) <= length
    assert "\n" not in short
