"""A class from a list to its first login, at a server that runs and at a folder without one."""

import asyncio
import html
import json
import re
from pathlib import Path

import pytest
import typer
from tests.ground import running

from linnet.cli.admin import asking
from linnet.cli.admin.importing import import_
from linnet.cli.admin.people import cards_, role
from linnet.client import Address, Refused
from linnet.client.accounts import log_in
from linnet.protocol.people import Role
from linnet.protocol.reasons import Reason

CLASS = "name;rooms\nAnn Lee;7b\nJürgen Groß;7b\n李小龍;\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "class.csv"
    path.write_text(CLASS)
    return path


async def test_a_class_is_imported_and_logs_in_with_its_cards(linnet, data, file, tmp_path):
    cards = tmp_path / "cards.html"
    async with running(data) as server:
        owner = await linnet("people", "create", "Ms Hill", "--role", "owner", "--json")
        assert json.loads(owner.out)["cards"][0]["name"] == "Ms Hill"
        rooms = ("--make-rooms", "private", "--owner", "Ms Hill")
        made = await linnet("people", "import", file, "--cards", cards, *rooms)
        assert (made.code, made.out) == (0, f"3 cards: {cards}\n")
        assert "works on this machine only" in made.err
        assert cards.stat().st_mode & 0o777 == 0o600
        shown = html.unescape(cards.read_text())
        found = re.findall(r"<h2>(.*?)</h2>.*?id ([0-9]{6}).*?<b>([0-9A-Z-]{14})</b>", shown)
        assert [name for name, _, _ in found] == ["Ann Lee", "Jürgen Groß", "李小龍"]
        assert re.findall(r"(?:src|href)=\"(?!#)[^\"]*", shown) == []
        for name, id, one_time in found:
            address = Address(port=server.port)
            with pytest.raises(Refused) as refused:
                await log_in(address, name, one_time, home=tmp_path)
            assert refused.value.reason == Reason.NEW_PASSWORD
            you = await log_in(address, name, one_time, "correct horse", home=tmp_path)
            assert you.id == id
        room = next(one for one in await server.server.store.roster.rooms() if one.name == "7b")
        assert (room.kind, room.members) == ("private", 3)


async def test_a_list_with_anything_wrong_imports_nobody_and_says_every_line(
    linnet, data, file, tmp_path
):
    file.write_text(f"{CLASS}ann lee;\nlobby;\n;x\nBen;nowhere\n")
    async with running(data) as server:
        before = len(list(tmp_path.iterdir()))
        tried = await linnet("people", "import", file, "--cards", tmp_path / "c.html")
        assert (tried.code, tried.out) == (1, "")
        numbers = re.findall(r"line ([0-9]+):", tried.err)
        assert numbers == ["2", "3", "5", "6", "7", "8"]
        assert tried.err.endswith("nothing was imported; problems: 6\n")
        assert (await server.server.store.roster.accounts("", 0, 9))[1] == 0
        assert len(list(tmp_path.iterdir())) == before
        again = await linnet("people", "import", file, "--dry-run", "--json")
        assert [one["line"] for one in json.loads(again.out)["problems"]] == [2, 3, 5, 6, 7, 8]


async def test_nobody_gets_a_password_that_nobody_learns(linnet, data, file, tmp_path):
    (tmp_path / "there.html").write_text("older cards")
    async with running(data) as server:
        for target in (None, tmp_path / "there.html", tmp_path / "no" / "cards.html"):
            with pytest.raises(typer.Exit) as ended:
                await asyncio.to_thread(import_, file, data, cards=target)
            assert ended.value.exit_code == 2
        assert (await server.server.store.roster.accounts("", 0, 9))[1] == 0
    assert (tmp_path / "there.html").read_text() == "older cards"


async def test_without_a_server_the_folder_itself_is_administered(linnet, data, file, tmp_path):
    with pytest.raises(typer.Exit):
        await asyncio.to_thread(role, "Ben", Role.MODERATOR, data, "lobby")
    assert not data.exists()
    async with running(data):
        pass
    file.write_text("Ann\nBen\n")
    assert (await linnet("people", "import", file, "--cards", tmp_path / "c.txt")).code == 0
    await asyncio.to_thread(role, "Ben", Role.MODERATOR, data, "lobby")
    await asyncio.to_thread(cards_, tmp_path / "new.txt", data, who=["Ann"])
    words = re.findall(r"password  ([0-9A-Z-]{14})", (tmp_path / "c.txt").read_text())
    new = re.findall(r"password  ([0-9A-Z-]{14})", (tmp_path / "new.txt").read_text())
    async with running(data) as server:
        address = Address(port=server.port)
        with pytest.raises(Refused):
            await log_in(address, "Ann", words[0], "correct horse", home=tmp_path)
        await log_in(address, "Ann", new[0], "correct horse", home=tmp_path)
        ben = await log_in(address, "Ben", words[1], "correct horse", home=tmp_path)
        assert ben.role == "moderator"


async def test_who_is_there_already_is_left_alone_but_for_rooms(linnet, data, file, tmp_path):
    async with running(data) as server, server.wire("Ms Hill") as hill:
        await hill.ask(type="create-room", name="7b")
        await asyncio.to_thread(import_, file, data, cards=tmp_path / "a.txt")
        file.write_text(f"{CLASS}Zoe;7b\n李小龍;7b\n")
        with pytest.raises(typer.Exit) as twice:
            await asyncio.to_thread(import_, file, data, skip_existing=True, dry_run=True)
        assert twice.value.exit_code == 1
        file.write_text("name;rooms\nAnn Lee;7b\nZoe;7b\n李小龍;7b\n")
        more = ("--skip-existing", "--cards", tmp_path / "b.txt")
        added = await linnet("people", "import", file, *more)
        assert (added.code, added.out) == (0, f"1 cards: {tmp_path / 'b.txt'}\n")
        file.write_text("name\nann 1ee\n")
        alike = await linnet("people", "import", file, "--skip-existing", "--dry-run")
        assert "looks like it: Ann Lee" in alike.err
        room = next(one for one in await server.server.store.roster.rooms() if one.name == "7b")
        assert room.members == 5


async def test_two_thousand_are_one_change_to_the_database(data, tmp_path):
    async with running(data) as server, server.wire("Ann") as ann:
        people = [{"name": f"Pupil {n} of 2000"} for n in range(2000)]

        async def work(asked: asking.Server) -> int:
            wish = await asked.wish("POST", "/admin/people", dict, people=people)
            return len(wish["cards"])

        importing = asyncio.create_task(asking.carry_out(data, work))
        while not importing.done():
            assert (await ann.say("meanwhile"))["type"] == "done"
        assert await importing == 2000
        assert (await server.server.store.roster.accounts("", 0, 1))[1] == 2001
        acts = await server.server.store.records.acts(None, None, 9, "000000")
        assert [(act.kind, act.messages) for act in acts] == [("add-person", 2000)]


async def test_what_cannot_be_undone_is_asked_first(linnet, data):
    async with running(data) as server, server.wire("Ann") as ann:
        await ann.say("hello")
        asked = await linnet("people", "erase", "Ann")
        assert asked.code == 2
        assert re.search("1 messages in 1 rooms .*--yes", asked.err)
        gone = await linnet("people", "erase", "Ann", "--yes", "--json")
        assert json.loads(gone.out) == {"messages": 1, "rooms": 1}
        assert (await server.server.store.roster.accounts("", 0, 1))[1] == 0
