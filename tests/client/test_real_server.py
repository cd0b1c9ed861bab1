"""The client against the real server: rooms, direct rooms, restarts under load."""

import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.client.test_client import until
from tests.ground import UNLIMITED_VARIABLES, running

from linnet.client import Address, Client, Refused
from linnet.client.backoff import Backoff
from linnet.client.events import Arrived, RoomGone
from linnet.protocol.entries import Said
from linnet.protocol.frames import Presence


def quick(port: int, name: str, **more: object) -> Client:
    return Client(
        Address("127.0.0.1", port), name=name, backoff=Backoff(lambda low, high: 0.05), **more
    )


async def test_two_people_meet_in_rooms_of_all_kinds(tmp_path, home):
    async with (
        running(tmp_path / "data") as server,
        quick(server.port, "Ann") as ann,
        quick(server.port, "Ben") as ben,
    ):
        tea = await ann.create_room("tea", topic="leaves")
        assert (await ben.join("#tea")).topic == "leaves"
        direct = await ben.direct("Ann")
        assert direct.with_.id == ann.me.id
        assert (await ann.direct(ben.me.id)).id == direct.id
        await ben.say(direct.id, "psst")
        heard = [await until(ann, Arrived) for _ in range(4)]
        assert heard[-1].entry.body == Said("psst")
        secret = await ann.create_room("secret", kind="private")
        await ann.invite("secret", "Ben")
        await ben.say("secret", "here")
        await ben.leave("secret")
        assert secret.id not in ben.rooms
        people = await ann.list_people("lobby")
        assert {person.name for person in people if person.online} == {"Ann", "Ben"}
        assert ann.rooms[tea.id].members == 2
        await ann.read(direct.id)
        assert ann.rooms[direct.id].read.seq == 2


async def test_refusals_of_the_real_server_have_reasons(tmp_path, home):
    async with running(tmp_path / "data") as server, quick(server.port, "Ann") as ann:
        reasons = []
        for wish in (
            ann.say("nowhere", "x"),
            ann.say("lobby", ""),
            ann.say("lobby", "x" * 20_000),
            ann.leave("lobby"),
            ann.direct("Nobody"),
            ann.create_room("lobby"),
        ):
            try:
                await wish
            except Refused as refused:
                reasons.append(refused.reason)
        assert reasons == [
            "no-such-room",
            "empty-text",
            "too-long",
            "cannot-leave",
            "no-such-person",
            "room-name-taken",
        ]


async def test_who_comes_and_goes_is_told(tmp_path, home):
    async with running(tmp_path / "data") as server, quick(server.port, "Ann") as ann:
        async with quick(server.port, "Ben"):
            while not any(p.name == "Ben" for p in (await until(ann, Presence)).came):
                pass
            assert ann.room("lobby").online == 2
        assert [p.name for p in (await until(ann, Presence)).went] == ["Ben"]


async def test_a_room_that_was_left_is_gone_for_its_events_too(tmp_path, home):
    async with running(tmp_path / "data") as server, quick(server.port, "Ann") as ann:
        tea = await ann.create_room("tea")
        await ann.leave("tea")
        assert await until(ann, RoomGone) == RoomGone(tea.id)
        again = await ann.create_room("coffee")
        await ann.say("coffee", "x")
        assert ann.rooms[again.id].count == 1


@asynccontextmanager
async def serving(data: Path, port: int) -> AsyncIterator[int]:
    """`linnet serve` in a process of its own, killed at the end without warning."""
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "linnet", "serve", "--data", str(data), "--port", str(port)),
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.DEVNULL,
        env=os.environ | UNLIMITED_VARIABLES,
    )
    try:
        ready = await asyncio.wait_for(running.stdout.readline(), 20)
        yield int(ready.decode().rpartition(":")[2])
    finally:
        running.kill()
        await running.communicate()


async def post_until_heard(clients: dict[str, Client], said: dict[str, int], number: int) -> None:
    """Everybody says so much at once; some of it is on its way when the first is heard."""
    heard = asyncio.create_task(until(next(iter(clients.values())), Arrived))
    for _ in range(number):
        for name, client in clients.items():
            client.post("lobby", f"{name} {said[name]}")
            said[name] += 1
    await asyncio.wait_for(heard, 20)


async def test_a_server_killed_under_load_loses_doubles_and_reorders_nothing(tmp_path, home):
    said = dict.fromkeys(("Ann", "Ben", "Cem"), 0)
    async with serving(tmp_path / "data", 0) as port:
        clients = {name: quick(port, name) for name in said}
        for client in clients.values():
            await client.__aenter__()
        await post_until_heard(clients, said, 40)
    for _ in range(2):
        async with serving(tmp_path / "data", port):
            await post_until_heard(clients, said, 40)
    async with serving(tmp_path / "data", port):
        await asyncio.wait_for(asyncio.gather(*(c.drained() for c in clients.values())), 30)
        page = await clients["Ann"].history("lobby", limit=500)
        texts = [entry.body.text for entry in page.entries if isinstance(entry.body, Said)]
        for name, client in clients.items():
            mine = [text for text in texts if text.startswith(name)]
            assert mine == [f"{name} {number}" for number in range(said[name])]
            while client.timeline("lobby").last < page.head:
                await asyncio.wait_for(until(client, Arrived), 20)
            assert list(client.timeline("lobby").entries) == list(page.entries)
            await client.close()
