"""Killed again and again under load: nothing that was acknowledged is lost, doubled or moved."""

import asyncio
import json
import os
import random
import signal
import sqlite3

from tests.faults.proxy import DeafProxy
from tests.ground import running
from tests.serve.program import free_port, serving
from tests.serve.stubborn import Stubborn

ROUNDS = int(os.environ.get("LINNET_SOAK", "8"))
CLIENTS = 4


def logged(path):
    with sqlite3.connect(path) as db:
        rows = db.execute(
            "select seq, by, send_id, body from entry where room = 'lobby' order by seq"
        ).fetchall()
    db.close()
    return [(seq, by, send_id, json.loads(body)["text"]) for seq, by, send_id, body in rows]


def check(log, clients):
    """What a client was promised and what it heard is what is on disk, once."""
    assert [seq for seq, *_ in log] == list(range(1, len(log) + 1))
    assert len({(by, send_id) for _, by, send_id, _ in log}) == len(log)
    places = {(by, send_id): seq for seq, by, send_id, _ in log}
    for client in clients:
        mine = {send_id: seq for (by, send_id), seq in places.items() if by == client.id}
        assert mine == client.promised
        assert client.log == log


async def everybody_hears(clients, head):
    await asyncio.gather(*(client.hear(head) for client in clients))


class Acknowledged:
    """Counts answers, so that a kill comes in the midst of them."""

    def __init__(self, chance):
        self._chance = chance
        self._left = 0
        self._enough = asyncio.Event()

    def one_more(self):
        self._left -= 1
        if self._left <= 0:
            self._enough.set()

    async def some(self):
        self._left = self._chance.randint(1, 150)
        self._enough.clear()
        await asyncio.wait_for(self._enough.wait(), 30)


async def test_kill_9_under_load_loses_doubles_and_reorders_nothing(tmp_path):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, port = random.Random(seed), free_port()
    acknowledged = Acknowledged(chance)
    clients = [Stubborn(f"C{n}", port, acknowledged.one_more) for n in range(CLIENTS)]
    talking = []
    for n in range(ROUNDS):
        async with serving(tmp_path, port) as program:
            if not talking:
                await asyncio.gather(*(client.enter() for client in clients))
                talking = [asyncio.create_task(client.run()) for client in clients]
            await acknowledged.some()
            assert not any(task.done() for task in talking), n
            program.signal(signal.SIGKILL)
            await program.ended()
    async with serving(tmp_path, port) as program:
        for client in clients:
            client.finish()
        await asyncio.wait_for(asyncio.gather(*talking), 30)
        log = logged(tmp_path / "linnet.db")
        await asyncio.wait_for(everybody_hears(clients, len(log)), 30)
        program.signal(signal.SIGTERM)
        assert await program.ended() == 0
    check(logged(tmp_path / "linnet.db"), clients)
    assert sum(client.reconnects for client in clients) >= CLIENTS * ROUNDS / 2


async def test_lost_answers_are_asked_for_again_and_nothing_is_said_twice(tmp_path):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    async with running(tmp_path) as server:
        proxy = DeafProxy(server.port, random.Random(seed))
        async with proxy.listening() as port:
            clients = [Stubborn(f"C{n}", server.port) for n in range(CLIENTS)]
            await asyncio.gather(*(client.enter() for client in clients))
            for client in clients:
                client.port = port
                client.finish(150)
            await asyncio.wait_for(asyncio.gather(*(c.run() for c in clients)), 40)
            assert proxy.cuts > CLIENTS
            assert sum(client.known_again for client in clients) > 0
        for client in clients:
            client.port = server.port
        log = logged(tmp_path / "linnet.db")
        assert len(log) == 150 * CLIENTS
        await asyncio.wait_for(everybody_hears(clients, len(log)), 20)
    check(logged(tmp_path / "linnet.db"), clients)
