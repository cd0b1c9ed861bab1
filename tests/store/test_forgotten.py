"""What a room does not keep is in no byte of the database."""

import asyncio
import sqlite3
from contextlib import closing
from random import Random

import pytest
from tests.store.turning import Turns

from linnet.protocol import commands as c
from linnet.protocol.people import Role
from linnet.protocol.reasons import Refused
from linnet.store.scrubbing import STEP, steps

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


async def test_who_reads_an_old_state_is_waited_for_and_nobody_else_waits(store, ann, tmp_path):
    writing = Writing(store, ann, 7)
    await writing.much(30)
    with closing(sqlite3.connect(tmp_path / "linnet.db", isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from entry").fetchall()
        await writing.edit()
        leaving = asyncio.create_task(files(store, tmp_path))
        for _ in range(20):
            await asyncio.wait_for(writing.say(), 2)
        assert not leaving.done()
        reader.execute("rollback")
        kept = await leaving
    assert [number for number in writing.gone if number.encode() in kept] == []


async def test_who_reads_an_old_state_for_too_long_is_told_of(store, ann, tmp_path, monkeypatch):
    monkeypatch.setattr("linnet.store.tidying.PATIENCE", 0.1)
    monkeypatch.setattr("linnet.store.tidying.A_REST", 1e12)
    writing = Writing(store, ann, 8)
    await writing.much(30)
    with closing(sqlite3.connect(tmp_path / "linnet.db", isolation_level=None)) as reader:
        reader.execute("begin")
        reader.execute("select count(*) from entry").fetchall()
        await writing.edit()
        with pytest.raises(Refused):
            await store.leave_no_trace()
    await store.tidy()  # It is not forgotten that there are traces.
    kept = b"".join(path.read_bytes() for path in tmp_path.iterdir())
    assert [number for number in writing.gone if number.encode() in kept] == []


async def test_a_file_whose_gaps_are_overwritten_while_people_write_is_whole(store, ann, tmp_path):
    writing = Writing(store, ann, 9)
    tidying = asyncio.create_task(_again_and_again(store))
    await writing.much(150)
    tidying.cancel()
    await asyncio.gather(tidying, return_exceptions=True)
    with closing(sqlite3.connect(tmp_path / "linnet.db")) as db:
        assert db.execute("pragma integrity_check").fetchall() == [("ok",)]


async def _again_and_again(store):
    while True:
        await store.leave_no_trace()
        await asyncio.sleep(0.005)


@pytest.mark.parametrize(
    "pages", [1, 2, STEP, STEP + 1, STEP + 2, 262_144, 262_145, 262_146, 300_000]
)
def test_every_page_is_looked_at_once_but_the_first_and_that_of_the_locks(pages):
    seen = [page for part in steps(pages, 4096) for page in part]
    assert seen == [page for page in range(1, pages) if page != 2**30 // 4096]
