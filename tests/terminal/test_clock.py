"""Clocks on the command line: `linnet time`, and the sentence in a chat."""

import json
from pathlib import Path

import pytest
from tests.client.net import LittleNet
from tests.ground import running
from tests.server.ntp_servers import answering, packet
from tests.terminal.conftest import Run


async def test_time_says_that_nobody_was_asked_how_right_the_server_is(
    linnet: Run, tmp_path: Path
) -> None:
    async with running(tmp_path / "data") as server:
        code, printed, errors = await (await linnet("time", "--port", server.port)).end()
    assert (code, errors) == (0, "")
    first, second, third = printed.splitlines()
    assert first.startswith("server time   20")
    assert second == "its clock     not measured: no ntp_server is set"
    assert third.startswith("this machine  ")
    assert third.endswith(" ms)")


async def test_time_says_how_wrong_the_server_is_and_since_when_that_is_known(
    linnet: Run, tmp_path: Path
) -> None:
    with answering(lambda asked: packet(asked, ahead=12.0)) as ntp:
        async with running(tmp_path / "data", ntp_server=ntp) as server:
            printed = await measured(linnet, server.port)
            _, line, _ = await (await linnet("time", "--json", "--port", server.port)).end()
    told = json.loads(line)
    assert "its clock     12.0 s behind its NTP server, measured 20" in printed
    assert set(told) == {"time", "clock", "ahead", "round_trip"}
    assert told["clock"]["offset"] == pytest.approx(12_000, abs=100)
    assert abs(told["ahead"]) <= told["round_trip"] / 2 + 1


async def measured(linnet: Run, port: int) -> str:
    for _ in range(20):
        _, printed, _ = await (await linnet("time", "--port", port)).end()
        if "not measured yet" not in printed:
            return printed
    raise AssertionError("it was never measured")


async def test_time_says_why_it_was_not_measured(linnet: Run, tmp_path: Path) -> None:
    with answering(lambda asked: b"no") as ntp:
        async with running(tmp_path / "data", ntp_server=ntp) as server:
            printed = await measured(linnet, server.port)
    assert "its clock     failed: a wrong answer from the NTP server\n" in printed


async def test_time_without_a_server_is_one_line_and_exit_code_3(linnet: Run) -> None:
    code, printed, errors = await (await linnet("time", "--port", 1)).end()
    assert (code, printed) == (3, "")
    assert errors.startswith("linnet: No server answers at 127.0.0.1:1.")


async def test_a_chat_says_once_that_the_clock_is_off(net: LittleNet, linnet: Run) -> None:
    net.server.ahead = 180_000
    program = await linnet("chat", "--port", net.port, "--name", "Ann", "--plain")
    await program.until("* this computer's clock is 3 minutes behind the server's")
    net.server.cut_all()
    await program.until("reconnecting")
    program.type("still here")
    _, printed, _ = await program.end()
    assert "still here" in printed
    assert printed.count("computer's clock") == 1
