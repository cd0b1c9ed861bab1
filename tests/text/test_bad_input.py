"""Whatever is sent to a port for text: it is answered or ended, and nobody else notices."""

import asyncio
import socket
from contextlib import AsyncExitStack

import pytest
from tests.ground import running
from tests.text.talker import Talker, nicknamed, port, pychat, talking

from linnet.doors.text.nickname import NicknameConnection
from linnet.doors.text.pychat import PyChatConnection
from linnet.protocol.commands import Ban

DOORS = ["pychat", "nickname"]


async def greeted(talker, door, name="Ann"):
    if door == "pychat":
        await talker.greeted()
    else:
        talker.send(name)
    return talker


async def still_fine(server):
    """Two others chat as if nothing were."""
    async with pychat(server) as one, pychat(server) as other:
        one.send("is anybody here?")
        await other.until(f"{one.id}: is anybody here?")


@pytest.mark.parametrize("door", DOORS)
async def test_a_line_that_is_none_is_answered_and_the_next_one_counts(server, door):
    async with server.wire("Web") as web, talking(server, door) as talker:
        await greeted(talker, door)
        talker.writer.write(b"x" * 16_385 + b"\n")
        assert await talker.until("*") == "* This line is longer than the limit; make it shorter."
        talker.writer.write(b"y" * 200_000 + b"\n\xc3(\n\x00\x00\n\xff\xf1\xff\xfd\x18ok\n")
        assert await talker.until("*") == "* This line is longer than the limit; make it shorter."
        assert await talker.until("*") == "* Only UTF-8 text is understood here."
        for control in "\x01\x1b\x7f\x9b":
            talker.send(f"a{control}b")
            await talker.until("* The text has characters that cannot be shown")
        talker.send("z" * 16_384)
        said = [entry["body"]["text"] for entry in await web.entries(2)]
        assert said == ["ok", "z" * 16_384]


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\nHost: x\r\n\r\n",
        b"POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhello all\n",
        b"POST /" + b"x" * 70_000 + b" HTTP/1.1\r\n\r\nhello all\n",
        b"POST /" + b"x" * 17_000 + b" HTTP/1.1\r\n\r\n" + b"x" * 17_000 + b"\nhello all\n",
        b"POST /caf\xe9 HTTP/1.1\r\n\r\nhello all\n",
        b"PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
    ],
)
async def test_http_is_closed_at_once_and_nothing_of_it_is_said(server, door, request_):
    async with server.wire("Web") as web, talking(server, door) as talker:
        talker.writer.write(request_)
        told = await talker.rest()
        assert not any("*" in line or "hello" in line for line in told)
        assert (await web.say("end"))["seq"] == 1


@pytest.mark.parametrize(
    ("door", "kind"), [("pychat", PyChatConnection), ("nickname", NicknameConnection)]
)
async def test_a_line_that_never_ends_ends_the_connection(server, door, kind, monkeypatch):
    monkeypatch.setattr(kind, "line_within", 1.0)
    monkeypatch.setattr("linnet.doors.text.nickname.PATIENCE", 60.0)
    async with talking(server, door) as talker:
        await greeted(talker, door)
        talker.send("whole")

        async def drip():
            while True:
                talker.writer.write(b"x")
                await asyncio.sleep(0.1)

        dripping = asyncio.create_task(drip())
        told = await talker.rest()
        dripping.cancel()
        assert told[-1] == "* A line was begun and not finished; reconnect."
    await still_fine(server)


async def test_each_line_has_its_own_time_however_packets_cut_them(server, monkeypatch):
    monkeypatch.setattr(PyChatConnection, "line_within", 0.5)
    async with server.wire("Web") as web, talking(server, "pychat") as talker:
        await talker.greeted()
        talker.writer.write(b"be")
        for _ in range(15):
            talker.writer.write(b"gun\nbe")
            assert (await web.entries(1))[0]["body"]["text"] == "begun"
            await asyncio.sleep(0.1)


async def test_who_never_signs_in_is_sent_away(server, monkeypatch):
    monkeypatch.setattr(NicknameConnection, "sign_in_within", 1.0)
    async with talking(server, "nickname") as talker:
        told = await talker.rest()
        assert told == ["NICK* Nobody signed in here in time; reconnect."]


@pytest.mark.parametrize("door", ["pychat", "nickname"])
async def test_five_hundred_half_open_connections_disturb_nobody(server, door):
    async with AsyncExitStack() as stack:
        for n in range(500):
            one = await stack.enter_async_context(talking(server, door))
            one.writer.write(b"x" * (n % 3))
        await still_fine(server)
        coming = pychat(server) if door == "pychat" else nicknamed(server, "Ann")
        async with coming as ann, server.wire("Web") as web:
            ann.send("hello from me")
            assert (await web.entries(1))[0]["body"]["text"] == "hello from me"


async def test_connections_are_counted_in_all_and_from_one_address(tmp_path):
    settings = {"pychat": "127.0.0.1:0", "line_connections": 5, "line_connections_each": 3}
    async with running(tmp_path / "data", **settings) as server, AsyncExitStack() as stack:
        for _ in range(3):
            await stack.enter_async_context(pychat(server))
        async with talking(server, "pychat") as late:
            assert await late.rest() == ["* The server is full; try again later."]
        for _ in range(2):
            await stack.enter_async_context(pychat_from(server, "127.0.0.2"))
        async with talking_from(server, "127.0.0.3") as late:
            assert await late.rest() == ["* The server is full; try again later."]
        await stack.aclose()
        told = ""
        while told != "Welcome to PyChat Server!":
            async with talking(server, "pychat") as next_one:
                told = await next_one.line()


def talking_from(server, address):
    return _From(server, address, greet=False)


def pychat_from(server, address):
    return _From(server, address, greet=True)


class _From:
    """Somebody at the PyChat door from another address of this machine."""

    def __init__(self, server, address, greet):
        self.server, self.address, self.greet = server, address, greet

    async def __aenter__(self):
        where, here = port(self.server, "pychat"), (self.address, 0)
        reader, self.writer = await asyncio.open_connection("127.0.0.1", where, local_addr=here)
        talker = Talker(reader, self.writer)
        return await talker.greeted() if self.greet else talker

    async def __aexit__(self, *_):
        self.writer.close()


async def test_ten_thousand_wishes_for_a_name_slow_down_who_sends_them(tmp_path):
    settings = {"pychat": "127.0.0.1:0", "rate_names": "6/min burst 10"}
    async with running(tmp_path / "data", **settings) as server, pychat(server) as flooding:
        flooding.send(*(f"/nick Ann{n}" for n in range(10_000)))
        await flooding.until("You are Ann9 now")
        await flooding.until("That was too often")
        for _ in range(3):
            await still_fine(server)


async def test_ten_thousand_names_that_are_none_end_the_connection(server):
    async with talking(server, "nickname") as flooding:
        flooding.send(*["#" * 100] * 10_000)
        told = await flooding.rest()
        assert len(told) < 20
    await still_fine(server)


@pytest.mark.parametrize("door", ["pychat", "nickname"])
async def test_who_does_not_read_costs_little_and_misses_nothing(tmp_path, door):
    settings = {door: "127.0.0.1:0", "write_buffer": 1 << 16}
    async with running(tmp_path / "data", **settings) as server, server.wire("Web") as web:
        lazy = socket.socket()
        lazy.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        lazy.connect(("127.0.0.1", port(server, door)))
        lazy.send(b"Lazy\n" if door == "nickname" else b"")
        name = web.me if door == "pychat" else "Web"
        coming = pychat(server) if door == "pychat" else nicknamed(server, "Reader")
        async with coming as reader:
            for n in range(300):
                await web.say(f"{n} {'x' * 4000}")
            await reader.until("299 x")
        connection = next(iter(server.server.lines.doors[door].connections))
        assert connection.behind
        lazy.setblocking(False)
        heard, loop = b"", asyncio.get_running_loop()
        while b": 299 x" not in heard:
            heard += await asyncio.wait_for(loop.sock_recv(lazy, 1 << 20), 10)
        said = [line for line in heard.decode().split("\n") if line.startswith(f"{name}: ")]
        assert [int(line.split()[1]) for line in said] == list(range(300))
        lazy.close()


@pytest.mark.parametrize("door", DOORS)
async def test_the_server_says_goodbye_before_it_stops(server, door):
    async with talking(server, door) as talker:
        await greeted(talker, door)
        talker.send("/who")
        await talker.until("in all")
        server.stop()
        assert (await talker.rest())[-1] == "* The server is stopping; reconnect in a moment."


async def test_a_banned_guest_is_told_why_and_put_out(tmp_path):
    settings = {"pychat": "127.0.0.1:0", "owner_from_loopback": True}
    async with running(tmp_path / "data", **settings) as server, pychat(server) as bad:
        await server.server.auth.register(
            "Olga", "correct horse", code=None, address="", agent="", loopback=True, owner=True
        )
        owner = await server.server.engine.find_person("Olga")
        ban = Ban(send_id="ban", room="lobby", who=bad.id, everywhere=True)
        await server.server.engine.perform(owner, ban)
        told = await bad.rest()
        assert told[-1].startswith("* You are banned")
