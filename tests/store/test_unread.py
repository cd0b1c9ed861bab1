"""Unread is a subtraction that is right for every person, whatever happened in which order."""

import asyncio
from contextlib import asynccontextmanager
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tests.store.conftest import sqlite
from tests.store.test_contract import add
from tests.store.turning import Turns

from linnet.protocol import limits
from linnet.protocol.commands import CreateRoom, Delete, Edit, Invite, Say, SetRole
from linnet.protocol.people import Role
from linnet.protocol.reasons import Reason, Refused

NAMES = ("ann", "bob", "cy")
numbers = count(1)
people = st.sampled_from(NAMES)
places = st.integers(0, 25)
texts = st.sampled_from(
    ["hi", "@bob", "@ann @cy", "@room", "@moderators", "@bob @moderators", "`@bob`"]
)
deeds = st.one_of(
    st.tuples(st.just("say"), people, texts),
    st.tuples(st.just("edit"), people, places, texts),
    st.tuples(st.just("delete"), people, places),
    st.tuples(st.just("read"), people, places),
    st.tuples(st.just("block"), people, people),
    st.tuples(st.just("moderate"), people, st.booleans()),
    st.tuples(st.just("write")),
)


class Truth:
    """What people see in a room, found the slow way: from the log and what they did."""

    def __init__(self):
        self.marker = {}
        self.blocked = set()

    def unread(self, who, log):
        later = [entry for entry in log if entry.seq > self.marker[who]]
        said = [entry for entry in later if entry.body.__class__.__name__ == "Said"]
        return [entry for entry in said if entry.by != who]

    def mentions(self, who, log, role):
        return sum(
            (
                who in entry.body.mentions
                or "room" in entry.body.calls
                or ("moderators" in entry.body.calls and role is not Role.MEMBER)
            )
            and (who, entry.by) not in self.blocked
            for entry in self.unread(who, log)
        )


class Room:
    """A private room of three in a real store."""

    def __init__(self, store, people):
        self.store = store
        self.people = people
        self.ids = {name: person.id for name, person in people.items()}
        self.id = f"~{next(numbers)}"
        self.turns = Turns(store)
        self.truth = Truth()

    async def make(self):
        ann = self.people["ann"]
        await self.wish(ann, CreateRoom(self.send_id(), "nest", "private"))
        for name in NAMES[1:]:
            await self.wish(ann, Invite(self.send_id(), self.id, name), self.ids[name])
        for n, name in enumerate(NAMES, 1):
            self.truth.marker[self.ids[name]] = n

    def send_id(self):
        return f"{next(numbers)}"

    async def wish(self, by, command, who=None):
        words = {}
        if isinstance(command, Say | Edit) and "`" not in command.text:
            words = {word[1:]: word[1:] for word in command.text.split() if word[0] == "@"}
        turn = await self.turns.take(by, command, self.id, who, words)
        return turn.entry

    async def do(self, deed, *args):
        """Do it; whose marker stands where because of it."""
        by = self.people[args[0]] if args else None
        match deed, args:
            case "say", (_, text):
                entry = await self.wish(by, Say(self.send_id(), self.id, text))
                return by.id, entry.seq
            case "edit", (_, seq, text):
                await self.wish(by, Edit(self.send_id(), self.id, max(seq, 1), text))
            case "delete", (_, seq):
                await self.wish(by, Delete(self.send_id(), self.id, max(seq, 1)))
            case "read", (_, seq):
                marker = await self.store.mark_read(by.id, self.id, seq)
                return by.id, marker.seq
            case "block", (_, other):
                self.truth.blocked.add((by.id, self.ids[other]))
                await self.store.block(by.id, self.ids[other], 1)
            case "moderate", (name, yes):
                role = Role.MODERATOR if yes else Role.MEMBER
                command = SetRole(self.send_id(), self.id, name, role)
                await self.wish(self.people["ann"], command, by.id)
            case "write", ():
                await self.store.standings(self.ids["ann"])
        return None

    async def do_at_once(self, deeds):
        done = await asyncio.gather(*(self.do(*deed) for deed in deeds))
        self.truth.marker.update(filter(None, done))

    async def marker(self, who):
        found = await self.store.standings(who)
        return next(one.read for one in found if one.room == self.id)

    async def check(self):
        room = await self.store.room(self.id)
        log = await self.store.entries(self.id, after=0, limit=999)
        for who in self.ids.values():
            marker = await self.marker(who)
            assert room.count - marker.count == len(self.truth.unread(who, log))
            assert marker.mentions == self.truth.mentions(who, log, room.members[who])
        for who in self.ids.values():
            marker = await self.store.mark_read(who, self.id, room.seq)
            assert (room.count - marker.count, marker.mentions) == (0, 0)


@asynccontextmanager
async def trio(folder):
    async with sqlite(folder) as store:
        yield store, {name: await add(store, name) for name in NAMES}


def test_unread_and_mentions_are_right_after_every_history(tmp_path_factory):
    """Also after a read of the head, which leaves nothing unread."""
    folder = tmp_path_factory.mktemp("unread")
    with asyncio.Runner() as runner:
        opened = trio(folder)
        store, people = runner.run(opened.__aenter__())

        @settings(max_examples=60, deadline=None)
        @example([[("say", "bob", "hi"), ("say", "ann", "hi")], [("read", "ann", 0)]])
        @example([[("read", "ann", 0), ("say", "bob", "hi"), ("say", "ann", "hi")]])
        @given(st.lists(st.lists(deeds, max_size=6), max_size=8))
        def histories(history):
            async def play():
                for person in people.values():
                    for other in people.values():
                        await store.unblock(person.id, other.id)
                room = Room(store, people)
                await room.make()
                for deeds in history:
                    await room.do_at_once(deeds)
                await room.check()

            runner.run(play())

        histories()
        runner.run(opened.__aexit__(None, None, None))


async def test_one_blocks_so_many_people_and_no_more(store):
    ann = await add(store, "ann")
    others = [f"{n}" for n in range(limits.BLOCKED)]
    await asyncio.gather(*(store.block(ann.id, other, 1) for other in others))
    with pytest.raises(Refused) as refused:
        await store.block(ann.id, "one more", 1)
    assert refused.value.reason is Reason.TOO_MANY
    await store.block(ann.id, others[0], 2)


async def test_what_one_said_is_read_after_a_crash(opened, tmp_path):
    async with opened(tmp_path) as store:
        ann, bob = await add(store, "ann"), await add(store, "bob")
        turns = Turns(store)
        await turns.say(bob, "1")
        await turns.say(ann, "2")
        copy = tmp_path / "crashed"
        copy.mkdir()
        for file in tmp_path.glob("linnet.db*"):
            (copy / file.name).write_bytes(file.read_bytes())
    async with opened(copy) as store:
        assert (await store.standings(ann.id))[0].read.count == 2
        assert (await store.standings(bob.id))[0].read.count == 1
