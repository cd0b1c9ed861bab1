"""What a room does not keep is in no byte of the database."""

import sqlite3
from contextlib import closing
from random import Random

from tests.store.turning import Turns

from linnet.protocol import commands as c
from linnet.protocol.people import Role

LENGTHS = (1, 30, 200, 900, 3000, 9000)


def written_anew(folder):
    """The files of the database without what SQLite left where it moved rows away."""
    with closing(sqlite3.connect(folder / "linnet.db")) as db:
        db.execute("vacuum")
        assert db.execute("pragma wal_checkpoint(truncate)").fetchone()[0] == 0
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


async def test_no_earlier_and_no_deleted_text_is_in_the_database(store, ann, tmp_path):
    writing = Writing(store, ann, 3)
    await writing.much(400)
    kept = written_anew(tmp_path)
    assert [number for number in writing.now.values() if number.encode() not in kept] == []
    assert len(writing.gone) > 100
    assert [number for number in writing.gone if number.encode() in kept] == []


async def test_texts_that_were_kept_are_gone_once_the_room_does_not_keep_them(
    store, ann, tmp_path
):
    writing = Writing(store, await store.set_role(ann.id, Role.OWNER), 4)
    await writing.do(c.SetPolicy, keep_editions=True)
    await writing.say()
    for _ in range(20):
        await writing.edit()
    kept = written_anew(tmp_path)
    assert [number for number in writing.gone if number.encode() not in kept] == []
    await writing.do(c.SetPolicy, keep_editions=False)
    kept = written_anew(tmp_path)
    assert [number for number in writing.gone if number.encode() in kept] == []
