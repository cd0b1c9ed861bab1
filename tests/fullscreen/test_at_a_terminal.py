"""`linnet chat` as it is started: full-screen where a terminal can show it."""

from tests.terminal.conftest import environment, open_terminal

__all__ = ["environment", "open_terminal"]
FULL = "\x1b[?1049h"
"""How a program asks a terminal for its other screen."""


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
