"""A client that does not read costs bounded memory, delays nobody, and misses nothing."""

import asyncio
import time

import pytest
from tests.ground import running
from tests.websocket.raw import raw

BUFFER = 1 << 14
TEXT = "x" * 1000


@pytest.fixture
async def server(tmp_path):
    async with running(tmp_path / "data", write_buffer=BUFFER) as server:
        yield server


def connection_of(server, id):
    return server.server.engine.telling.online[id][0]


def waiting(connection):
    """Bytes the server holds for a connection."""
    return connection._transport.get_write_buffer_size() + len(connection.part)


async def chatter(wire, room, number, start=0):
    for n in range(start, start + number):
        await wire.send(type="say", send_id=f"{room}-{n}", room=room, text=TEXT)
    for _ in range(number):
        await wire.next("done")


async def read_seqs(client, room, last):
    seqs = []
    while not seqs or seqs[-1] < last:
        entry = await client.next("entry")
        if entry["room"] == room:
            seqs.append(entry["seq"])
    return seqs


async def test_who_falls_behind_is_caught_up_without_a_gap_and_bounded_meanwhile(server):
    async with server.wire("Ann") as ann, raw(server.port, "Slow", buffer=4096) as slow:
        held = []
        for start in range(0, 1500, 250):
            await chatter(ann, "lobby", 250, start)
            held.append(waiting(connection_of(server, slow.welcome["you"]["id"])))
        assert max(held) < 4 * BUFFER + 300 * len(TEXT)
        assert await read_seqs(slow, "lobby", 1500) == list(range(1, 1501))
        await ann.say("live again")
        assert (await slow.next("entry"))["seq"] == 1501


async def test_a_slow_reader_keeps_its_place_while_others_go_on_talking(server):
    async with server.wire("Ann") as ann, raw(server.port, "Slow", buffer=4096) as slow:
        talking = asyncio.create_task(chatter(ann, "lobby", 1500))
        seqs = []
        while len(seqs) < 1500:
            seqs.append((await slow.next("entry"))["seq"])
            if len(seqs) % 100 == 0:
                slow.send(type="ping")
                await asyncio.sleep(0)
        await talking
        assert seqs == list(range(1, 1501))


async def test_who_reads_nothing_until_the_deadline_is_sent_away_and_nobody_is_delayed(server):
    server.server.door.patience = 0.5
    async with server.wire("Ann") as ann, raw(server.port, "Slow", buffer=4096) as slow:
        await chatter(ann, "lobby", 1000)
        slowest = 0.0
        while slow.welcome["you"]["id"] in server.server.engine.telling.online:
            began = time.monotonic()
            await ann.say("still quick")
            slowest = max(slowest, time.monotonic() - began)
        assert slowest < 0.5
        assert await slow.closed() == ("too-slow", 1013)


async def test_who_never_reads_again_is_cut_off(server):
    server.server.door.patience = 0.1
    async with server.wire("Ann") as ann, raw(server.port, "Slow", buffer=4096):
        await chatter(ann, "lobby", 1000)
        gone = asyncio.Event()
        closed = server.server.door.closed
        server.server.door.closed = lambda connection: (closed(connection), gone.set())
        await asyncio.wait_for(gone.wait(), 30)
        assert len(server.server.door.connections) == 1


async def test_a_room_one_is_let_into_while_behind_waits_too(server):
    async with server.wire("Ann") as ann, raw(server.port, "Slow", buffer=4096) as slow:
        await chatter(ann, "lobby", 1000)
        connection = connection_of(server, slow.welcome["you"]["id"])
        assert connection.behind
        tea = (await ann.ask(type="create-room", name="tea"))["room"]
        await ann.ask(type="invite", room=tea, who="Slow")
        before = waiting(connection)
        await chatter(ann, tea, 500)
        assert waiting(connection) < before + 250 * len(TEXT)
        assert await read_seqs(slow, tea, 502) == list(range(2, 503))


async def test_who_leaves_elsewhere_while_behind_begins_anew_and_does_not_hear_on(server):
    async with server.wire("Ann") as ann, raw(server.port, "Slow", buffer=4096) as slow:
        async with server.wire(token=slow.welcome["token"]) as quick:
            tea = (await ann.ask(type="create-room", name="tea"))["room"]
            await ann.ask(type="invite", room=tea, who="Slow")
            await chatter(ann, tea, 1000)
            await quick.entries(1001, tea)  # or it might be behind, too, and be sent away
            await quick.ask(type="leave", room=tea)
            await ann.say("without Slow", room=tea)
        assert await slow.closed() == ("too-slow", 1013)


async def test_pings_without_end_from_one_who_reads_nothing_are_bounded(server):
    async with server.wire("Ann") as ann, raw(server.port, "Flood", buffer=4096) as flood:
        connection = connection_of(server, flood.welcome["you"]["id"])
        for _ in range(20_000):
            flood.peer.send_ping(b"x" * 125)
        flood.flush()
        await chatter(ann, "lobby", 50)
        assert waiting(connection) < 1 << 20


async def test_slow_commands_without_end_wait_in_the_client_s_own_socket(server):
    number = 8_000
    async with raw(server.port, "Ann") as ann, server.wire("Bob") as bob:
        connection = connection_of(server, ann.welcome["you"]["id"])
        for n in range(number):
            ann.peer.send_text(b'{"type":"history","send_id":"%d","room":"#lobby","limit":1}' % n)
        ann.flush()
        longest = 0
        for n in range(number):
            assert (await ann.next("history"))["send_id"] == f"{n}"
            longest = max(longest, len(connection._waiting or ()))
        assert longest < 5_000
        assert (await bob.say("unharmed"))["type"] == "done"
