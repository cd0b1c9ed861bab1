"""Where the text doors listen, and what keeps them shut."""

import socket

import pytest
from tests.ground import running
from tests.text.talker import pychat

from linnet.doors.http.metrics import Metrics
from linnet.server import lines
from linnet.server.lines import DoorError
from linnet.server.settings import Settings


@pytest.fixture
def taken():
    """A place where something listens already."""
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        yield f"127.0.0.1:{other.getsockname()[1]}"


async def test_a_taken_port_that_nobody_asked_for_costs_a_line(
    tmp_path, taken, monkeypatch, capsys
):
    monkeypatch.setitem(lines.OPTIONAL, "pychat", taken)
    async with running(tmp_path / "data", pychat=taken) as server, server.wire("Ann") as ann:
        await ann.say("all is well")
        assert server.server.lines.doors == {}
    told = capsys.readouterr().err
    assert f"linnet: the pychat door stays shut: {taken} is in use; stop what listens there" in told


@pytest.mark.parametrize(
    ("settings", "sentence"),
    [
        ({"pychat": "TAKEN"}, "is in use; stop what listens there or choose another --pychat."),
        ({"nickname": "TAKEN"}, "is in use; stop what listens there or choose another --nickname."),
        ({"pychat": "0.0.0.0:0"}, "allow that with --pychat-lan, or choose 127.0.0.1."),
        ({"pychat": "localhost.example:0"}, "allow that with --pychat-lan"),
        ({"nickname": "192.0.2.1:0"}, "is not an address of this machine"),
    ],
)
async def test_a_door_that_was_asked_for_and_cannot_open_stops_the_start(
    server, taken, settings, sentence
):
    places = {name: taken if place == "TAKEN" else place for name, place in settings.items()}
    chosen = Settings(**{"pychat": "127.0.0.1:0", **places})
    parts = server.server.engine, server.server.auth, Metrics()
    with pytest.raises(DoorError, match=sentence.replace(".", r"\.")):
        await lines.Lines(chosen, *parts).open(8888, "")


async def test_the_network_is_let_in_where_that_was_said(tmp_path):
    settings = {"pychat": "0.0.0.0:0", "pychat_lan": True}
    async with running(tmp_path / "data", **settings) as server, pychat(server) as talker:
        talker.send("hello")
        await talker.until(f"{talker.id}: hello")
