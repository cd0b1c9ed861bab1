"""Clients that saw more than the backup has end up with the log of the restored server."""

import pytest
from tests.client.test_client import until
from tests.client.test_real_server import quick
from tests.ground import running

from linnet.client.events import Arrived
from linnet.protocol.entries import Said


@pytest.fixture(autouse=True)
def home(tmp_path, monkeypatch):
    monkeypatch.setenv("LINNET_HOME", str(tmp_path / "home"))


def texts(client):
    log = client.timeline("lobby").entries
    return [entry.body.text for entry in log if isinstance(entry.body, Said)]


async def test_what_was_said_after_the_backup_is_replaced_even_under_the_same_numbers(
    tmp_path, run
):
    async with running(tmp_path / "data") as server, quick(server.port, "Ann") as ann:
        await ann.say("lobby", "one")
        assert run("backup", tmp_path / "b.tar", "--data", tmp_path / "data")[0] == 0
        for text in ("two", "three"):
            await ann.say("lobby", text)
        assert texts(ann) == ["one", "two", "three"]
        port, me = server.port, ann.me.id
    run("restore", tmp_path / "b.tar", "--data", tmp_path / "new")
    async with running(tmp_path / "new", port=port) as server:
        async with server.wire("Ben") as ben:
            for text in ("zwei", "drei", "vier"):
                await ben.say(text)
        async with quick(port, "Ann") as ann:
            assert ann.me.id == me
            assert not {"two", "three"} & set(texts(ann))
            ann.follow("lobby", 0)
            while len(texts(ann)) < 4:
                await until(ann, Arrived)
            assert texts(ann) == ["one", "zwei", "drei", "vier"]
