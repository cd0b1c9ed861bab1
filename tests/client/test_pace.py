"""News is taken in by slices."""

import asyncio
from time import monotonic

from linnet.client.pace import SLICE, Pace


async def test_after_a_slice_of_work_others_have_a_turn():
    pace, turns = Pace(), []
    other = asyncio.create_task(asyncio.sleep(0, turns.append("other")))
    began = monotonic()
    while not other.done():
        await pace.breathe()
        assert monotonic() - began < 5
    assert turns == ["other"]
    assert monotonic() - began >= SLICE / 2


async def test_news_waits_for_a_key_but_not_for_ever():
    pace = Pace()
    pace.wait(0.05)
    began = monotonic()
    await pace.breathe()
    assert monotonic() - began >= 0.045
    pace.wait(0.05)
    assert not pace.held
