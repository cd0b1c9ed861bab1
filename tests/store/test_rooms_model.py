"""Whatever happens in a room: what its entries make of it is what stands in the tables."""

import asyncio
from itertools import count

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.store.conftest import sqlite
from tests.store.test_contract import add
from tests.store.turning import Turns

from linnet.hub.moderation import Sweep
from linnet.hub.room import Room, evolve
from linnet.protocol import commands as c
from linnet.protocol import entries as e
from linnet.protocol.folding import brought_up, is_deleted, rev_of
from linnet.protocol.people import Role
from linnet.store.statements import rooms

NAMES = ("ann", "bob", "cy", "dan")
numbers = count(1)
people = st.sampled_from(NAMES)
places = st.integers(4, 20)
spans = st.sampled_from([1, 5, 1000])
flags = st.booleans()


def about(kind, **more):
    return st.builds(
        lambda who, everywhere, **rest: (kind, who, {"everywhere": everywhere, **rest}),
        people,
        flags,
        **more,
    )


def to(kind, **more):
    return st.builds(lambda **fields: (kind, None, fields), **more)


wishes = st.one_of(
    to(c.Say, text=st.sampled_from(["hi", "@bob", "ho"])),
    to(c.Edit, seq=places, text=st.sampled_from(["new", "@cy"])),
    to(c.Delete, seq=places),
    to(c.React, seq=places, emoji=st.sampled_from(["🎂", "👍"])),
    to(c.Unreact, seq=places, emoji=st.sampled_from(["🎂", "👍"])),
    to(c.Pin, seq=places),
    to(c.Unpin, seq=places),
    to(c.Join),
    to(c.Leave),
    to(c.SetTopic, topic=st.sampled_from(["x", "y"])),
    to(c.Rename, name=st.sampled_from(["nest", "tree"])),
    to(c.SetPolicy, slow=st.sampled_from([0, 2]), locked=flags),
    st.builds(lambda who, role: (c.SetRole, who, {"role": role}), people, st.sampled_from(Role)),
    st.builds(lambda who: (c.Invite, who, {}), people),
    about(c.Kick),
    about(c.Ban, span=st.none() | spans),
    about(c.Unban),
    about(c.Mute, span=spans),
    about(c.Unmute),
    st.builds(
        lambda who, first, size: (Sweep, who, {"first": first, "last": first + size}),
        people,
        places,
        st.integers(0, 20),
    ),
    st.builds(lambda act: (c.Undo, None, {"act": act}), st.integers(1, 12)),
    st.builds(lambda act: (c.Undo, None, {"act": act}), st.integers(1, 5)),
)
where = st.sampled_from(["lobby", "tea", "tea"])
waits = st.sampled_from([0, 0, 500, 3000])
actors = st.sampled_from(["ann", "ann", "ann", *NAMES])
histories = st.lists(st.tuples(where, actors, wishes, waits), min_size=30, max_size=60)


async def play(store, history):
    """Carry a history out; the rooms' ids and everything that was told of them, in order."""
    turns, told = Turns(store), []
    store.listen(lambda batch: (told.extend(batch), [turn.settle(turn) for turn in batch]))
    persons = {name: await add(store, name) for name in NAMES}
    persons["ann"] = await store.set_role(persons["ann"].id, Role.OWNER)
    tea = f"~tea{next(numbers)}"
    await turns.take(persons["ann"], c.CreateRoom("make", "nest"), tea)
    begin = [("tea", name, (c.Join, None, {}), 0) for name in NAMES[1:]]
    begin += [("tea", name, (c.Say, None, {"text": f"hi {n}"}), 0) for n in "12" for name in NAMES]
    for n, (where, by, (kind, who, fields), wait) in enumerate([*begin, *history]):
        turns.at += wait
        room = tea if where == "tea" and not fields.get("everywhere") else "lobby"
        by = await store.person(persons[by].id)
        await turns.take(*wish(kind, f"{n}", by, room, who and persons[who].id, fields))
    return ("lobby", tea), [turn.entry for turn in told if turn.fresh]


def wish(kind, send_id, by, room, who, fields):
    named = {} if who is None else {"who": who}
    placed = {} if kind is c.Undo else {"room": room}
    return by, kind(send_id=send_id, **placed, **named, **fields), room, who


def held(entries, rows):
    """What a client holds that heard the log live, and fetched anew what was brought back."""
    log = []
    for entry in entries:
        log = [*brought_up(log, [entry]), entry]
        if isinstance(entry.body, e.Restored):
            back = {one.seq for one in log if is_deleted(one) and rev_of(one) == entry.body.removal}
            log = [rows[one.seq] if one.seq in back else one for one in log]
    return list(brought_up(log, entries))


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(histories)
def test_the_tables_are_what_the_log_says(tmp_path_factory, history):
    asyncio.run(compare(tmp_path_factory.mktemp("model"), history))


async def compare(folder, history):
    async with sqlite(folder) as store:
        ids, log = await play(store, history)
        for id in ids:
            entries = [entry for entry in log if entry.room == id]
            room = Room(id=id, kind="open", name="lobby" if id == "lobby" else "")
            for entry in entries:
                room = evolve(room, entry)
            kept = await store._read(lambda conn, id=id: rooms.load(conn, id))
            assert kept == room == (store.peek(id) or room)
            rows = {one.seq: one for one in await store.entries(id, after=0, limit=1000)}
            assert held(entries, rows) == list(rows.values())
