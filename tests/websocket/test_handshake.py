"""Who may open a WebSocket, and what everybody else is told."""

import asyncio

import pytest
from tests.ground import running
from tests.websocket.raw import raw, request, status
from websockets.asyncio.client import connect

from linnet.doors.websocket import upgrade

OURS = "https://chat.example.org"


@pytest.fixture
async def server(tmp_path):
    chosen = {"allowed_origins": (OURS,), "host_names": ("linnet.test",), "max_connections": 3}
    async with running(tmp_path / "data", **chosen) as server:
        yield server


REQUESTS = [
    (request(), 101),
    (request(path="/ws?from=test"), 101),
    (request(Sec_WebSocket_Protocol=None), 101),
    (request(path="/elsewhere"), 404),
    (request(path="/ws/more"), 404),
    (request(method="POST"), 405),
    (request(Sec_WebSocket_Key=None), 400),
    (request(Sec_WebSocket_Key="short"), 400),
    (request(Sec_WebSocket_Version=None), 400),
    (request(Sec_WebSocket_Version="8"), 400),
    (request(Origin="http://linnet.test"), 101),
    (request(Origin="https://linnet.test"), 101),
    (request(Origin="HTTP://LINNET.test"), 101),
    (request(Origin=OURS), 101),
    (request(Origin="http://rebound.test", Host="rebound.test"), 403),
    (request(Origin="https://elsewhere.test"), 403),
    (request(Origin="http://linnet.test.elsewhere.test"), 403),
    (request(Origin="http://linnet.test:8889"), 403),
    (request(Origin="ftp://linnet.test"), 403),
    (request(Origin="null"), 403),
    (request(Origin=""), 403),
    (request(Origin="http://["), 403),
    (request(Origin="\xff\xfe"), 403),
    (request(Origin="http://", Host=""), 403),
    (request(Origin=OURS).replace(b"Origin", b"Origin: http://linnet.test\r\nOrigin"), 403),
]


async def test_a_request_is_answered_by_its_status(server):
    for sent, expected in REQUESTS:
        assert (sent, await status(server.port, sent)) == (sent, expected)


async def test_only_a_client_that_offers_the_subprotocol_gets_it(server):
    url = f"ws://127.0.0.1:{server.port}/ws"
    async with connect(url, subprotocols=["else.1", "linnet.1"]) as both, connect(url) as none:
        assert (both.subprotocol, none.subprotocol) == ("linnet.1", None)


async def test_a_full_server_turns_away_and_lets_in_again_who_comes_after_a_leaver(server):
    clients = [raw(server.port) for _ in range(3)]
    for client in clients:
        await client.__aenter__()
    assert await status(server.port, request()) == 503
    gone = clients.pop()
    left = asyncio.Event()
    closed, server.server.door.closed = server.server.door.closed, None
    server.server.door.closed = lambda connection: (closed(connection), left.set())
    await gone.__aexit__(None, None, None)
    await asyncio.wait_for(left.wait(), 5)
    assert await status(server.port, request()) == 101
    for client in clients:
        await client.__aexit__(None, None, None)


async def test_an_upgrade_while_an_answer_is_under_way_is_cut_off(server):
    sent = b"GET /healthz HTTP/1.1\r\nHost: linnet.test\r\n\r\n" + request()
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(sent)
    answered = await asyncio.wait_for(reader.read(), 5)
    assert b"101 Switching" not in answered
    writer.close()


@pytest.mark.parametrize("cut", [1, 7, 40, -1])
async def test_a_request_that_comes_in_pieces_is_let_in_too(server, monkeypatch, cut):
    sent, first_came = request(), asyncio.Event()
    received = upgrade.FirstBytes.data_received
    monkeypatch.setattr(
        upgrade.FirstBytes,
        "data_received",
        lambda self, data: (received(self, data), first_came.set()),
    )
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(sent[:cut])
    await asyncio.wait_for(first_came.wait(), 5)
    writer.write(sent[cut:])
    assert (await asyncio.wait_for(reader.readline(), 5)).startswith(b"HTTP/1.1 101")
    writer.close()


async def test_who_says_nothing_at_all_is_cut_off(server, monkeypatch):
    monkeypatch.setattr(upgrade, "REQUEST", 0.1)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    assert await asyncio.wait_for(reader.read(), 5) == b""
    writer.close()


async def test_who_says_nothing_does_not_keep_a_server_from_stopping(tmp_path):
    async with running(tmp_path / "other") as other:
        _, writer = await asyncio.open_connection("127.0.0.1", other.port)
        async with other.wire("Ann"):
            pass
        began = asyncio.get_running_loop().time()
    assert asyncio.get_running_loop().time() - began < 3
    writer.close()
