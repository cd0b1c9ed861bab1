"""Backups of a server that people talk at, some of them killed: each has all that was promised.

LINNET_SOAK=20 makes twenty, five of them killed.
"""

import asyncio
import json
import os
import random
import signal
import sqlite3
import sys
from contextlib import asynccontextmanager, closing, suppress

from tests.backup.conftest import post_file
from tests.serve.program import serving, wire

from linnet.backup import verifying
from linnet.backup.layout import BackupError
from linnet.backup.restoring import restore

ROUNDS = int(os.environ.get("LINNET_SOAK", "4"))
KILLED = 4
"""One of so many is killed."""
A_SECOND = 200
"""Messages."""
PATIENCE = 60


def silent(text):
    pass


class Talker:
    """Says so much a second whatever is answered; `promised` has the texts by their places."""

    def __init__(self, wire):
        self._wire = wire
        self._said = {}
        self.promised = {}

    @asynccontextmanager
    async def talking(self):
        tasks = [asyncio.create_task(self._talk()), asyncio.create_task(self._hear())]
        try:
            yield self
            assert not any(task.done() for task in tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _talk(self):
        loop = asyncio.get_running_loop()
        began, number = loop.time(), 0
        while True:
            number += 1
            self._said[f"t-{number}"] = text = f"{number} " + "🎂 and words " * (number % 50)
            await self._wire.send(type="say", send_id=f"t-{number}", room="lobby", text=text)
            await asyncio.sleep(max(0, began + number / A_SECOND - loop.time()))

    async def _hear(self):
        while True:
            frame = json.loads(await self._wire.connection.recv())
            if frame["type"] == "done":
                self.promised[frame["seq"]] = self._said.pop(frame["send_id"])
            assert frame["type"] != "refused", frame


async def backing_up(data, target):
    return await asyncio.create_subprocess_exec(
        sys.executable, "-m", "linnet", "backup", str(target), "--data", str(data),
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip


async def killed(data, target, chance):
    """Begin a backup and kill it once it writes; whether it was in time."""
    running = await backing_up(data, target)
    # A file of another program has no event.
    while not list(target.parent.glob(f"{target.name}.*")) and running.returncode is None:  # noqa: ASYNC110
        await asyncio.sleep(0.001)
    await asyncio.sleep(chance.random() * 0.05)
    if running.returncode is None:
        running.send_signal(signal.SIGKILL)
    await running.communicate()
    return not target.exists()


def check_killed(target, place):
    """Nothing has the backup's name, and nothing that was left is taken for one unless it is."""
    rests = list(target.parent.glob(f"{target.name}.*"))
    assert rests, "killed before it began"
    for rest in rests:
        with suppress(BackupError):
            restore(rest, place, silent)
            # Killed between its last byte and its name.
            assert verifying.folder(place, silent).problems == []
        rest.unlink()


def check_whole(target, place, before, after):
    """Restored and looked at: all promised before it began, nothing else than was promised."""
    assert verifying.archive(target, silent).problems == []
    restore(target, place, silent)
    assert verifying.folder(place, silent).problems == []
    with closing(sqlite3.connect(place / "linnet.db")) as db:
        query = "select seq, body from entry where room = 'lobby' order by seq"
        log = {seq: json.loads(body)["text"] for seq, body in db.execute(query)}
    assert list(log) == list(range(1, len(log) + 1))
    assert {seq: log[seq] for seq in before} == before
    both = after.keys() & log.keys()
    assert {seq: log[seq] for seq in both} == {seq: after[seq] for seq in both}


class Place:
    """A server as `post_file` wants to know it."""

    def __init__(self, port):
        self.url = f"http://127.0.0.1:{port}"


async def test_backups_under_load_have_all_that_was_acknowledged_before(tmp_path):
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    chance, data = random.Random(seed), tmp_path / "data"
    kills = 0
    async with serving(data) as program, wire(program.port, name="Ann") as ann:
        await post_file(Place(program.port), ann, chance.randbytes(30_000_000))
        async with Talker(ann).talking() as talker:
            for number in range(1, ROUNDS + 1):
                target, place = tmp_path / f"{number}.tar", tmp_path / f"restored-{number}"
                before = dict(talker.promised)
                if number % KILLED == 0 and await killed(data, target, chance):
                    kills += 1
                    check_killed(target, place)
                    continue
                if not target.exists():
                    running = await backing_up(data, target)
                    said = await asyncio.wait_for(running.communicate(), PATIENCE)
                    assert running.returncode == 0, said
                after = dict(talker.promised)
                assert len(after) > len(before), "nobody talked while it was made"
                await asyncio.to_thread(check_whole, target, place, before, after)
    assert kills > 0 or ROUNDS < KILLED
