"""Whatever the bus does, every session hears every entry of its rooms once and in order."""

import asyncio
import random
import shutil
from contextlib import asynccontextmanager
from itertools import count

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.engine.session import Session
from tests.faults.bus import FaultyBus
from tests.faults.gate import Gate

from linnet.auth.lookalikes import key
from linnet.engine.engine import Engine
from linnet.protocol.commands import CreateRoom, Join, Leave, Say
from linnet.protocol.entries import Entry
from linnet.protocol.people import PersonKind, Role
from linnet.store.sqlite import SqliteStore


@pytest.fixture(scope="module")
def template(tmp_path_factory):
    path = tmp_path_factory.mktemp("template") / "linnet.db"

    async def make():
        store = await SqliteStore.open(path, 1)
        await store.close()

    asyncio.run(make())
    return path


class Play:
    """People who come, talk, join, leave and resume, as `random` has it."""

    def __init__(self, engine, store, chance):
        self.engine, self.store, self.chance = engine, store, chance
        self.ids = count(1)
        self.sessions = []
        self.people = []
        self.done = []

    async def begin(self):
        for name in ("Ann", "Bob", "Cy"):
            values = {"kind": PersonKind.GUEST, "role": Role.MEMBER, "password": None, "at": 1}
            person, _ = await self.store.add_person(name=name, key=key(name), **values)
            self.people.append(person)
        entry = await self.engine.perform(self.people[0], CreateRoom("c", "tea"))
        self.tea = entry.room
        await self.engine.perform(self.people[1], Join("j", self.tea))

    async def step(self):
        match self.chance.choice(["say"] * 8 + ["come"] * 3 + ["move", "compare", "rest"]):
            case "say":
                for _ in range(self.chance.randint(1, 5)):
                    room = self.chance.choice(["lobby", self.tea])
                    say = Say(f"s{next(self.ids)}", room, "x")
                    self.engine.say(self.people[0], room, say, self.done.append)
            case "come":
                await self.come(self.chance.choice(self.people))
            case "move":
                await self.move(self.people[2])
            case "compare":
                await self.engine.compare_heads()
            case "rest":
                await self.store.settled()
        await asyncio.sleep(0)

    async def come(self, person):
        held = {}
        if self.chance.random() < 0.7:
            heads = await self.store.heads(["lobby", self.tea])
            held = {room: self.chance.randint(0, head) for room, head in heads.items()}
        session = Session(person)
        views = self.engine.arrive(session, await self.engine.seats(person), held)
        starts = {view.id: held.get(view.id, view.head) for view in views}
        self.sessions.append((session, starts))

    async def move(self, person):
        room = await self.store.room(self.tea)
        wish = Leave if person.id in room.members else Join
        await self.engine.perform(person, wish(f"m{next(self.ids)}", self.tea))

    async def everybody_heard_everything(self):
        await self.store.settled()
        heads = await self.store.heads(["lobby", self.tea])
        async with asyncio.timeout(10):
            while not all(self.is_there(*each, heads) for each in self.sessions):
                await self.engine.compare_heads()
                await asyncio.sleep(0.001)
        return heads

    def is_there(self, session, starts, heads):
        if session.closed:
            return True
        last = {room: seq for room, seq in starts.items() if room in session.rooms}
        last |= {f.room: f.seq for f in session.told if isinstance(f, Entry)}
        return all(last.get(room, 0) >= heads[room] for room in session.rooms)


def check(session, room, start):
    """One run of consecutive entries for each stay, each after the one before."""
    stays = session.stays(room, start)
    for stay in stays:
        assert stay == list(range(stay[0], stay[0] + len(stay))) if stay else True
    flat = [seq for stay in stays for seq in stay]
    assert flat == sorted(set(flat))
    if start is not None and stays[0]:
        assert stays[0][0] == start + 1


@asynccontextmanager
async def playing(path, chance):
    store = await SqliteStore.open(path, 1)
    engine = Engine(store, FaultyBus(chance), lambda: 1, key)
    try:
        await engine.reading.lobby()
        yield Play(engine, store, chance)
    finally:
        await engine.close()
        await store.close()


async def play(path, seed, steps):
    async with playing(path, random.Random(seed)) as game:
        await game.begin()
        for _ in range(steps):
            await game.step()
        await game.everybody_heard_everything()
        for session, starts in game.sessions:
            for room in ("lobby", game.tea):
                check(session, room, starts.get(room))
        assert all(turn.entry for turn in game.done)
        return sum(len(session.told) for session, _ in game.sessions)


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 2**32), st.integers(10, 120))
def test_a_bus_that_drops_repeats_and_reorders_harms_no_session(
    template, tmp_path_factory, seed, steps
):
    path = tmp_path_factory.mktemp("play") / "linnet.db"
    shutil.copy(template, path)
    asyncio.run(play(path, seed, steps))


def test_the_play_tells_something(template, tmp_path):
    shutil.copy(template, tmp_path / "linnet.db")
    assert asyncio.run(play(tmp_path / "linnet.db", 1, 120)) > 200


@asynccontextmanager
async def late(template, path):
    """A listener in the lobby, and what was said there, which no bus has told yet."""
    shutil.copy(template, path)
    async with playing(path, random.Random(0)) as game:
        game.engine._bus.publish = lambda entries: None
        await game.begin()
        bob = Session(game.people[1])
        game.engine.arrive(bob, await game.engine.seats(bob.person), {})

        async def said(number):
            for _ in range(number):
                say = Say(f"s{next(game.ids)}", "lobby", "x")
                game.engine.say(game.people[0], "lobby", say, game.done.append)
            await game.store.settled()
            return await game.store.entries("lobby", after=0, limit=99)

        yield game, bob, said


async def until_told(session, number):
    async with asyncio.timeout(10):
        while len(session.stays("lobby", 0)[0]) < number:  # noqa: ASYNC110 - no event
            await asyncio.sleep(0)


@pytest.mark.parametrize("order", [[0, 2, 1, 3], [0, 0, 2, 3], [3, 2, 1, 0], [1, 2, 3], [3]])
async def test_one_publication_may_be_in_any_order_and_have_holes(order, template, tmp_path):
    async with late(template, tmp_path / "linnet.db") as (game, bob, said):
        log = await said(4)
        game.engine.telling.hear([log[n] for n in order])
        await until_told(bob, 4)
        game.engine.telling.hear([log[n] for n in order])
        assert bob.stays("lobby", 0) == [[1, 2, 3, 4]]


async def test_what_is_lost_while_something_lost_is_read_is_read_too(template, tmp_path):
    async with late(template, tmp_path / "linnet.db") as (game, bob, said):
        log = await said(3)
        gate = Gate(game.store, "entries")
        game.engine.telling.hear(log[1:2])
        await gate.until_reached()
        for n in (4, 5):
            say = Say(f"more-{n}", "lobby", "x")
            game.engine.say(game.people[0], "lobby", say, game.done.append)
        await game.store.settled()
        game.engine.telling.hear([game.done[-1].entry])
        gate.open()
        await until_told(bob, 5)
        assert bob.stays("lobby", 0) == [[1, 2, 3, 4, 5]]


async def test_what_the_bus_brings_while_it_is_read_is_told_once(template, tmp_path):
    async with late(template, tmp_path / "linnet.db") as (game, bob, said):
        log = await said(3)
        gate = Gate(game.store, "entries")
        game.engine.telling.hear(log[1:2])
        await gate.until_reached()
        game.engine.telling.hear(log[0:1])
        game.engine.telling.hear(log[1:2])
        gate.open()
        await until_told(bob, 3)
        assert bob.stays("lobby", 0) == [[1, 2, 3]]


async def test_who_holds_more_than_the_bus_has_brought_hears_nothing_twice(template, tmp_path):
    async with late(template, tmp_path / "linnet.db") as (game, bob, said):
        log = await said(4)
        cy = Session(game.people[2])
        game.engine.arrive(cy, await game.engine.seats(cy.person), {"lobby": 3})
        game.engine.telling.hear(log)
        await until_told(bob, 4)
        await until_told(cy, 1)
        assert cy.stays("lobby", 3) == [[4]]
