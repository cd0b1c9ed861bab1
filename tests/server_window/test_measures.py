"""What figures mean to people."""

from datetime import date

import pytest

from linnet.server_window.measures import lasts

DAY = 86_400.0
GIGA = 10**9


@pytest.mark.parametrize(
    ("free", "kept", "age", "words"),
    [
        (10 * GIGA, GIGA, 3600.0, ""),
        (10 * GIGA, 0, 30 * DAY, ""),
        (10 * GIGA, GIGA, 30 * DAY, "disk lasts until about September 2027"),
        (GIGA, GIGA, 30 * DAY, "disk is full about 21 December"),
        (GIGA // 100, GIGA, 30 * DAY, "disk is full within a day"),
        (10_000 * GIGA, GIGA, 30 * DAY, "disk lasts for many years"),
        (0, GIGA, 30 * DAY, "disk is full within a day"),
    ],
)
def test_a_disk_lasts_as_long_as_the_server_goes_on_to_grow_as_it_has(free, kept, age, words):
    assert lasts(free, kept, age, date(2026, 11, 21)) == words
