"""Names that look alike have one key, and the key of a key is that key."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.auth.lookalikes import key

TWINS = [
    ("ann", "ANN"),
    ("ann", "\uff21\uff4e\uff4e"),  # full width
    ("ann", "\u0430nn"),  # Cyrillic a
    ("AHHA", "\u0410\u041d\u041d\u0410"),  # wholly Cyrillic capitals
    ("NANA", "\u039d\u0391\u039d\u0391"),  # wholly Greek capitals
    ("\u0410\u043d\u043d\u0430", "\u0410\u041d\u041d\u0410"),  # one Cyrillic name, twice
    ("Bill", "B1ll"),
    ("Bill", "BiIl"),
    ("Bob", "B0b"),
    ("paypal", "\u0440\u0430\u0443\u0440\u0430l"),
    ("Ann Lee", "ann_lee"),
    ("modern", "modem"),
    ("anna", "a\u200bn\u200dna"),  # what shows as nothing
    ("\u00e1nn", "a\u0301nn"),  # composed and decomposed
    ("fi", "\ufb01"),  # a ligature
    ("istanbul", "\u0130stanbul"),
    ("stra\u00dfe", "STRASSE"),
]


@pytest.mark.parametrize(("one", "other"), TWINS)
def test_twins_have_one_key(one: str, other: str) -> None:
    assert one != other
    assert key(one) == key(other)


@pytest.mark.parametrize(
    ("one", "other"), [("ann", "\u00e1nn"), ("ann", "ane"), ("user10", "user11"), ("a-b", "a.b")]
)
def test_names_that_can_be_told_apart_have_two_keys(one: str, other: str) -> None:
    assert key(one) != key(other)


@given(st.text())
def test_the_key_of_a_key_is_that_key(name: str) -> None:
    assert key(key(name)) == key(name)


@given(st.text(alphabet=st.characters(min_codepoint=0x370, max_codepoint=0x58F)))
def test_the_key_of_a_greek_cyrillic_or_armenian_key_is_that_key(name: str) -> None:
    assert key(key(name)) == key(name)


@given(st.text(alphabet=st.characters(max_codepoint=0x7F, categories=["Lu", "Ll", "Nd"])))
def test_case_never_makes_another_plain_name(name: str) -> None:
    assert key(name) == key(name.upper()) == key(name.lower())


@given(st.integers(0, 10**9), st.integers(0, 10**9))
def test_numbered_names_never_collide(one: int, other: int) -> None:
    assert (key(f"user{one}") == key(f"user{other}")) is (one == other)


@given(st.text())
def test_every_key_can_be_kept(name: str) -> None:
    key(name).encode()


def test_a_plain_name_costs_under_ten_microseconds() -> None:
    def costs() -> float:
        start = time.perf_counter()
        for _ in range(1_000):
            key("pupil 17 of B")
        return (time.perf_counter() - start) / 1_000

    assert min(costs() for _ in range(10)) < 10e-6
