"""`linnet chat` as it is started: full-screen where a terminal can show it."""

import re

from tests.terminal.conftest import environment, open_terminal

__all__ = ["environment", "open_terminal"]
FULL = "\x1b[?1049h"
"""How a program asks a terminal for its other screen."""
SCREENS_OWN = {
    *("\x1b[H", "\x1b[m", "\x1b[?h", "\x1b[?l", "\x1b[?$p", "\x1b[<u", "\x1b[>u"),
    "\x1b]default",
}
"""What a terminal is told whatever stands there: places, colours, modes, keys, the pointer's
shape."""


async def test_a_terminal_gets_the_full_screen_and_is_left_as_it_was(server, open_terminal):
    async with server.wire("Ben") as ben:
        terminal = await open_terminal("--port", server.port, "--name", "Ann")
        await terminal.until("Message #lobby")
        await terminal.until("connected")
        terminal.type("hello there\r")
        said = await ben.entries(1)
        assert said[-1]["body"]["text"] == "hello there"
        terminal.type("/exit\r")
        assert await terminal.end() == 0
        assert FULL in terminal.raw
        assert terminal.raw.rstrip().count("\x1b[?1049l") == 1
        assert "\x1b]0;" not in terminal.raw
        assert "\x1b]52;" not in terminal.raw


async def test_a_dumb_terminal_and_one_without_colours_get_lines(
    server, environment, open_terminal
):
    for wish in ({"TERM": "dumb"}, {"NO_COLOR": "1"}):
        environment.update({"TERM": "xterm", **wish})
        terminal = await open_terminal("--port", server.port, "--name", "Ann")
        await terminal.until("#lobby >")
        terminal.type("/exit\r")
        assert await terminal.end() == 0
        assert FULL not in terminal.raw


async def test_the_terminal_is_told_nothing_that_others_wrote(net, environment, open_terminal):
    hostile = "".join(
        f"\x1b{sequence}x\x9d0;t\x9c\u202e"
        for sequence in ("[2J", "[1;1H", "]0;t\x07", "]52;c;eA==\x07", "]9;n\x07", "[?1049l", "c")
    )
    for number in range(8):
        net.server.post(f"{number}{hostile}", name=f"Be{number}{hostile}")
    net.server.find("lobby").topic = hostile
    terminal = await open_terminal("--port", net.port, "--name", "Cleo", "--theme", "meadow")
    await terminal.until("7␛[2Jx")
    terminal.type("/exit\r")
    assert await terminal.end() == 0
    commands = set(re.findall(r"\x1b(?:\[[<=>?]?[\d;:$]*[a-zA-Z]|\][^\x07\x1b]*|.)", terminal.raw))
    kinds = {re.sub(r"[\d;:]+", "", one) for one in commands}
    assert kinds <= SCREENS_OWN, kinds - SCREENS_OWN
    assert not re.search("[\x80-\x9f\u202a-\u202e\u2066-\u2069]", terminal.raw)
