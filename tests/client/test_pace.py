"""News is taken in by slices."""

import asyncio
from time import monotonic

from linnet.client.pace import SLICE, Pace


async def test_after_a_slice_of_work_others_have_a_turn_and_not_before():
    pace, turns = Pace(), []
    asyncio.get_running_loop().call_soon(turns.append, "other")
    now = monotonic()
    await pace.breathe(now)
    assert not turns
    await pace.breathe(now - 2 * SLICE)
    assert turns == ["other"]


async def test_what_was_done_long_ago_does_not_count():
    pace, turns = Pace(), []
    await pace.breathe(monotonic() - SLICE * 0.9)
    await asyncio.sleep(2 * SLICE)
    asyncio.get_running_loop().call_soon(turns.append, "other")
    await pace.breathe(monotonic() - SLICE * 0.2)
    assert not turns


async def test_news_waits_for_a_key_but_not_for_ever():
    pace = Pace()
    pace.wait(0.05)
    began = monotonic()
    await pace.breathe(began)
    assert monotonic() - began >= 0.045
    pace.wait(0.05)
    assert not pace.held


async def test_news_goes_on_as_soon_as_what_came_first_is_done():
    pace = Pace()
    pace.wait(60.0)
    asyncio.get_running_loop().call_later(0.01, pace.done)
    async with asyncio.timeout(5):
        await pace.breathe(monotonic())
    assert not pace.held


async def test_news_waits_while_what_there_is_is_shown_in_slices_and_keys_do_not():
    pace, turns = Pace(), []
    with pace.closed():
        waiting = asyncio.create_task(pace.breathe(monotonic()))
        asyncio.get_running_loop().call_soon(turns.append, "a key")
        await pace.turn()
        assert turns == ["a key"]
        assert not waiting.done()
    async with asyncio.timeout(5):
        await waiting
