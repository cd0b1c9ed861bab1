"""The bots in examples/bots do what their first line says."""

import asyncio
import os
import sys
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path
from types import ModuleType

from tests.ground import running

from linnet.bot.stage import Done, Stage

FOLDER = Path(__file__).parents[2] / "examples" / "bots"


def load(name: str) -> ModuleType:
    """The example as it is, anew."""
    spec = spec_from_file_location(f"example_{name}", FOLDER / f"{name}.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


async def test_dice_roll_within_their_sides() -> None:
    stage = Stage(load("dice").bot)
    (told,) = await stage.says("!roll 3d6+2")
    total, shown = told.split(" = ")
    rolled = [int(part) for part in shown.removesuffix(" +2").split(" + ")]
    assert len(rolled) == 3
    assert all(1 <= one <= 6 for one in rolled)
    assert total == f"**{sum(rolled) + 2}**"
    assert await stage.says("!roll 1d1") == ["**1**"]
    for odd in ("0d6", "d0", "100d6", "cake"):
        (told,) = await stage.says(f"!roll {odd}")
        assert told.startswith("Say it like")


async def test_a_reminder_comes_once_and_survives_a_restart(tmp_path, monkeypatch) -> None:
    now = 1000.0
    for start in range(2):
        module = load("reminder")
        monkeypatch.setattr(module, "KEPT", tmp_path / "kept.json")
        monkeypatch.setattr(module.time, "time", lambda: now)
        stage = Stage(module.bot)
        if not start:
            assert await stage.says("!remind 2m the tea", by="Ann") == ["I will, in 2 m."]
            assert (await stage.says("!remind soon"))[0].startswith("Say it like")
        assert await stage.passes(10) == []
    now += 121
    assert await stage.passes(10) == ["You wanted to be reminded: the tea"]


async def test_in_a_poll_the_last_vote_of_each_counts() -> None:
    module = load("poll")
    stage = Stage(module.bot)
    assert "two to nine" in (await stage.says("!poll Lunch? | pizza"))[0]
    assert "1️⃣ pizza\n2️⃣ soup" in (await stage.says("!poll Lunch? | pizza | soup"))[0]
    await stage.says("!vote 1", by="Ann")
    await stage.says("!vote 2", by="Ben")
    asked = next(poll.seq for poll in module.polls.values())
    await stage.reacts("2️⃣", by="Ann", seq=asked)
    await stage.reacts("1️⃣", by="Ben", seq=asked + 1)
    assert await stage.says("!result") == ["Lunch?\n- pizza: **0**\n- soup: **2**"]
    assert "no such choice" in (await stage.says("!vote 3"))[0]
    assert "Nothing is asked" in (await stage.says("!result", room="garden"))[0]


ITEM = "<item><title>{0}</title><link>https://example.org/{0}</link></item>"


async def test_of_a_feed_only_news_is_told(tmp_path, monkeypatch) -> None:
    module = load("rss")
    feed = tmp_path / "feed.xml"
    monkeypatch.setattr(module, "FEED", str(feed))
    feed.write_text(f"<rss><channel>{ITEM.format('old')}</channel></rss>")
    stage = Stage(module.bot)
    assert await stage.passes(300) == []
    items = "".join(map(ITEM.format, ("newer", "new", "old")))
    feed.write_text(f"<rss><channel>{items}</channel></rss>")
    assert await stage.passes(300) == [
        "new\nhttps://example.org/new",
        "newer\nhttps://example.org/newer",
    ]
    feed.write_text('<!DOCTYPE x [<!ENTITY a "b">]><rss/>')
    assert await stage.passes(300) == []


async def test_forbidden_words_are_taken_away_and_the_third_mutes(tmp_path, monkeypatch) -> None:
    module = load("moderation")
    (tmp_path / "words.txt").write_text("darn\n")
    monkeypatch.setattr(module, "WORDS", tmp_path / "words.txt")
    stage = Stage(module.bot)
    await stage.says("a kind word")
    assert stage.done == []
    for _ in range(3):
        await stage.says("Darn it", by="Ben")
    kinds = [one.what for one in stage.done]
    assert kinds == ["delete", "direct", "delete", "direct", "delete", "mute"]
    assert stage.done[0] == Done("delete", "lobby", "", 2)


async def test_an_example_runs_as_a_program(tmp_path) -> None:
    async with running(tmp_path / "data") as server, server.wire("Ann") as ann:
        program = await asyncio.create_subprocess_exec(
            sys.executable,
            str(FOLDER / "dice.py"),
            env=os.environ
            | {"LINNET_HOME": str(tmp_path), "LINNET_SERVER": f"127.0.0.1:{server.port}"},
            stderr=asyncio.subprocess.PIPE,
        )
        try:
            assert b"dice: connected as dice" in await program.stderr.readline()
            await ann.say("!roll 1d1")
            assert [e["body"]["text"] for e in await ann.entries(2)] == ["!roll 1d1", "**1**"]
            program.terminate()
            assert await asyncio.wait_for(program.wait(), 20) == 0
        finally:
            if program.returncode is None:
                program.kill()
