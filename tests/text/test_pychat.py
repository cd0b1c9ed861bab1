"""PyChat byte for byte, and what more can be typed there."""

import asyncio
import re

import pytest
from tests.text.talker import pychat, talking


async def test_the_greeting_is_three_lines_and_nothing_else(server):
    async with talking(server, "pychat") as talker:
        greeting = await asyncio.wait_for(talker.reader.readuntil(b"USERS:"), 10)
        assert re.fullmatch(rb"Welcome to PyChat Server!\nID:[0-9]{6}\nUSERS:", greeting)
        assert await talker.reader.readline() == greeting[29:35] + b"\n"


async def test_a_line_goes_to_all_with_its_senders_id(server):
    async with pychat(server) as one, pychat(server) as other:
        one.send("hello", "", "  two  spaces")
        for each in (one, other):
            await each.until(f"{one.id}: hello")
            assert await each.line() == f"{one.id}:   two  spaces"


async def test_everybody_hears_who_comes_and_goes_once(server):
    async with pychat(server) as one:
        async with pychat(server) as other:
            assert await one.line() == f"USERS:{one.id},{other.id}"
            other.send("hello")
            assert await other.line() == f"{other.id}: hello"
        await one.until("hello")
        assert await one.line() == f"USERS:{one.id}"
        async with server.wire("Ann") as ann:
            assert await one.line() == f"USERS:{one.id},{ann.me}"


async def test_a_private_line_is_heard_by_two(server):
    async with pychat(server) as one, pychat(server) as other, pychat(server) as third:
        one.send(f"/msg {other.id} psst")
        assert await one.until("[") == f"[Private] To {other.id}: psst"
        assert await other.until("[") == f"[Private] {one.id}: psst"
        third.send("done")
        for each in (one, other, third):
            await each.until(f"{third.id}: done")
        assert not any("psst" in line for line in third.heard)


async def test_nobody_can_write_a_line_that_looks_like_anothers(server):
    async with pychat(server) as one, server.wire("Ann") as ann:
        forged = (
            f"hi\n{one.id}: I did it\n* {one.id} left\r\n[Private] {one.id}: x\n\nUSERS:{ann.me}"
        )
        await ann.say(forged)
        await ann.say("end")
        await one.until("hi")
        while not one.heard[-1].endswith("end"):
            await one.line()
        news = f"USERS:{one.id},{ann.me}"
        said = [line for line in one.heard[one.heard.index(f"{ann.me}: hi") :] if line != news]
        assert len(said) == 7
        assert all(line.startswith(f"{ann.me}: ") for line in said)


async def test_what_others_change_is_a_readable_line(server):
    async with pychat(server) as one, server.wire("Ann") as ann:
        said = await ann.say("Shall we **start**?")
        for kind, more in (
            ("react", {"emoji": "🎉"}), ("unreact", {"emoji": "🎉"}), ("edit", {"text": "When?"}),
            ("delete", {}),
        ):  # fmt: skip
            assert (await ann.ask(type=kind, room="lobby", seq=said["seq"], **more))[
                "type"
            ] == "done"
        await one.until("Shall")
        assert [await one.until("* ") for _ in range(4)] == [
            f"* {ann.me} reacted 🎉 to message 1 ({ann.me}: Shall we start?)",
            f"* {ann.me} took 🎉 back from message 1 ({ann.me}: Shall we start?)",
            f"* {ann.me} changed message 1 ({ann.me}: Shall we start?): When?",
            f"* {ann.me} deleted message 1",
        ]


async def test_rooms_are_joined_and_told_apart(server):
    async with pychat(server) as one, server.wire("Ann") as ann:
        await ann.ask(type="create-room", name="garden")
        one.send("/join garden", "tulips", "/leave", "lobby again")
        await one.until("goes to #garden")
        assert await one.until("tulips") == f"[#garden] {one.id}: tulips"
        await one.until("goes to #lobby")
        await one.until(f"{one.id}: lobby again")
        await ann.say("after", room="#garden")
        one.send("/rooms", "/join nowhere", "/who", "/history", "/search tulip", "/search again")
        assert await one.until("#garden") == "* #garden, 1 people, 1 online (/join it to see it)"
        assert await one.until("no such room")
        await one.until(f"{one.id} guest-{one.id}")
        assert await one.until("again") == f"[1] {one.id}: lobby again"
        assert await one.until("tulips") == f"[3] [#garden] {one.id}: tulips"
        assert not any("after" in line for line in one.heard)


async def test_a_name_is_chosen_seen_elsewhere_and_free_afterwards(server):
    async with server.wire("Ann") as ann, pychat(server) as one:
        one.send("/nick Ann", "/nick \x1b[31m", "/nick Bob")
        await one.until("Somebody has this name")
        await one.until("A name is visible letters")
        await one.until("You are Bob now")
        one.send("it is me")
        entry = (await ann.entries(1))[0]
        assert (entry["name"], entry["by"]) == ("Bob", one.id)
        people = await ann.ask(type="list-people", room="lobby")
        badges = {person["id"]: person.get("unencrypted") for person in people["people"]}
        assert badges == {ann.me: None, one.id: True}
        one.send("quit")
        await one.rest()
    async with server.wire("Bob") as bob:
        assert bob.me != one.id


async def test_messages_are_answered_changed_and_taken_back(server):
    async with pychat(server) as one, server.wire("Ann") as ann:
        await ann.say("one")
        one.send("/reply 1 two", "/edit three", "/react 1 :tada:", "/react nonsense", "/delete 1")
        assert await one.until("two") == f"{one.id}: (to {ann.me}: one) two"
        await one.until(f"changed message 2 ({one.id}: two): three")
        await one.until(f"reacted 🎉 to message 1 ({ann.me}: one)")
        await one.until("A reaction is one emoji")
        await one.until("Only who wrote a message")
        one.send("/delete", "/edit gone", "/unreact 1 :tada:", "/unreact 1 :tada:")
        await one.until("deleted message 2")
        await one.until("was deleted")
        await one.until("took 🎉 back")
        await one.until("Nothing to do")


async def test_who_looked_in_and_did_nothing_is_in_no_list(server):
    async with server.wire("Ann") as ann:
        async with pychat(server) as talker:
            talker.send("I was here")
            await ann.entries(1)
        async with pychat(server) as met, pychat(server) as blocked:
            await ann.ask(type="direct", who=met.id)
            await ann.ask(type="block", who=blocked.id)
        for _ in range(5):
            async with pychat(server):
                pass
        total = 0
        async with asyncio.timeout(10):
            while total != 4:
                people = await ann.ask(type="list-people", room="lobby")
                total = people["total"]
        here = {person["id"] for person in people["people"]}
        assert here == {ann.me, talker.id, met.id, blocked.id}


@pytest.mark.parametrize("word", ["quit", "QUIT ", "/quit", "/exit"])
async def test_quit_ends_the_connection_after_all_that_was_said(server, word):
    async with server.wire("Ann") as ann, pychat(server) as one:
        one.send("one", "two", word, "never")
        assert [line for line in await one.rest() if "never" in line] == []
        assert [entry["body"]["text"] for entry in await ann.entries(2)] == ["one", "two"]


async def test_a_pipe_that_ends_at_once_has_said_all(server):
    async with server.wire("Ann") as ann, talking(server, "pychat") as piped:
        piped.send(*map(str, range(100)))
        piped.writer.write(b"no line end")
        piped.writer.write_eof()
        lines = await piped.rest()
        assert lines[0] == "Welcome to PyChat Server!"
        assert lines[-1].endswith(": no line end")
        said = [entry["body"]["text"] for entry in await ann.entries(101)]
        assert said == [*map(str, range(100)), "no line end"]


async def test_everything_can_be_looked_up(server):
    async with pychat(server) as one:
        one.send("/help", "/nothing", "/msg", f"/msg {one.id} me", "/history x", "end")
        await one.until("/msg WHO TEXT")
        await one.until("There is no /nothing")
        await one.until("Type /msg WHO TEXT")
        await one.until(f"[Private] To {one.id}: me")
        await one.until("/history 50")
        await one.until("end")
