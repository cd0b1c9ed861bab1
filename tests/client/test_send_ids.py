"""Names for wishes are unique, ordered and fit the wire."""

import re

from linnet.client.send_ids import SendIds


def test_send_ids_grow_and_are_unique_while_the_clock_stands_still_or_goes_back():
    times = iter([5, 5, 5, 4, 6, 7])
    ids = SendIds(lambda: next(times), lambda bits: 2**bits - 1)
    made = [ids.next() for _ in range(6)]
    assert made == sorted(set(made))


def test_a_send_id_is_printable_ascii_within_the_limit():
    assert re.fullmatch(r"[!-~]{22}", SendIds().next())


def test_ids_made_later_by_another_program_sort_after():
    earlier = SendIds(lambda: 1_780_000_000_000).next()
    assert SendIds(lambda: 1_780_000_000_001).next() > earlier
