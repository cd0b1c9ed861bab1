"""`linnet send` and `linnet tail`: what scripts may rely on."""

import json
import signal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.client.little import LittleServer
from tests.client.net import LittleNet, serving
from tests.terminal.conftest import Run
from tests.terminal.test_chat import said

from linnet.cli.send import parts
from linnet.protocol.frames import Refusal


async def send(linnet: Run, net: LittleNet, *arguments: str, stdin: bytes = b"") -> tuple:
    program = await linnet("send", *arguments, "--port", net.port, "--name", "Ann")
    program.running.stdin.write(stdin)
    return await program.end()


@pytest.mark.parametrize("room", ["lobby", "#lobby", "#LOBBY"])
async def test_sending_says_nothing_and_returns_after_the_message_is_kept(net, linnet, room):
    assert await send(linnet, net, room, "hi there") == (0, "", "")
    assert said(net.server, "Ann") == ["hi there"]


async def test_standard_input_is_one_message_with_its_lines(net: LittleNet, linnet: Run):
    assert (await send(linnet, net, "lobby", stdin="eins\nzwei ☂\n".encode()))[0] == 0
    assert said(net.server, "Ann") == ["eins\nzwei ☂"]


async def test_an_open_room_is_joined_first(net: LittleNet, linnet: Run):
    await (await linnet("chat", "--port", net.port, "--name", "Ben")).end()
    program = await linnet("chat", "--port", net.port, "--name", "Ben")
    program.type("/create tea")
    await program.end()
    assert (await send(linnet, net, "tea", "hi"))[0] == 0
    assert said(net.server, "Ann", "tea") == ["hi"]


async def test_a_refusal_is_exit_code_1_with_reason_and_sentence(net: LittleNet, linnet: Run):
    net.server.refusals.append(Refusal(reason="too-long", message="Make it shorter."))
    code, printed, errors = await send(linnet, net, "lobby", "hi")
    assert (code, printed, errors) == (1, "", "linnet: too-long: Make it shorter.\n")
    code, _, errors = await send(linnet, net, "nowhere", "hi")
    assert (code, errors.split(":")[1]) == (1, " no-such-room")


async def test_wrong_usage_is_exit_code_2(net: LittleNet, linnet: Run):
    assert (await (await linnet("send")).end())[0] == 2
    assert (await (await linnet("send", "lobby", "x", "--port", "x")).end())[0] == 2
    code, _, errors = await send(linnet, net, "lobby", stdin=b"\xff\xfe")
    assert (code, errors.split(":")[1]) == (2, " not-text")


async def test_no_connection_is_exit_code_3(linnet: Run):
    async with serving(LittleServer()) as net:
        pass
    for command in (["send", "lobby", "hi"], ["tail", "lobby"]):
        program = await linnet(*command, "--port", net.port, "--name", "Ann")
        code, _, errors = await program.end()
        assert code == 3
        assert "No server answers" in errors


async def test_a_lost_answer_does_not_double_the_message(net: LittleNet, linnet: Run):
    net.cut_after, net.cuts = 2, 1
    assert (await send(linnet, net, "lobby", "hi"))[0] == 0
    assert said(net.server, "Ann") == ["hi"]


async def test_a_name_the_server_does_not_take_is_replaced_where_it_was_only_guessed(
    net: LittleNet, linnet: Run
):
    net.server.enter("somebody")
    for _ in range(2):
        program = await linnet("send", "lobby", "hi", "--port", net.port, LOGNAME="somebody")
        assert (await program.end())[0] == 0
    assert len({entry.name for entry in net.server.rooms["lobby"].log}) == 1


async def test_without_a_name_one_is_who_one_was_here_and_no_new_guest(net: LittleNet, linnet: Run):
    chat = await linnet("chat", "--port", net.port, "--name", "Ann")
    await chat.until(" online")
    for text in ("one", "two"):
        program = await linnet("send", "lobby", text, "--port", net.port)
        assert (await program.end())[0] == 0
    program = await linnet("tail", "lobby", "--since", 0, "--count", 2, "--port", net.port)
    assert (await program.end())[0] == 0
    assert said(net.server, "Ann") == ["one", "two"]
    assert [person.name for person in net.server.tokens.values()] == ["Ann"]


async def test_the_first_name_given_is_the_name_from_then_on(net: LittleNet, linnet: Run):
    for name in ("Ann", "Ben"):
        program = await linnet("send", "lobby", "hi", "--port", net.port, "--name", name)
        assert (await program.end())[0] == 0
    program = await linnet("send", "lobby", "again", "--port", net.port)
    assert (await program.end())[0] == 0
    assert said(net.server, "Ann") == ["hi", "again"]


@given(st.text(st.sampled_from("ab\n☂"), max_size=60), st.integers(3, 12))
def test_parts_are_few_whole_lines_and_lose_nothing(text: str, limit: int):
    made = list(parts(text, limit))
    assert "\n".join(made) == text
    for part in made:
        assert len(part.encode()) <= limit or "\n" not in part
    for one, other in pairwise(made):
        assert len(f"{one}\n{other.split(chr(10))[0]}".encode()) > limit


async def test_tail_prints_each_entry_as_a_row(net: LittleNet, linnet: Run):
    for text in ("one", "two\nlines", "three"):
        net.server.post(text)
    program = await linnet(
        "tail", "#lobby", "--since", 1, "--count", 2, "--port", net.port, "--name", "Ann"
    )
    assert await program.end() == (
        0,
        "2\t2026-05-28T20:26:41Z\tBen\ttwo␤lines\n3\t2026-05-28T20:26:42Z\tBen\tthree\n",
        "",
    )


async def test_tail_gives_the_entry_frame_as_json_safe_for_terminals(net: LittleNet, linnet: Run):
    entry = net.server.post("\x9b☂\u202e")
    program = await linnet(
        "tail", "lobby", "--json", "--since", -5, "--count", 1, "--port", net.port, "--name", "A"
    )
    code, printed, _ = await program.end()
    assert code == 0
    told = json.loads(printed)
    assert (told["type"], told["seq"], told["send_id"]) == ("entry", 1, entry.send_id)
    assert told["body"] == {"kind": "said", "text": "\x9b☂\u202e"}
    assert "\x9b" not in printed


async def test_without_since_only_news_is_printed(net: LittleNet, linnet: Run):
    net.server.post("old")
    program = await linnet("tail", "lobby", "--count", 1, "--port", net.port, "--name", "Ann")
    while not any(line.person for line in net.server.lines):
        await net.arrival()
    net.server.post("new")
    code, printed, _ = await program.end()
    assert (code, printed.split("\t")[-1]) == (0, "new\n")


async def test_tail_goes_on_after_cuts_without_gap_or_double(linnet: Run):
    server = LittleServer(page=7)
    for number in range(50):
        server.post(f"{number}")
    async with serving(server) as net:
        net.cut_after, net.cuts = 9, 3
        program = await linnet(
            "tail", "lobby", "--since", 0, "--count", 80, "--port", net.port, "--name", "Ann"
        )
        await program.until("\n20\t")
        for number in range(50, 80):
            server.post(f"{number}")
        code, printed, _ = await program.end()
    assert code == 0
    assert [line.split("\t")[3] for line in printed.splitlines()] == [f"{n}" for n in range(80)]
    assert len(server.hellos) == 4


async def test_ctrl_c_ends_tail_with_130_and_no_traceback(net: LittleNet, linnet: Run):
    net.server.post("x")
    program = await linnet("tail", "lobby", "--since", 0, "--port", net.port, "--name", "Ann")
    await program.until("x")
    program.running.send_signal(signal.SIGINT)
    code, _, errors = await program.end()
    assert (code, errors) == (130, "")


async def test_a_reader_that_goes_away_ends_tail_quietly(net: LittleNet, linnet: Run):
    net.server.post("x")
    program = await linnet("tail", "lobby", "--since", 0, "--port", net.port, "--name", "Ann")
    await program.until("x")
    program.running._transport.get_pipe_transport(1).close()
    net.server.post("y")
    await program.running.wait()
    assert program.running.returncode == 0
    assert await program.running.stderr.read() == b""
