"""Nickname first: whatever way a simple client sends its name and its messages."""

import asyncio
import random
from socket import create_server

import pytest
from tests.ground import running
from tests.text.talker import nicknamed, talking

from linnet.doors.text.nickname import NicknameConnection


async def test_every_line_goes_to_all_others(server):
    async with nicknamed(server, "Ann") as ann, nicknamed(server, "Bob") as bob:
        ann.send("one", "two")
        assert await bob.until("one") == "Ann: one"
        bob.send("three")
        assert await ann.until("three") == "Bob: three"
        assert not any("one" in line for line in ann.heard)


async def test_comings_and_goings_are_told_to_the_others(server):
    async with nicknamed(server, "Ann") as ann:
        async with nicknamed(server, "Bob") as bob:
            assert await ann.until("Bob") == "Bob joined the chat"
            bob.send("bye", "/exit")
            await bob.rest()
        assert await ann.until("Bob") == "Bob: bye"
        assert await ann.until("Bob") == "Bob left the chat"
        assert not any(line.startswith("Ann ") for line in ann.heard)


async def test_who_says_nothing_is_asked_once_and_may_answer_without_a_line_end(server):
    async with server.wire("Web") as web, talking(server, "nickname") as client:
        await client.exactly("NICK")
        client.writer.write(b"Ann")
        while not (came := (await web.next("presence"))["came"]) or came[-1]["name"] != "Ann":
            pass
        for packet in (b"Ann: first", b"second", b"two\nlines", "große Grüße".encode()):
            client.writer.write(packet)
            await web.entries(1 + packet.count(b"\n"))
        said = [frame["body"]["text"] for frame in web.heard if frame["type"] == "entry"]
        assert said == ["first", "second", "two", "lines", "große Grüße"]


async def test_a_large_packet_is_one_message(server):
    text = "€" * 2_000
    async with server.wire("Web") as web, talking(server, "nickname") as client:
        await client.exactly("NICK")
        client.writer.write(b"Ann")
        while "Ann" not in {one["name"] for one in (await web.next("presence"))["came"]}:
            pass
        sent = text.encode()
        client.writer.write(sent[:2000])
        await client.writer.drain()
        client.writer.write(sent[2000:])
        assert (await web.entries(1))[0]["body"]["text"] == text


async def test_a_line_that_is_not_ended_is_a_message_all_the_same(server):
    async with nicknamed(server, "Ann") as ann, server.wire("Web") as web:
        ann.writer.write(b"no line end")
        assert (await web.entries(1))[0]["body"]["text"] == "no line end"


async def test_two_of_one_name_are_told_apart(server):
    async with nicknamed(server, "Ann") as one, talking(server, "nickname") as other:
        other.send("Ann", "hello")
        assert await other.line() == "* You are Ann-2 here."
        assert await one.until("hello") == "Ann-2: hello"


async def test_a_wrong_name_may_be_tried_again_but_not_for_ever(server):
    async with talking(server, "nickname") as client:
        client.send("system")
        assert await client.until("*") == "* This name is kept for the server; choose another."
        client.send("", "\x1b[2J", "...", "123456", "x" * 100, "Ann")
        lines = await client.rest()
        assert len(lines) == 4
        assert lines[-1] == "* A name has at most 48 bytes."


async def test_a_packet_that_is_no_name_ends_the_connection(server):
    async with talking(server, "nickname") as client:
        client.writer.write(b"server")
        assert await client.rest() == ["* This name is kept for the server; choose another."]


@pytest.mark.parametrize("text", ["/shrug", "/usr/bin/env", "/", "//"])
async def test_a_slash_that_is_no_command_is_a_message(server, text):
    async with nicknamed(server, "Ann") as ann, server.wire("Web") as web:
        ann.send(text)
        assert (await web.entries(1))[0]["body"]["text"] == text


async def test_what_can_be_typed_elsewhere_can_be_typed_here(server):
    async with nicknamed(server, "Ann") as ann, nicknamed(server, "Bob") as bob:
        ann.send("/msg Bob psst", "/react :tada:", "hello", "/react :tada:", "/nick Anna", "bye")
        assert await bob.until("psst") == "[Private] Ann: psst"
        assert await bob.until("hello") == "Ann: hello"
        assert await bob.until("🎉") == "* Ann reacted 🎉 to message 1 (Ann: hello)"
        assert await bob.until("bye") == "Anna: bye"
        await ann.until("There is no such message")


def free_pair() -> int:
    """A free port with a free one beside it, of those that the system gives nobody by itself."""
    while True:
        port = random.randrange(20_000, 32_000)
        try:
            with create_server(("127.0.0.1", port)), create_server(("127.0.0.1", port + 1)):
                return port
        except OSError:
            continue


async def test_beside_the_servers_own_port_it_is_the_same_door(tmp_path):
    port = free_pair()
    async with running(tmp_path / "data", port=port, nickname_beside=True) as server:
        _, writer = await asyncio.open_connection("127.0.0.1", port + 1)
        async with server.wire("Web") as web:
            writer.write(b"Ann\nhello\n")
            assert (await web.entries(1))[0]["name"] == "Ann"
        writer.close()


async def test_packets_without_line_ends_are_no_line_that_was_begun(server, monkeypatch):
    monkeypatch.setattr(NicknameConnection, "line_within", 0.5)
    async with server.wire("Web") as web, talking(server, "nickname") as client:
        await client.exactly("NICK")
        client.writer.write(b"Ann")
        while "Ann" not in {one["name"] for one in (await web.next("presence"))["came"]}:
            pass
        for n in range(15):
            client.writer.write(b"packet %d" % n)
            assert (await web.entries(1))[0]["body"]["text"] == f"packet {n}"
            await asyncio.sleep(0.1)
