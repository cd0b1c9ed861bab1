"""What a room does not keep is in no byte of the database."""

import asyncio
from collections import namedtuple
from random import Random

import pytest
from tests.store.turning import Turns

from linnet.protocol import commands as c
from linnet.protocol.people import Role

Full = namedtuple("Full", "free")
LENGTHS = (1, 30, 200, 900, 3000, 9000)


async def files(store, folder):
    """All there is on the disk once no trace is left."""
    await store.leave_no_trace()
    return b"".join(path.read_bytes() for path in folder.iterdir())


class Writing:
    """Somebody who writes a lot; every text begins with a number of its own."""

    def __init__(self, store, ann, seed):
        self.turns = Turns(store)
        self.ann = ann
        self.random = Random(seed)
        self.now = {}
        self.gone = []
        self.numbers = 0

    def text(self):
        self.numbers += 1
        number = f"<{self.numbers:06}>"
        return number, f"{number}{self.random.choice('xyz') * self.random.choice(LENGTHS)}"

    async def do(self, kind, **fields):
        self.numbers += 1
        command = kind(send_id=f"w{self.numbers}", room="lobby", **fields)
        turn = await self.turns.take(self.ann, command)
        assert turn.refused is None
        return turn.entry.seq

    async def say(self):
        number, text = self.text()
        self.now[await self.do(c.Say, text=text)] = number

    async def edit(self):
        seq = self.random.choice(list(self.now))
        number, text = self.text()
        await self.do(c.Edit, seq=seq, text=text)
        self.gone.append(self.now[seq])
        self.now[seq] = number

    async def delete(self):
        seq = self.random.choice(list(self.now))
        await self.do(c.Delete, seq=seq)
        self.gone.append(self.now.pop(seq))

    async def much(self, number):
        for _ in range(5):
            await self.say()
        for _ in range(number):
            await self.random.choice([self.say, self.edit, self.edit, self.delete])()
            if not self.now:
                await self.say()


@pytest.mark.parametrize("seed", [2, 3])
async def test_no_earlier_and_no_deleted_text_is_in_the_database(store, ann, tmp_path, seed):
    writing = Writing(store, ann, seed)
    await writing.much(400)
    kept = await files(store, tmp_path)
    assert [number for number in writing.now.values() if number.encode() not in kept] == []
    assert len(writing.gone) > 100
    assert [number for number in writing.gone if number.encode() in kept] == []


async def test_texts_that_were_kept_are_gone_once_the_room_does_not_keep_them(store, ann, tmp_path):
    writing = Writing(store, await store.set_role(ann.id, Role.OWNER), 4)
    await writing.do(c.SetPolicy, keep_editions=True)
    await writing.say()
    for _ in range(20):
        await writing.edit()
    kept = await files(store, tmp_path)
    assert [number for number in writing.gone if number.encode() not in kept] == []
    await writing.do(c.SetPolicy, keep_editions=False)
    kept = await files(store, tmp_path)
    assert [number for number in writing.gone if number.encode() in kept] == []


async def test_what_is_written_while_no_trace_is_left_is_written(store, ann, tmp_path):
    writing = Writing(store, ann, 5)
    await writing.much(50)
    tidying = [asyncio.create_task(store.leave_no_trace()) for _ in range(3)]
    await asyncio.gather(*tidying, *(writing.say() for _ in range(20)))
    kept = await files(store, tmp_path)
    assert [number for number in writing.now.values() if number.encode() not in kept] == []
    assert [number for number in writing.gone if number.encode() in kept] == []


async def test_the_file_is_tidied_where_something_was_overwritten_and_only_there(
    store, ann, tmp_path, monkeypatch
):
    monkeypatch.setattr("linnet.store.tidying.A_REST", 1e12)
    file = tmp_path / "linnet.db"
    writing = Writing(store, ann, 6)
    await writing.much(50)
    await store.tidy()
    before = file.stat().st_mtime_ns
    await writing.say()
    await store.tidy()
    assert file.stat().st_mtime_ns == before
    await writing.edit()
    await store.tidy()
    assert file.stat().st_mtime_ns > before


async def test_a_disk_too_full_for_it_keeps_the_traces_for_later(store, ann, tmp_path, monkeypatch):
    monkeypatch.setattr("linnet.store.tidying.A_REST", 1e12)
    monkeypatch.setattr("linnet.store.tidying.disk_usage", lambda _: Full(free=1000))
    writing = Writing(store, ann, 7)
    await writing.much(50)
    file = tmp_path / "linnet.db"
    before = file.stat().st_mtime_ns
    await store.tidy()
    assert file.stat().st_mtime_ns == before
    monkeypatch.undo()
    monkeypatch.setattr("linnet.store.tidying.A_REST", 1e12)
    await store.tidy()
    assert file.stat().st_mtime_ns > before
