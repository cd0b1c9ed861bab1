"""An import that is cut off is finished by typing it again, with cards for everybody."""

import asyncio
import re
from pathlib import Path

import msgspec
import pytest
import typer
from tests.ground import running

from linnet.cli.admin import importing
from linnet.cli.admin.importing import import_
from linnet.client import Address, CannotConnect
from linnet.client.accounts import log_in

CLASS = "name;rooms;password\nAnn Lee;7b;\nBen;7b chess;\nCleo;7b;her own password\n"


def begun(data: Path) -> list[Path]:
    return list(data.glob("import-*.json"))


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "class.csv"
    path.write_text(CLASS)
    return path


async def test_an_import_cut_off_before_its_cards_goes_on_and_everybody_comes_in(
    linnet, data, file, tmp_path, monkeypatch
):
    made = ("--make-rooms", "open", "--owner", "Ms Hill", "--cards", tmp_path / "cards.txt")
    async with running(data) as server:
        assert (await linnet("people", "create", "Ms Hill")).code == 0
        wish = importing.Server.wish

        async def cut(self, method, path, kind, /, **fields):
            told = await wish(self, method, path, kind, **fields)
            if path == "/admin/people" and "preview" not in fields:
                raise CannotConnect("the server is gone")
            return told

        with monkeypatch.context() as patched:
            patched.setattr(importing.Server, "wish", cut)
            with pytest.raises(typer.Exit) as ended:
                await asyncio.to_thread(
                    import_, file, data, tmp_path / "cards.txt", make_rooms="open", owner="Ms Hill"
                )
        assert ended.value.exit_code == 3
        assert not (tmp_path / "cards.txt").exists()
        (kept,) = begun(data)
        assert kept.stat().st_mode & 0o777 == 0o600
        assert "her own password" not in kept.read_text()
        told = await linnet("people", "import", file, *made)
        assert (told.code, told.out) == (0, f"3 cards: {tmp_path / 'cards.txt'}\n")
        assert "an import of this list was cut off; going on with it" in told.err
        assert begun(data) == []
        once = re.findall(r"password  ([0-9A-Z-]{14})", (tmp_path / "cards.txt").read_text())
        address = Address(port=server.port)
        for name, password in zip(("Ann Lee", "Ben"), once, strict=True):
            await log_in(address, name, password, "correct horse", home=tmp_path)
        await log_in(address, "Cleo", "her own password", home=tmp_path)
        rooms = {one.name: one.members for one in await server.server.store.roster.rooms()}
        assert (rooms["7b"], rooms["chess"]) == (4, 2)


async def test_who_came_in_between_keeps_their_password_and_gets_into_their_rooms(
    linnet, data, file, tmp_path
):
    async with running(data) as server, server.wire("Ms Hill") as hill:
        await hill.ask(type="create-room", name="7b")
        await hill.ask(type="create-room", name="chess")
        made = await linnet("people", "create", "Ben")
        once = re.findall(r"password  ([0-9A-Z-]{14})", made.out)
        address = Address(port=server.port)
        await log_in(address, "Ben", once[0], "correct horse", home=tmp_path)
        await linnet("people", "create", "Ann Lee")
        assert (await linnet("people", "import", file, "--cards", tmp_path / "c.txt")).code == 1
        lines = importing._read(file).lines
        importing.Begun.of(data, lines).note(lines[:2])
        told = await linnet("people", "import", file, "--cards", tmp_path / "c.txt")
        assert (told.code, told.out) == (0, f"2 cards: {tmp_path / 'c.txt'}\n")
        assert "Ben" not in (tmp_path / "c.txt").read_text()
        await log_in(address, "Ben", "correct horse", home=tmp_path)
        rooms = {one.name: one.members for one in await server.server.store.roster.rooms()}
        assert (rooms["7b"], rooms["chess"]) == (4, 2)


async def test_another_list_is_not_taken_for_the_one_that_was_cut_off(linnet, data, file, tmp_path):
    async with running(data):
        await linnet("people", "create", "Ann Lee")
        (line, *_) = importing._read(file).lines
        importing.Begun.of(data, [line]).note([line])
        told = await linnet("people", "import", file, "--dry-run")
        assert (told.code, "line 2: Somebody has this name" in told.err) == (1, True)


async def test_a_stopped_folder_goes_by_the_settings_file_its_server_is_started_with(
    linnet, data, tmp_path
):
    async with running(data):
        pass
    settings = tmp_path / "class.toml"
    settings.write_text('server_name = "Room 12"\nhost = "192.168.1.20"\nport = 9000\n')
    usual = await linnet("people", "create", "Ann")
    assert "127.0.0.1" in usual.out
    told = await linnet("people", "create", "Ben", "--config", settings)
    assert "linnet chat --host 192.168.1.20 --port 9000" in told.out
    assert "Room 12" in told.out
    wrong = await linnet("admin", "acts", "--config", tmp_path / "no.toml")
    assert wrong.code == 1
    assert msgspec.json.decode((await linnet("admin", "codes", "list", "--json")).out) == []
