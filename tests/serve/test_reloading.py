"""SIGHUP: settings take effect while people are connected, or the log says what they need."""

import json
import signal
import sys

import pytest
from tests.serve.program import serving, wire
from websockets.asyncio.client import connect

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGHUP")


async def logged(program, event):
    """The next line of the log about this."""
    while event not in (line := (await program.running.stderr.readline()).decode()):
        assert line, "the server ended"
    return line


async def test_settings_read_anew_take_effect_and_nobody_is_cut_off(tmp_path):
    file = tmp_path / "linnet.toml"
    file.write_text('direct_messages = "nobody"\n')
    async with serving(tmp_path) as program, wire(program.port, name="Ann") as ann:
        async with wire(program.port, name="Bob") as bob:
            refused = await ann.ask(type="direct", who=bob.me)
            assert refused["reason"] == "no-direct"
            file.write_text('guests = false\nheartbeat = 5\nserver_name = "Room 12"\n')
            program.signal(signal.SIGHUP)
            line = await logged(program, "settings-read")
            assert "'server_name', 'guests', 'direct_messages'" in line
            assert "need_restart=('heartbeat',)" in line
            assert (await ann.ask(type="direct", who=bob.me))["type"] == "done"
        async with wire(program.port, token=ann.welcome["token"]) as again:
            assert again.welcome["server"]["name"] == "Room 12"
        async with connect(f"ws://127.0.0.1:{program.port}/ws") as cleo:
            await cleo.send('{"type": "hello", "name": "Cleo"}')
            assert json.loads(await cleo.recv())["reason"] == "guests-off"


async def test_wrong_settings_change_nothing(tmp_path):
    file = tmp_path / "linnet.toml"
    async with serving(tmp_path) as program, wire(program.port, name="Ann") as ann:
        file.write_text("guests = maybe\n")
        program.signal(signal.SIGHUP)
        assert "line 1, column 10" in await logged(program, "settings-refused")
        assert (await ann.say("still here"))["type"] == "done"
