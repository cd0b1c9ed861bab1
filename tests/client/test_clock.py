"""A client whose clock is far from its server's says so, once for each connection."""

import pytest
from tests.client.conftest import Make
from tests.client.net import LittleNet

from linnet.client.clock import clock_off, now
from linnet.client.events import Arrived, ClockOff, Connected
from linnet.protocol.frames import About


def server(ahead: float) -> About:
    return About(id="s", name="S", version="0", time=now() + round(ahead * 1000))


@pytest.mark.parametrize(("ahead", "told"), [(60, -60), (-60, 60), (5.5, -5.5), (4.5, None)])
def test_more_than_five_seconds_are_told_in_either_direction(
    ahead: float, told: float | None
) -> None:
    off = clock_off(server(ahead), dialled=now())
    assert (off.seconds if off else None) == (told and pytest.approx(told, abs=0.3))


def test_a_slow_welcome_makes_no_clock_wrong() -> None:
    assert clock_off(server(-60), dialled=now() - 61_000) is None
    assert clock_off(server(-60), dialled=now() - 50_000) == ClockOff(pytest.approx(10, abs=0.3))


async def test_each_connection_tells_it_once_after_the_welcome(net: LittleNet, make: Make) -> None:
    net.server.ahead = -90_000
    kinds = []
    async with make(net.port) as client:
        async for event in client:
            kinds.append(type(event))
            if isinstance(event, ClockOff):
                assert event.seconds == pytest.approx(90, abs=1)
                if kinds.count(ClockOff) == 2:
                    break
                net.server.cut_all()
    assert kinds.count(Connected) == 2


async def test_clocks_that_agree_are_not_worth_a_word(net: LittleNet, make: Make) -> None:
    net.server.ahead = 3_000
    kinds = []
    async with make(net.port) as client:
        net.server.post("hi")
        async for event in client:
            kinds.append(type(event))
            if isinstance(event, Arrived):
                break
    assert Connected in kinds
    assert ClockOff not in kinds
