"""TLS and plain speech on one port, over real sockets."""

import asyncio
import os
import ssl
import stat

import pytest
from tests.ground import running
from websockets.asyncio.client import connect

from linnet.protocol.certificates import pin_of
from linnet.server import addresses

LATEST = 10.0


def blind():
    """A context that takes every certificate: what is inside is tested here, not whom it names."""
    context = ssl.create_default_context()
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


async def answer(request, host, port, **how):
    reader, writer = await asyncio.open_connection(host, port, **how)
    writer.write(request)
    try:
        return await asyncio.wait_for(reader.read(), LATEST)
    finally:
        writer.close()


async def texts(wire, number):
    """The next so many messages that somebody hears."""
    found = []
    while len(found) < number:
        body = (await wire.next("entry"))["body"]
        found += [body["text"]] if body["kind"] == "said" else []
    return found


async def pin_at(host, port):
    _, writer = await asyncio.open_connection(host, port, ssl=blind())
    pin = pin_of(writer.get_extra_info("ssl_object").getpeercert(True))
    writer.close()
    return pin


@pytest.fixture
def outside():
    """An address of this machine that counts as another machine's."""
    found = [address for address in addresses.reachable() if address != "127.0.0.1"]
    if not found:
        pytest.skip("this machine has no address but loopback")
    return found[0]


async def test_a_chat_goes_through_tls_and_plainly_on_one_port_in_one_order(tmp_path):
    async with (
        running(tmp_path, tls="auto") as server,
        connect(f"wss://127.0.0.1:{server.port}/ws", ssl=blind(), subprotocols=["linnet.1"]) as s,
        server.wire("Bob") as bob,
    ):
        ann = type(bob)(s)
        await ann.hello(name="Ann")
        said = [await who.say(f"{n}") for n in range(50) for who in (ann, bob)]
        assert [one["type"] for one in said] == ["done"] * 100
        heard = await texts(ann, 100)
        assert heard == await texts(bob, 100) == [f"{n}" for n in range(50) for _ in "ab"]


async def test_a_handshake_in_pieces_of_one_byte_comes_about(tmp_path):
    async with running(tmp_path, tls="auto") as server:
        into, out = ssl.MemoryBIO(), ssl.MemoryBIO()
        inside = blind().wrap_bio(into, out)
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        while True:
            try:
                inside.do_handshake()
                break
            except ssl.SSLWantReadError:
                for byte in out.read():
                    writer.write(bytes([byte]))
                    await writer.drain()
                    await asyncio.sleep(0)
                into.write(await asyncio.wait_for(reader.read(65536), LATEST))
        # The last of the handshake and the first request in one piece.
        inside.write(b"GET /healthz HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        writer.write(out.read())
        told = b""
        while b"200 OK" not in told:
            into.write(await asyncio.wait_for(reader.read(65536), LATEST))
            try:
                told += inside.read(65536)
            except ssl.SSLWantReadError:
                continue
        writer.close()


async def test_a_browser_that_speaks_plainly_is_told_where_to_go(tmp_path, outside):
    async with running(tmp_path, tls="auto", host="0.0.0.0") as server:
        where = f"{outside}:{server.port}"
        page = await answer(
            f"GET / HTTP/1.1\r\nHost: {where}\r\nAccept: text/html\r\n\r\n".encode(),
            outside, server.port,
        )  # fmt: skip
        assert page.startswith(b"HTTP/1.1 426 ")
        assert f'href="https://{where}/"'.encode() in page


@pytest.mark.parametrize("path", ["/ws", "/api/v1", "/healthz"])
async def test_from_elsewhere_nothing_is_answered_plainly_but_one_line(tmp_path, outside, path):
    async with running(tmp_path, tls="auto", host="0.0.0.0") as server:
        asked = (
            f"GET {path} HTTP/1.1\r\nHost: x<y>\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
            "Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n"
        )
        told = (await answer(asked.encode(), outside, server.port)).decode()
        assert told.startswith("HTTP/1.1 426 ")
        assert told.endswith(f"Use https://{outside}:{server.port}/ (or wss:// for WebSockets).\n")


async def test_without_tls_a_handshake_is_no_request(tmp_path):
    async with running(tmp_path) as server:
        with pytest.raises(ssl.SSLError, match=r"WRONG_VERSION|RECORD_LAYER"):
            await asyncio.open_connection("127.0.0.1", server.port, ssl=blind())


async def test_rubbish_after_the_first_byte_of_a_handshake_harms_nobody(tmp_path):
    async with running(tmp_path, tls="auto") as server:
        for rubbish in (b"\x16", b"\x16" + os.urandom(300), b"\x16\x03\x01\xff\xff" + b"a" * 70000):
            reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
            writer.write(rubbish)
            writer.write_eof()
            await asyncio.wait_for(reader.read(), LATEST)
            writer.close()
        assert await pin_at("127.0.0.1", server.port) == server.server.tls.pin


async def test_the_key_is_made_once_and_for_its_owner_alone(tmp_path):
    async with running(tmp_path, tls="auto") as server:
        first = await pin_at("127.0.0.1", server.port)
    key = tmp_path / "identity.key"
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    (tmp_path / "identity.crt").unlink()
    async with running(tmp_path, tls="auto") as server:
        assert await pin_at("127.0.0.1", server.port) == first


async def test_everything_a_slow_reader_is_owed_comes_through_tls_whole(tmp_path):
    """More than the kernel takes at once: what waits must not overtake or bypass the rest."""
    async with (
        running(tmp_path, tls="auto", write_buffer=1 << 16) as server,
        connect(
            f"wss://127.0.0.1:{server.port}/ws", ssl=blind(), subprotocols=["linnet.1"], max_queue=1
        ) as s,
        server.wire("Bob") as bob,
    ):
        ann = type(bob)(s)
        await ann.hello(name="Ann")
        for n in range(300):
            await bob.say(f"{n} " + "x" * 4000)
        assert [text.split()[0] for text in await texts(ann, 300)] == [f"{n}" for n in range(300)]
