"""Waiting grows by chance between its bounds, and starts anew after a good connection."""

from hypothesis import given
from hypothesis import strategies as st

from linnet.client.backoff import LONGEST, SHORTEST, STABLE, Backoff


@given(st.integers(1, 60), st.randoms(use_true_random=False))
def test_delays_stay_within_their_bounds_and_below_three_times_the_last(failures, random):
    backoff = Backoff(random.uniform)
    last = SHORTEST
    for _ in range(failures):
        delay = backoff.delay(0)
        assert SHORTEST <= delay <= min(LONGEST, 3 * last)
        last = delay


def test_a_server_that_is_away_is_asked_ever_more_rarely():
    backoff = Backoff(lambda low, high: high)
    assert [backoff.delay(0) for _ in range(6)][-1] == LONGEST


def test_only_a_connection_that_lived_starts_the_delays_anew():
    backoff = Backoff(lambda low, high: high)
    for _ in range(6):
        backoff.delay(0)
    backoff.connected(100)
    assert backoff.delay(100 + STABLE / 2) == LONGEST
    backoff.connected(200)
    assert backoff.delay(200 + STABLE) == 3 * SHORTEST
