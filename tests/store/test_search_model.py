"""Whatever happens to messages, and whenever they are indexed: the finds are those of a plain look
at the log."""

import asyncio
from functools import partial
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec import UNSET
from tests.store.test_search import sought, speak
from tests.store.turning import Turns

from linnet.protocol.commands import CreateRoom, Delete, Edit, React, Say
from linnet.protocol.entries import Said
from linnet.store.sqlite import SqliteStore
from linnet.store.statements import entries

WORDS = ("red", "blue", "tulip", "Rosé")
text = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
place = st.integers(0, 5)
deed = st.one_of(
    st.tuples(st.just("say"), text),
    st.tuples(st.just("edit"), place, text),
    st.tuples(st.just("delete"), place),
    st.tuples(st.just("restore")),
    st.tuples(st.just("react"), place),
    st.tuples(st.just("index")),
    st.tuples(st.just("search"), st.sampled_from(WORDS)),
)


@pytest.fixture(scope="module")
def world(tmp_path_factory):
    """One store for all examples, each with a room of its own."""
    with asyncio.Runner() as runner:
        path = tmp_path_factory.mktemp("model") / "linnet.db"
        store = runner.run(SqliteStore.open(path, at=1))
        ann, turns = runner.run(speak(store, "a red tulip in the lobby"))
        yield runner, store, ann, turns, count()
        runner.run(store.close())


@given(deeds=st.lists(deed, max_size=25))
@settings(max_examples=100, deadline=None)
def test_finds_are_what_the_log_says(world, deeds):
    runner, store, ann, turns, numbers = world
    runner.run(_live(store, ann, turns, numbers, deeds))


async def _live(store, ann, turns: Turns, numbers, deeds):
    room = f"~room{next(numbers)}"
    await turns.take(ann, CreateRoom(f"c{next(numbers)}", room[1:], "private"), room)
    seqs, gone = [], []
    for name, *more in (*deeds, *(("search", word) for word in WORDS)):
        send_id = f"s{next(numbers)}"
        if name == "say":
            seqs.append((await turns.take(ann, Say(send_id, room, *more), room)).entry.seq)
        elif name == "index":
            await store._indexing.catch_up()
        elif name == "search":
            await _compare(store, room, *more)
        elif name == "restore" and gone:
            await store._write(partial(entries.rewrite, entry=gone.pop()))
        elif more and seqs:
            seq = seqs[more[0] % len(seqs)]
            (message,) = await store.entries(room, after=seq - 1, upto=seq, limit=1)
            if name == "delete" and message.body.deleted is UNSET:
                gone.append(message)
            wish = {"edit": Edit, "delete": Delete, "react": React}[name]
            rest = more[1:] or (("👍",) if name == "react" else ())
            await turns.take(ann, wish(send_id, room, seq, *rest), room)


async def _compare(store, room, word):
    log = await store.entries(room, after=0, limit=1000)
    there = [
        entry for entry in log if isinstance(entry.body, Said) and word in entry.body.text.split()
    ]
    found = await store.search(sought(f"{word} ", rooms=[store.peek(room)]))
    assert [hit.entry for hit in found.hits] == there[::-1]
    assert found.total == len(there)
