"""Who is here: told in gathers, once per person, and soon after somebody vanished."""

import asyncio
import time

import pytest
from tests.ground import running
from tests.websocket.raw import raw
from websockets.exceptions import ConnectionClosedOK


async def until(wire, seen):
    """Presence frames until one of which `seen` is true; that one."""
    while not seen(frame := await wire.next("presence")):
        pass
    return frame


def names(people):
    return [person["name"] for person in people]


async def test_comings_and_goings_are_told_and_counted(server):
    async with server.wire("Ann") as ann:
        async with server.wire("Bob"):
            came = await until(ann, lambda f: "Bob" in names(f["came"]))
            assert came["online"] == 2
        went = await until(ann, lambda f: names(f["went"]) == ["Bob"])
        assert (went["online"], went["came"]) == (1, [])


async def test_a_person_with_two_connections_is_here_until_the_last_is_gone(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        await until(ann, lambda f: "Bob" in names(f["came"]))
        async with server.wire(token=bob.welcome["token"]) as second:
            assert second.welcome["rooms"][0]["online"] == 2
        async with server.wire("Cy"):
            assert names((await until(ann, lambda f: True))["came"]) == ["Cy"]
        people = (await ann.ask(type="list-people", room="lobby"))["people"]
        assert [(p["name"], p["online"]) for p in people][:2] == [("Ann", True), ("Bob", True)]


async def test_who_comes_back_at_once_was_never_gone(server):
    async with server.wire("Ann") as ann:
        async with server.wire("Bob") as bob:
            await until(ann, lambda f: "Bob" in names(f["came"]))
        async with server.wire(token=bob.welcome["token"]), server.wire("Cy"):
            moved = await until(ann, lambda f: "Cy" in names(f["came"]))
            assert (names(moved["came"]), moved["went"], moved["online"]) == (["Cy"], [], 3)


async def test_many_arrivals_are_few_frames_with_few_names(server):
    async with server.wire("Ann") as ann:
        wires = [server.wire(f"P{n}") for n in range(60)]
        await asyncio.gather(*(wire.__aenter__() for wire in wires))
        frames = [await until(ann, lambda f: True)]
        while frames[-1]["online"] < 61:
            frames.append(await until(ann, lambda f: True))
        assert sum(len(f["came"]) + f["came_more"] for f in frames) in (60, 61)
        assert all(len(f["came"]) <= 32 for f in frames)
        assert len(frames) < 30
        await asyncio.gather(*(wire.__aexit__(None, None, None) for wire in wires))


async def test_typing_is_told_to_the_room_and_kept_nowhere(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        for _ in range(5):
            await ann.send(type="typing", room="#lobby")
        assert (await bob.next("typing"))["who"] == [ann.me]
        assert (await bob.say("1"))["seq"] == 1


async def test_a_read_marker_is_told_to_the_person_s_other_connections_only(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        async with server.wire(token=ann.welcome["token"]) as other:
            for n in range(3):
                await bob.say(f"{n}")
            done = await ann.ask(type="read", room="lobby", seq=2)
            assert done["seq"] == 2
            told = await other.next("read")
            assert (told["room"], told["seq"], told["count"]) == ("lobby", 2, 2)
            await bob.say("fence")
            await bob.entries(4)
            assert [f for f in bob.heard if f["type"] == "read"] == []
        async with server.wire(token=ann.welcome["token"]) as later:
            lobby = later.welcome["rooms"][0]
            assert lobby["count"] - lobby["read"]["count"] == 2


async def test_who_vanishes_without_a_word_is_gone_within_two_heartbeats(tmp_path):
    heartbeat = 1.0
    async with (
        running(tmp_path, heartbeat=heartbeat) as server,
        server.wire("Ann") as ann,
        raw(server.port, "Bob") as bob,
    ):
        await until(ann, lambda f: "Bob" in names(f["came"]))
        began = time.monotonic()
        went = await until(ann, lambda f: "Bob" in names(f["went"]))
        assert time.monotonic() - began < 2 * heartbeat + 0.9
        assert went["online"] == 1
        assert await bob.closed() == ("idle", 1000)


async def test_who_answers_pings_stays_and_who_only_answers_pings_may_be_sent_away(tmp_path):
    async with (
        running(tmp_path, heartbeat=0.5, idle_timeout=1.5) as server,
        server.wire("Quiet") as quiet,
        server.wire("Busy") as busy,
    ):

        async def chat():
            while True:
                await busy.say("x")
                await quiet.next("entry")

        with pytest.raises(ConnectionClosedOK, match="idle"):
            await asyncio.wait_for(chat(), 10)
        assert (await busy.say("still here"))["type"] == "done"
