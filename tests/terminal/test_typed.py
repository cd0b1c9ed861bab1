"""What follows a command is taken apart piece by piece."""

import pytest

from linnet.terminal.commands.typed import OWN_LAST, Target, Typed, Unclear, split_name

NAMES = {"Ann", "Ann Lee", "Bo"}


@pytest.mark.parametrize(
    ("rest", "name", "text"),
    [
        ("Ann hi", "Ann", "hi"),
        ("Ann", "Ann", ""),
        ("ann lee hi", "ann lee", "hi"),
        ('"Zoe Ray" hi there', "Zoe Ray", "hi there"),
        ("Bo Peep", "Bo", "Peep"),
        ("483920 hi", "483920", "hi"),
    ],
)
def test_the_longest_known_name_is_taken(rest: str, name: str, text: str):
    assert split_name(rest, NAMES) == (name, text)


@pytest.mark.parametrize(
    ("rest", "target"),
    [
        ("12 x", Target(seq=12)),
        ("#12 x", Target(seq=12)),
        ("[12] x", Target(seq=12)),
        ("last x", OWN_LAST),
        ("@Ann Lee x", Target(by="Ann Lee")),
        ("x", None),
        ("12a x", None),
        ("@ x", None),
        ("", None),
    ],
)
def test_a_message_is_named_by_number_or_as_somebodys_last(rest: str, target: Target | None):
    typed = Typed(rest, NAMES)
    assert typed.target() == target
    assert target is None or typed.rest() == "x"


def test_times_are_a_number_and_a_letter():
    spans = {"10s": 10, "5m": 300, "2H": 7200, "3d": 259_200, "1w": 604_800}
    assert {text: Typed(text).span() for text in spans} == spans
    assert [Typed(text).span() for text in ("", "10", "0m", "m", "-1m", "1.5h")] == [None] * 6


def test_a_number_that_nothing_can_have_is_unclear():
    with pytest.raises(Unclear):
        Typed("10").number(9)
    assert Typed("x").number(9) is None
