"""Tries are counted on a clock that never steps, in bounded memory."""

import time
from inspect import signature

import pytest

from linnet.auth.counters import Counters
from linnet.auth.throttle import Throttle
from linnet.protocol.reasons import Reason, Refused


class Clock:
    def __init__(self) -> None:
        self.now = 1_000.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def throttle(clock: Clock) -> Throttle:
    return Throttle(20_000, clock)


def test_the_eleventh_guess_at_an_account_waits_until_the_minute_is_over(
    throttle: Throttle, clock: Clock
) -> None:
    for _ in range(10):
        throttle.guess("ann", "10.0.0.1")
    clock.now += 20
    with pytest.raises(Refused) as refused:
        throttle.guess("ann", "10.0.0.2")
    assert refused.value.reason is Reason.RATE_LIMITED
    assert refused.value.retry_after == 40
    clock.now += 40
    throttle.guess("ann", "10.0.0.2")


def test_patient_guessing_at_an_account_ends_after_a_hundred_in_an_hour(
    throttle: Throttle, clock: Clock
) -> None:
    for _ in range(10):
        for _ in range(10):
            throttle.guess("ann", "10.0.0.1")
        clock.now += 61
    with pytest.raises(Refused):
        throttle.guess("ann", "10.0.0.1")


def test_guesses_at_many_accounts_from_one_address_are_slowed(throttle: Throttle) -> None:
    for n in range(300):
        throttle.guess(f"ann{n}", "10.0.0.1")
    with pytest.raises(Refused):
        throttle.guess("bob", "10.0.0.1")
    throttle.guess("bob", "10.0.0.2")


def test_the_addresses_of_one_ipv6_customer_count_as_one(throttle: Throttle) -> None:
    for n in range(300):
        throttle.guess(f"ann{n}", f"2001:db8::{n:x}")
    with pytest.raises(Refused):
        throttle.guess("bob", "2001:db8:0:0:ffff::1")
    throttle.guess("bob", "2001:db8:0:1::1")


def test_people_who_know_their_password_are_never_slowed(throttle: Throttle) -> None:
    for _ in range(1_000):
        throttle.guess("ann", "10.0.0.1")
        throttle.guessed_right("ann", "10.0.0.1")


def test_ten_thousand_guests_come_from_one_address_in_no_time(throttle: Throttle) -> None:
    start = time.perf_counter()
    for _ in range(10_000):
        throttle.newcomer("127.0.0.1")
    assert time.perf_counter() - start < 1


def test_counters_stay_within_their_bound(clock: Clock) -> None:
    counters = Counters(100, clock)
    for n in range(1_000):
        counters.incr(f"key {n}", 60)
    assert sum(counters.get(f"key {n}") for n in range(1_000)) == 100
    assert counters.get("key 999") == 1


def test_counters_that_ended_make_room_first(clock: Clock) -> None:
    counters = Counters(2, clock)
    counters.incr("long", 1_000)
    counters.incr("short", 10)
    clock.now += 20
    counters.incr("new", 10)
    assert counters.get("long") == 1


def test_tries_are_counted_on_a_clock_that_never_steps() -> None:
    for counting in (Throttle, Counters):
        assert signature(counting).parameters["clock"].default is time.monotonic
