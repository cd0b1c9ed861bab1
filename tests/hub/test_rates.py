"""Token buckets: never more than the burst and what came back since, and never less."""

from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from linnet.hub.rates import FREE, KINDS, SLOWEST, Kind, Rate, parse
from linnet.protocol.commands import Command

bursts = st.integers(1, 50)
eaches = st.floats(0.001, SLOWEST)


def rate_of(each: float, burst: int) -> Rate:
    rate = parse(f"{max(0.017, min(999.0, 1 / each)):.3f}/s burst {burst}")
    assert rate is not None
    return rate


def granted(rate: Rate, gaps: list[float]) -> list[float]:
    """The moments at which a token was there, for somebody who tries after each gap."""
    now, full, moments = 1000.0, 0.0, []
    for gap in gaps:
        now += gap
        if rate.wait(full, now) <= 0:
            full = rate.taken(full, now)
            moments.append(now)
    return moments


@given(eaches, bursts, st.lists(st.floats(0, 5), max_size=200))
def test_in_no_window_are_there_more_than_the_burst_and_what_came_back(
    each: float, burst: int, gaps: list[float]
) -> None:
    rate = rate_of(each, burst)
    moments = granted(rate, gaps)
    for first, start in enumerate(moments):
        for number, end in enumerate(moments[first:], 1):
            assert number <= burst + (end - start) / rate.each + 0.001


@given(eaches, bursts)
def test_a_full_bucket_holds_exactly_its_burst(each: float, burst: int) -> None:
    assert len(granted(rate_of(each, burst), [0.0] * (burst + 10))) == burst


@given(eaches, bursts, st.lists(st.floats(0, 5), max_size=50))
def test_who_waits_as_long_as_told_is_granted_and_waits_no_longer_than_one_token(
    each: float, burst: int, gaps: list[float]
) -> None:
    rate = rate_of(each, burst)
    now, full = 1000.0, 0.0
    for gap in gaps:
        now += gap
        wait = rate.wait(full, now)
        assert wait <= rate.each + 0.001
        if wait > 0:
            now += wait
            assert rate.wait(full, now) <= 1e-9
        later = rate.taken(full, now)
        assert later > full
        full = later


@pytest.mark.parametrize(
    ("text", "each", "burst"),
    [("10/s burst 30", 0.1, 30), ("6/min", 10, 6), ("1/min", 60, 1), ("0.5 / s burst 2", 2, 2)],
)
def test_a_rate_reads_as_it_is_said(text: str, each: float, burst: int) -> None:
    rate = parse(text)
    assert rate is not None
    assert rate.each == pytest.approx(each)
    assert round(rate.span / rate.each) + 1 == burst


def test_off_is_no_rate_at_all() -> None:
    assert parse("off") is None


NO_RATES = ["", "10", "0/s", "0.9/min", "5/h", "-1/s", "1/s burst 0", "1e9/s", "10/s burst"]


@pytest.mark.parametrize("text", NO_RATES)
def test_what_is_no_rate_or_lets_nobody_through_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match=f"^{text}$"):
        parse(text)


def test_every_command_is_counted_as_something_or_known_to_be_free() -> None:
    commands = set(get_args(Command))
    assert commands - set(KINDS) == set(FREE)
    assert set(KINDS) <= commands
    assert set(KINDS.values()) | {Kind.UPLOADS} == set(Kind)
