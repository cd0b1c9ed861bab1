"""`linnet bot run` and `linnet bot replay`, as people use them."""

import asyncio
import json
import signal
from pathlib import Path

from tests.ground import Running, running
from tests.terminal.conftest import *  # noqa: F403 - its fixtures
from tests.terminal.conftest import Run

BOT = """
import sys
from linnet.bot import Bot
bot = Bot("parrot")

@bot.message("ask")
def answer(message):
    return "{answer}"

@bot.command("die")
def die(message, words):
    sys.stderr.write("these were my last words\\n")
    sys.stderr.flush()
    import os
    os._exit(3)

if __name__ == "__main__":
    bot.run()
"""


async def heard(wire, name: str, number: int) -> list[str]:
    """The next so many messages of somebody in the lobby."""
    found: list[str] = []
    while len(found) < number:
        (entry,) = await wire.entries(1)
        if entry["name"] == name and entry["body"]["kind"] == "said":
            found.append(entry["body"]["text"])
    return found


async def test_a_bot_begins_anew_when_saved_and_its_owner_learns_of_a_crash(
    tmp_path: Path, linnet: Run
) -> None:
    folder = tmp_path / "bots"
    folder.mkdir()
    (folder / "parrot.py").write_text(BOT.format(answer="first"))
    (folder / "_notes.py").write_text("raise SystemExit(9)")
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        program = await linnet("bot", "run", folder, "--port", server.port, "--tell", "Ann")
        complaints = await _lines(program.running.stderr)
        await complaints("parrot: connected as parrot")
        await ann.say("ask")
        assert await heard(ann, "parrot", 1) == ["first"]
        (folder / "parrot.py").write_text(BOT.format(answer="second"))
        await complaints("saved; begins anew")
        await complaints("parrot: connected as parrot")
        await ann.say("ask")
        assert await heard(ann, "parrot", 1) == ["second"]
        await ann.say("!die")
        room = (await ann.next("room"))["room"]
        told = await ann.entries(2, room["id"])
        assert "these were my last words" in told[-1]["body"]["text"]
        await complaints("parrot: connected as parrot")
        await ann.say("ask")
        assert await heard(ann, "parrot", 1) == ["second"]
        program.running.send_signal(signal.SIGINT)
        assert await asyncio.wait_for(program.running.wait(), 20) == 0
        assert not await _online(server, "parrot")


async def _lines(stream: asyncio.StreamReader):
    async def until(text: str) -> None:
        async with asyncio.timeout(20):
            while text not in (line := (await stream.readline()).decode()):
                assert line, f"it ended without {text!r}"

    return until


async def _online(server: Running, name: str) -> bool:
    async with server.wire("Looker") as looker:
        told = await looker.ask(type="list-people", room="lobby")
    return any(one["name"] == name and one["online"] for one in told["people"])


async def test_replay_shows_what_would_have_been_said_and_says_nothing(
    tmp_path: Path, linnet: Run
) -> None:
    file = tmp_path / "parrot.py"
    file.write_text(BOT.format(answer="what?"))
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        for text in ("nothing", "ask me", "more"):
            await ann.say(text)
        replay = ("bot", "replay", file, "--port", server.port, "--name", "Ben")
        code, printed, _ = await (await linnet(*replay)).end()
        assert (code, printed.splitlines()) == (
            0,
            [
                "[2] Ann: ask me",
                "      say lobby [2]: what?",
                "3 heard; it would have done: 1 say. Nothing was sent.",
            ],
        )
        code, printed, _ = await (await linnet(*replay, "--json", "--last", 2)).end()
        assert json.loads(printed) == {"what": "say", "room": "lobby", "text": "what?", "seq": 2}
        told = await ann.ask(type="history", room="lobby", after=0, limit=50)
        assert len(told["entries"]) == 3
        file.write_text("x = 1")
        code, _, errors = await (await linnet(*replay)).end()
        assert (code, errors) == (2, f"linnet: {file} makes no Bot at its top level\n")
