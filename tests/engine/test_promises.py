"""Decide, remember, tell: nothing is told that was not remembered, whatever the disk does."""

import asyncio

from tests.engine.session import Session
from tests.faults.disk import Disk, fill, give_room

from linnet.engine.outbound import SLICE
from linnet.protocol.commands import Invite, Leave, Say
from linnet.protocol.frames import Pong
from linnet.store.api import Turn


async def quiet(wire):
    """Whatever was told before a ping arrives before its pong."""
    for _ in range(5):
        await wire.send(type="ping")
        await wire.next("pong")
    return [f for f in wire.heard if f["type"] in ("entry", "done")] == []


async def test_nothing_is_told_before_the_commit_is_through(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        disk = Disk(server.server.store)
        disk.go.clear()
        await ann.send(type="say", send_id="1", room="lobby", text="hi")
        await asyncio.to_thread(disk.reached.wait, 10)
        assert await quiet(bob)
        assert await quiet(ann)
        disk.go.set()
        assert (await ann.next("done"))["seq"] == 1
        assert (await bob.entries(1))[0]["seq"] == 1


async def test_what_could_not_be_committed_is_refused_told_to_nobody_and_may_be_sent_again(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        assert (await ann.say("0", send_id="0"))["seq"] == 1
        disk = Disk(server.server.store)
        disk.failing = True
        ids = [f"{n}" for n in range(1, 40)]
        for send_id in ids:
            await ann.send(type="say", send_id=send_id, room="lobby", text=send_id)
        refused = [await ann.next("refused", "done") for _ in ids]
        assert [(r.get("reason"), r["send_id"]) for r in refused] == [
            ("store-failed", send_id) for send_id in ids
        ]
        assert (await ann.ask(type="create-room", name="tea"))["reason"] == "store-failed"
        disk.failing = False
        again = [await ann.say(send_id, send_id=send_id) for send_id in ids]
        assert [done["seq"] for done in again] == list(range(2, 41))
        assert [e["seq"] for e in await bob.entries(40)] == list(range(1, 41))
        assert (await ann.ask(type="create-room", name="tea"))["seq"] == 1


async def test_a_full_disk_refuses_and_a_disk_with_room_again_goes_on(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        await ann.say("before")
        await fill(server.server.store)
        n, answer = 0, {"type": "done"}
        while answer["type"] == "done":
            n += 1
            answer = await ann.say("x" * 16_000, send_id=f"big-{n}")
        assert answer["reason"] == "store-failed"
        assert (await ann.say("x" * 16_000, send_id=f"big-{n}"))["reason"] == "store-failed"
        page = await bob.ask(type="history", room="lobby")
        assert page["head"] == n
        await give_room(server.server.store)
        done = await ann.say("x" * 16_000, send_id=f"big-{n}")
        assert done["seq"] == n + 1
        assert [e["seq"] for e in await bob.entries(n + 1)] == list(range(1, n + 2))


async def test_who_cannot_be_caught_up_is_told_so_and_comes_back_later(server):
    async with server.wire("Ann") as ann:
        await ann.say("1")
        disk = Disk(server.server.store)
        disk.unreadable = True
        hello = {"token": ann.welcome["token"], "rooms": {"lobby": 0}}
        async with server.wire(**hello) as back:
            assert (await back.next("closing", "entry"))["reason"] == "store-failed"
        disk.unreadable = False
        async with server.wire(**hello) as back:
            assert [e["seq"] for e in await back.entries(1)] == [1]


async def test_a_fan_out_in_slices_keeps_the_order_of_each_listener(server):
    """New entries, and frames for one alone, while slices of earlier ones are under way."""
    engine = server.server.engine
    async with server.wire("Ann") as ann:
        person = await server.server.store.person(ann.me)
        sessions = [Session(person) for _ in range(3 * SLICE)]
        for session in sessions:
            engine.arrive(session, await engine.seats(person), {})
        for n in range(40):
            await ann.say(f"{n}")
        assert engine.following.audiences["lobby"].told == 40
        bus_brings = engine.telling.hear
        engine._bus._hear.clear()
        for n in range(5):
            await ann.say(f"late {n}")
        log = await server.server.store.entries("lobby", after=40, limit=40)
        for n, entry in enumerate(log):
            bus_brings([entry])
            engine.out.tell(sessions[-1], Pong(n))
        await ann.entries(45)
        async with asyncio.timeout(10):
            while len(sessions[-1].stays("lobby", 0)[0]) < 45:  # noqa: ASYNC110 - no event
                await asyncio.sleep(0)
        for session in sessions:
            assert session.stays("lobby", 0) == [list(range(1, 46))]
        times = [frame.time for frame in sessions[-1].told if isinstance(frame, Pong)]
        assert times == [0, 1, 2, 3, 4]
        for session in sessions:
            engine.depart(session)


async def test_a_membership_may_begin_and_end_in_the_middle_of_a_batch(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = (await ann.ask(type="create-room", name="tea", kind="private"))["room"]
        people = {w.me: await server.server.store.person(w.me) for w in (ann, bob)}
        wishes = [
            (ann, Say("1", tea, "not yet"), None),
            (ann, Invite("2", tea, bob.me), bob.me),
            (ann, Say("3", tea, "welcome"), None),
            (bob, Leave("4", tea), None),
            (ann, Say("5", tea, "gone"), None),
            (ann, Invite("6", tea, bob.me), bob.me),
        ]
        settled = []
        for wire, wish, who in wishes:
            by = people[wire.me]
            server.server.store.submit(Turn(tea, by, wish, 1, settled.append, who))
        assert [e["seq"] for e in await ann.entries(7, tea)] == list(range(1, 8))
        assert [e["seq"] for e in await bob.entries(4, tea)] == [3, 4, 5, 7]
        assert [turn.refused for turn in settled] == [None] * 6


async def test_what_was_accepted_before_the_server_stops_is_finished_and_answered(server):
    async with server.wire("Ann") as ann:
        disk = Disk(server.server.store)
        disk.go.clear()
        await ann.send(type="say", send_id="1", room="lobby", text="hi")
        await asyncio.to_thread(disk.reached.wait, 10)
        server.stop()
        await ann.send(type="ping")
        assert (await ann.next("pong", "closing"))["type"] == "pong"
        assert (await ann.say("too late"))["reason"] == "server-stopping"
        disk.go.set()
        assert (await ann.next("done", "closing"))["seq"] == 1
        assert (await ann.next("closing"))["reason"] == "server-stopping"
