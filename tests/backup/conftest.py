"""A data folder with a little of everything, and the command line as a function."""

import asyncio
import shutil
import sqlite3
from contextlib import closing

import httpx2
import pytest
from tests.files.pictures import picture
from tests.ground import running

from linnet.cli.main import main


@pytest.fixture
def run(capsys):
    """Run a command; its exit code and all it said."""

    def run(*words):
        capsys.readouterr()
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        said = capsys.readouterr()
        return ended.value.code, said.out + said.err

    return run


async def post_file(server, wire, content, name="a.bin", room="lobby"):
    """Somebody who was welcomed as a guest says a file."""
    headers = {"authorization": f"Bearer {wire.welcome['token']}"}
    url = f"{server.url}/api/v1/uploads"
    async with httpx2.AsyncClient(headers=headers) as http:
        begun = (await http.post(url, json={"name": name, "size": len(content)})).json()
        sent = (await http.put(f"{url}/{begun['id']}", content=content)).json()
    file = sent["file"]["id"]
    return file, (await wire.say("look", room, files=[file]))["seq"]


async def conversation(data):
    """The lobby has 3 entries, the room `tea` 6; two files, one with a small version."""
    async with running(data) as server, server.wire("Ann") as ann, server.wire("Bób") as bob:
        first = (await ann.say("**hello** 🎂"))["seq"]
        await bob.ask(type="react", room="lobby", seq=first, emoji="🎂")
        await post_file(server, ann, b"0123456789")
        tea = (await ann.ask(type="create-room", name="tea", kind="open", topic=""))["room"]
        await bob.ask(type="join", room=tea)
        said = (await bob.say("hm", tea))["seq"]
        await ann.ask(type="pin", room=tea, seq=said)
        await ann.ask(type="set-topic", room=tea, topic="green")
        await post_file(server, bob, picture("JPEG"), "cup.jpg", tea)
    (data / "linnet.toml").write_text('server_name = "Tea room"\n')


@pytest.fixture(scope="session")
def talked(tmp_path_factory):
    data = tmp_path_factory.mktemp("talked") / "data"
    asyncio.run(conversation(data))
    return data


@pytest.fixture
def data(talked, tmp_path):
    """A folder of one's own with that conversation."""
    shutil.copytree(talked, tmp_path / "data")
    return tmp_path / "data"


def empty_index(data):
    """Have SQLite take an empty page for one of the indices."""
    with closing(sqlite3.connect(data / "linnet.db")) as db:
        db.execute("create table elsewhere (a, b)")
        db.execute("create index empty on elsewhere (a, b)")
        db.execute("pragma writable_schema = on")
        db.execute(
            "update sqlite_schema set rootpage ="
            " (select rootpage from sqlite_schema where name = 'empty')"
            " where name = 'ix_entry_target'"
        )
        db.execute("delete from sqlite_schema where name = 'empty'")
        db.commit()
