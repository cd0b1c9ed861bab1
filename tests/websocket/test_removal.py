"""Put out in the middle of a stream: the entry that says so is the last of the room one gets."""

import asyncio

import pytest
from tests.ground import running
from tests.order import act, chief, room
from tests.websocket.raw import raw

TEXT = "x" * 1000


@pytest.fixture
async def server(tmp_path):
    async with running(tmp_path / "data", write_buffer=1 << 14, rate_messages="off") as server:
        yield server


async def chatter(wire, room, number, start=0, text=TEXT):
    for n in range(start, start + number):
        await wire.send(type="say", send_id=f"c-{n}", room=room, text=text)
    for _ in range(number):
        await wire.next("done")


async def told(client, room):
    """The seqs of a room's entries until the server hangs up, and why it did."""
    seqs, why = [], None
    while why is None:
        frame = await client.next("entry", "closing")
        if frame["type"] == "closing":
            why = frame["reason"]
        elif frame["room"] == room:
            seqs.append(frame["seq"])
    return seqs, why


class Slow:
    """Somebody of that name, as the acts of others name them."""

    def __init__(self, client):
        self.me = client.welcome["you"]["id"]


async def test_who_is_behind_hears_nothing_after_it(server):
    async with server.wire("Ann") as ann, raw(server.port, "Slow", buffer=4096) as slow:
        tea = await room(ann, Slow(slow))
        await chatter(ann, tea, 1000)
        kicked = (await act(ann, "kick", Slow(slow), tea))["seq"]
        await chatter(ann, tea, 20, start=1000)
        seqs, why = await told(slow, tea)
        assert why == "too-slow"
        assert seqs == list(range(2, seqs[-1] + 1))
        assert seqs[-1] < kicked


@pytest.mark.parametrize("kind", ["kick", "ban"])
async def test_who_is_catching_up_hears_nothing_after_it(server, kind):
    async with server.wire("Ann") as ann:
        async with server.wire("Slow") as first:
            tea = await room(ann, first)
        await chatter(ann, tea, 1500)
        hello = {"token": first.welcome["token"], "rooms": {tea: 0}}
        async with raw(server.port, buffer=4096, **hello) as slow:
            put_out = (await act(ann, kind, Slow(slow), tea))["seq"]
            await chatter(ann, tea, 20, start=1500)
            seqs, _ = await told(slow, tea)
            assert seqs == list(range(1, len(seqs) + 1))
            assert len(seqs) < put_out


async def test_off_the_server_ends_a_stream_in_all_rooms(server):
    async with chief(server) as owner, server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        talking = asyncio.create_task(chatter(ann, tea, 100, text="x"))
        await bob.entries(20, tea)
        await act(owner, "ban", bob, "lobby")
        await talking
        assert (await bob.next("closing"))["reason"] == "banned"
        assert bob.heard[-1]["type"] == "closing"
        assert bob.heard[-2]["body"]["kind"] == "banned"


async def test_a_ban_told_while_somebody_is_looked_up_counts(server):
    async with chief(server) as owner, server.wire("Bob") as bob:
        engine = server.server.engine
        seats = engine.seats

        async def looked_up_slowly(person):
            found = await seats(person)
            if person.id == bob.me:
                await act(owner, "ban", bob, "lobby")
            return found

        engine.seats = looked_up_slowly
        async with server.wire() as again:
            await again.send(type="hello", token=bob.welcome["token"])
            assert (await again.next("refused", "welcome")).get("reason") == "banned"
        assert bob.me not in engine.telling.online
