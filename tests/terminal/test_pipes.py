"""`linnet tee`, `wait`, `upload` and `search`: chat from scripts, against a real server."""

import json
import os
import signal
import sys
from pathlib import Path

import pytest
from tests.ground import Running, running
from tests.terminal.conftest import Run

from linnet.cli.gathering import Gathered, fenced, legible

BUILD = (
    "import sys; print('compiling'); print('\\x1b[31mbroken\\x1b[0m', file=sys.stderr); sys.exit(2)"
)


@pytest.fixture
async def server(tmp_path: Path):
    async with running(tmp_path / "data") as server:
        yield server


async def texts(server: Running, number: int) -> list[str]:
    """The first so many messages of the lobby."""
    async with server.wire("Reader") as reader:
        told = await reader.ask(type="history", room="lobby", after=0, limit=number)
    return [entry["body"]["text"] for entry in told["entries"] if entry["body"]["kind"] == "said"]


async def end(linnet: Run, *words: object, stdin: bytes = b"") -> tuple[int, str, str]:
    program = await linnet(*words)
    program.running.stdin.write(stdin)
    return await program.end()


async def test_what_goes_through_a_pipe_stays_as_it_is_and_is_posted_as_code(server, linnet):
    lines = b"one\n\x1b[32m**two**\x1b[0m\n10%\r100%\nthree"
    code, printed, errors = await end(
        linnet, "tee", "lobby", "--port", server.port, "--name", "CI", stdin=lines
    )
    assert (code, printed.encode(), errors) == (0, lines, "")
    posted, last = await texts(server, 9)
    assert posted == "```\none\n**two**\n100%\nthree\n```"
    assert last.startswith("ended after ")
    assert last.endswith(" s, 4 lines")


async def test_a_command_s_output_and_exit_code_are_in_the_room_and_its_code_is_tee_s(
    server, linnet
):
    code, printed, _ = await end(
        linnet, "tee", "lobby", "--port", server.port, "--title", "build",
        "--", sys.executable, "-uc", BUILD,
    )  # fmt: skip
    assert code == 2
    assert printed.splitlines() == ["compiling", "\x1b[31mbroken\x1b[0m"]
    posted, last = await texts(server, 9)
    assert posted == "```\ncompiling\nbroken\n```"
    assert last.startswith("`build`: exit code 2 after ")


async def test_ctrl_c_ends_the_command_and_the_room_is_told(server, linnet):
    program = await linnet(
        "tee", "lobby", "--port", server.port,
        "--", sys.executable, "-c", "import signal, time; print('on', flush=True); time.sleep(60)",
    )  # fmt: skip
    await program.until("on")
    os.killpg(program.running.pid, signal.SIGINT)
    code, _, _ = await program.end()
    assert code in (1, 130)  # Python says 1 of itself where it printed a traceback
    assert f"exit code {code} after" in (await texts(server, 9))[-1]


async def test_a_program_is_not_held_up_where_there_is_no_server(linnet):
    code, printed, errors = await end(
        linnet, "tee", "lobby", "--port", 9, "--", sys.executable, "-c", "print('done')"
    )
    assert (code, printed) == (0, "done\n")
    assert "No server answers" in errors
    assert (await end(linnet, "tee", "lobby", "--port", 9, stdin=b"x\n"))[:2] == (3, "x\n")
    assert (await end(linnet, "tee", "lobby", "--port", 9, "--", "/no/such/program"))[0] == 127


def test_where_there_is_too_much_the_beginning_and_the_end_are_kept() -> None:
    gathered = Gathered(200)
    for number in range(1000):
        gathered.add(f"line {number}")
    text = gathered.take()
    assert text.startswith("line 0\nline 1\n")
    assert text.endswith("line 998\nline 999")
    shown = text.split("\n")
    assert f"... {1000 - (len(shown) - 1)} lines left out ..." in shown
    assert len(text) < 240
    assert gathered.lines == 1000
    assert gathered.take() == ""


def test_no_line_moves_a_cursor_and_no_text_leaves_its_block() -> None:
    assert legible("\x1b]0;title\x07a\x1b[2Kb\x9bc\x00") == "ab\ufffdc␀"
    assert fenced("a\n````\nb") == "`````\na\n````\nb\n`````"


async def test_wait_ends_with_the_message_and_with_124_when_it_does_not_come(server, linnet):
    wait = ("wait", "lobby", "--port", server.port, "--name", "CI", "--match")
    assert (await end(linnet, *wait, "green", "--timeout", 0.2))[:2] == (124, "")
    async with server.wire("Ann") as ann, server.wire("Eve") as eve:
        program = await linnet(*wait, "(?i)GREEN$", "--from", "ann", "--json", "--timeout", 20)
        while not any(person["name"] == "CI" for person in (await ann.next("presence"))["came"]):
            pass
        await eve.say("all green")
        said = await ann.say("all red")
        await ann.ask(type="edit", room="lobby", seq=said["seq"], text="all green")
        code, printed, _ = await program.end()
    assert code == 0
    assert json.loads(printed)["body"] == {"kind": "edited", "target": 2, "text": "all green"}
    code, printed, _ = await end(linnet, *wait, "red|green", "--since", 0)
    assert (code, printed.split("\t")[2:]) == (0, ["Eve", "all green\n"])
    assert (await end(linnet, *wait, "("))[0] == 2


async def test_upload_posts_files_in_one_message(server, linnet, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text(name)
    upload = ("upload", "lobby", "--port", server.port, "--name", "CI")
    assert await end(linnet, *upload, tmp_path / "a.txt", tmp_path / "b.txt") == (0, "", "")
    assert (await end(linnet, *upload, tmp_path / "none.txt"))[0] == 2
    code, printed, _ = await end(linnet, "search", "has:file", "--port", server.port)
    assert code == 0
    assert printed.endswith("[file] a.txt (5 bytes) [file] b.txt (5 bytes)\n")
    assert printed.startswith("lobby\t1\t")
    code, told, _ = await end(linnet, *upload, tmp_path / "a.txt", "--json")
    kept = json.loads(told)
    assert (code, kept["room"], kept["seq"], kept["files"][0]["name"]) == (0, "lobby", 2, "a.txt")
    said = ("send", "lobby", "hi", "--port", server.port, "--name", "CI", "--json")
    assert await end(linnet, *said) == (0, '{"room":"lobby","seq":3}\n', "")


async def test_search_prints_hits_and_ends_with_1_when_there_are_none(server, linnet):
    async with server.wire("Ann") as ann:
        for text in ("red apple", "green apple", "pear"):
            await ann.say(text)
    search = ("search", "--port", server.port, "--name", "CI")
    code, printed, _ = await end(linnet, *search, "apple")
    assert (code, [line.split("\t")[4] for line in printed.splitlines()]) == (
        0,
        ["green apple", "red apple"],
    )
    code, printed, _ = await end(linnet, *search, "apple", "--limit", 1, "--json")
    assert json.loads(printed)["before"][0]["body"]["text"] == "red apple"
    assert (await end(linnet, *search, "plum"))[0] == 1


async def test_a_room_with_a_key_is_opened_by_the_option(server, linnet):
    async with server.wire("Bob") as bob:
        await bob.ask(type="create-room", name="vault")
        await bob.ask(type="set-policy", room="vault", key="sesame")
    place = ("--port", server.port, "--name", "Ann")
    code, _, errors = await end(linnet, "send", "vault", "hi", *place)
    assert (code, errors.split(":")[1]) == (1, " key-needed")
    assert (await end(linnet, "send", "vault", "hi", "--key", "sesame", *place))[0] == 0
    code, printed, _ = await end(
        linnet, "tail", "vault", "--since", "0", "--count", "4", "--key", "sesame",
        "--port", server.port, "--name", "Cleo",
    )  # fmt: skip
    assert (code, printed.rstrip("\n").endswith("\thi")) == (0, True)
