"""The server's offset from NTP: measured, told everywhere, and never in anybody's way."""

import asyncio
import socket
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tests.ground import Running, Wire, running
from tests.server.ntp_servers import CHRONYD, answering, chronyd, packet

from linnet.protocol.frames import Clock
from linnet.server import clock
from linnet.server.ntp import Measuring, NtpError, offset

real = pytest.mark.skipif(
    CHRONYD is None, reason="chronyd is not installed: sudo apt install chrony"
)


async def measured(server: Running, wire: Wire) -> dict[str, Any]:
    """What a welcome tells of the clock, as soon as it tells something."""
    async with asyncio.timeout(10):
        while True:
            async with server.wire(token=wire.welcome["token"]) as again:
                told: dict[str, Any] = again.welcome["server"]["clock"]
                if told:
                    return told


@real
async def test_a_real_ntp_server_says_on_every_door_that_this_clock_is_right(
    tmp_path: Path,
) -> None:
    with chronyd(tmp_path) as ntp:
        async with running(tmp_path / "data", ntp_server=ntp) as server, server.wire("Ann") as ann:
            told = await measured(server, ann)
            assert abs(told["offset"]) < 100
            assert abs(told["measured"] - clock.now()) < 60_000
            assert "failed" not in told
            async with httpx2.AsyncClient(trust_env=False) as http:
                look = (await http.get(f"{server.url}/api/v1")).json()
                numbers = (await http.get(f"{server.url}/metrics")).text
            assert look["server"]["clock"] == told
            shown = numbers.split("\nlinnet_clock_offset_seconds ")[1].split("\n")[0]
            assert float(shown) == pytest.approx(told["offset"] / 1000)


@pytest.mark.parametrize("ahead", [-3600.0, -0.25, 0.0, 7.5])
def test_the_offset_is_what_to_add_to_this_clock_in_milliseconds(ahead: float) -> None:
    with answering(lambda asked: packet(asked, ahead=ahead)) as ntp:
        assert offset(ntp) == pytest.approx(ahead * 1000, abs=100)


WRONG: dict[str, tuple[Callable[[bytes], bytes | None], str]] = {
    "nothing": (lambda asked: None, "no answer"),
    "noise": (lambda asked: b"hello", "a wrong answer"),
    "an echo": (lambda asked: asked, "a wrong answer"),
    "an answer to somebody else": (lambda asked: packet(bytes(48)), "a wrong answer"),
    "an unset clock": (lambda asked: packet(asked, leap=3), "does not know the time itself"),
    "a kiss of death": (lambda asked: packet(asked, stratum=0), "does not know the time itself"),
    "stratum 16": (lambda asked: packet(asked, stratum=16), "does not know the time itself"),
}


@pytest.mark.parametrize("answer", WRONG)
def test_what_is_no_good_answer_is_a_cause_and_no_offset(answer: str) -> None:
    reply, cause = WRONG[answer]
    with answering(reply) as ntp, pytest.raises(NtpError, match=cause):
        offset(ntp, patience=0.2)


def test_a_host_nobody_knows_is_a_cause_too() -> None:
    with pytest.raises(NtpError, match="no computer of that name"):
        offset("nobody.invalid:123", patience=0.2)


def test_a_failure_after_a_success_keeps_what_was_found() -> None:
    asked: list[bytes] = []
    third = threading.Event()

    def only_once(request: bytes) -> bytes:
        asked.append(request)
        if len(asked) == 3:
            third.set()
        return packet(request) if len(asked) == 1 else b"no"

    with answering(only_once) as ntp:
        measuring = Measuring(ntp, lambda: 1234, every=0.01, patience=0.2)
        measuring.start()
        assert third.wait(10)
        told = measuring.told()
        measuring.stop()
    assert isinstance(told, Clock)
    assert isinstance(told.offset, float)
    assert (told.measured, told.failed) == (1234, "a wrong answer from the NTP server")


async def test_a_silent_ntp_server_delays_neither_start_nor_stop(tmp_path: Path) -> None:
    began = time.monotonic()
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as silent:
        silent.bind(("127.0.0.1", 0))
        ntp = f"127.0.0.1:{silent.getsockname()[1]}"
        async with running(tmp_path, ntp_server=ntp) as server, server.wire("Ann") as ann:
            assert ann.welcome["server"]["clock"] == {}
            assert (await ann.say("no need of clocks"))["type"] == "done"
    assert time.monotonic() - began < 4


async def test_where_nobody_is_asked_there_is_no_word_of_it(tmp_path: Path) -> None:
    async with running(tmp_path) as server, server.wire("Ann") as ann:
        assert "clock" not in ann.welcome["server"]
        async with httpx2.AsyncClient(trust_env=False) as http:
            assert "clock" not in (await http.get(f"{server.url}/api/v1")).json()["server"]
            assert "clock_offset" not in (await http.get(f"{server.url}/metrics")).text


async def test_a_shifted_ntp_server_moves_no_time_of_this_server(tmp_path: Path) -> None:
    with answering(lambda asked: packet(asked, ahead=86_400.0)) as ntp:
        async with running(tmp_path, ntp_server=ntp) as server, server.wire("Ann") as ann:
            told = await measured(server, ann)
            assert told["offset"] == pytest.approx(86_400_000, abs=1000)
            await ann.say("now")
            [entry] = await ann.entries(1)
            assert abs(entry["at"] - clock.now()) < 10_000
