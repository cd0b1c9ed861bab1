"""However somebody learned of a room's messages: in the end they hold what a newcomer is told."""

import asyncio

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.store.turning import Turns

from linnet.client.world import Held, World
from linnet.protocol import commands as c
from linnet.protocol.entries import Said
from linnet.protocol.frames import Marker, RoomView
from linnet.protocol.people import PersonKind, Role
from linnet.store.sqlite import SqliteStore

ALL = 10_000
SMALL = st.integers(0, 3)
KINDS = ("say", "reply", "edit", "edit", "delete", "react", "unreact", "pin", "unpin", "policy")
STEPS = st.lists(st.tuples(st.sampled_from(KINDS), SMALL, SMALL, SMALL), min_size=5, max_size=30)
MOMENT = st.integers(0, 30)
PAGES = st.lists(st.tuples(MOMENT, MOMENT, SMALL, st.integers(1, 8)), max_size=6)
"""Read so many steps after somebody came, heard after so many entries, how far back, how many."""


class Ground:
    """A store with three people; every history has a room of its own."""

    def __init__(self, store):
        self.store = store
        self.turns = Turns(store)
        self.people = []
        self.rooms = 0
        self.wishes = 0

    @classmethod
    async def open(cls, path):
        ground = cls(await SqliteStore.open(path, at=1))
        for name in ("Ann", "Ben", "Cem"):
            found = {"name": name, "key": name.casefold(), "role": Role.MEMBER, "password": None}
            person, _ = await ground.store.add_person(**found, kind=PersonKind.GUEST, at=1)
            ground.people.append(person)
        return ground

    async def new_room(self):
        self.rooms += 1
        room = f"~room{self.rooms:07}"
        ann, *others = self.people
        await self.wish(ann, c.CreateRoom(self.id(), room.removeprefix("~")), room)
        for other in others:
            await self.wish(other, c.Join(self.id(), room), room)
        for person in self.people:
            await self.wish(person, c.Say(self.id(), room, "hello"), room)
        return room

    async def wish(self, by, command, room):
        return (await self.turns.take(by, command, room)).entry

    def id(self):
        self.wishes += 1
        return f"w{self.wishes}"

    def command(self, room, kind, which, what):
        id, emoji = self.id(), "👍🎂🚀🐦"[what]
        text = f"text {id}"
        match kind:
            case "say":
                return c.Say(id, room, text)
            case "reply":
                return c.Say(id, room, text, reply_to=which)
            case "edit":
                return c.Edit(id, room, which, text)
            case "delete":
                return c.Delete(id, room, which)
            case "react" | "unreact":
                return {"react": c.React, "unreact": c.Unreact}[kind](id, room, which, emoji)
            case "pin" | "unpin":
                return {"pin": c.Pin, "unpin": c.Unpin}[kind](id, room, which)
            case _:
                return c.SetPolicy(send_id=id, room=room, keep_editions=bool(what % 2))

    async def play(self, room, steps):
        """The entries as they are told, one after each step that was granted."""
        told = list(await self.store.entries(room, after=0, limit=ALL))
        for step in steps:
            entry = await self.step(room, told, step)
            told += [entry] if entry else []
        return told

    async def pages(self, room, head, pages, late):
        """The pages that are read now by somebody who came at this head."""
        return [
            (at, await self.store.entries_before(room, before=head + 1 - back, limit=limit))
            for after, at, back, limit in pages
            if after == late
        ]

    async def step(self, room, told, step):
        """Somebody does something to one of the last messages; nothing where it is refused."""
        kind, who, which, what = step
        message = [entry for entry in told if isinstance(entry.body, Said)][-1 - which % 3]
        by = self.people[0 if kind in ("pin", "unpin") else who % 3]
        if kind == "edit" or (kind == "delete" and who):
            by = next(person for person in self.people if person.id == message.by)
        return await self.wish(by, self.command(room, kind, message.seq, what), room)

    async def older(self, world, room):
        """Ask for what is missing at the beginning, as a face does that scrolls up."""
        timeline = world.timelines[room]
        while timeline.first > 1:
            found = await self.store.entries_before(room, before=timeline.first, limit=3)
            world.page(room, found)
        return list(timeline.entries)


@pytest.fixture(scope="module")
def runner():
    with asyncio.Runner() as runner:
        yield runner


@pytest.fixture(scope="module")
def ground(runner, tmp_path_factory):
    path = tmp_path_factory.mktemp("store") / "linnet.db"
    ground = runner.run(Ground.open(path))
    yield ground
    runner.run(ground.store.close())


def client(me, room, head, held=()):
    """Somebody who holds these entries of a room, or nothing before its head."""
    view = RoomView(
        id=room,
        name="",
        kind="open",
        head=head,
        count=0,
        read=Marker(seq=0, count=0),
        members=3,
        online=1,
    )
    return World(Held("srv", me, [view], {room: list(held)}))


@settings(max_examples=150, deadline=None)
@given(STEPS, MOMENT, MOMENT)
def test_who_was_away_ends_with_what_a_newcomer_is_told(runner, ground, steps, left, back):
    async def play():
        room = await ground.new_room()
        told = await ground.play(room, steps)
        now = list(await ground.store.entries(room, after=0, limit=ALL))
        here = client(ground.people[0], room, 0)
        away = client(ground.people[0], room, 0)
        for entry in told:
            here.entry(entry)
            if entry.seq <= left:
                away.entry(entry)
        kept = list(away.timelines[room].entries)
        restarted = client(ground.people[0], room, 0, kept)
        for world in (away, restarted):
            last = world.timelines[room].last
            for entry in await ground.store.entries(room, after=last, limit=ALL):
                world.entry(entry)
        for world in (here, away, restarted):
            assert list(world.timelines[room].entries) == now
        assert here.rooms[room].pins == len(await ground.store.pins(room, offset=0, limit=ALL))
        assert sum(one.body.pinned for one in now if hasattr(one.body, "pinned")) == (
            here.rooms[room].pins
        )

    runner.run(play())


@settings(max_examples=150, deadline=None)
@given(STEPS, STEPS, PAGES)
def test_pages_read_at_any_moment_and_arriving_at_any_other_do_no_harm(
    runner, ground, before, since, pages
):
    async def play():
        room = await ground.new_room()
        told = await ground.play(room, before)
        head = len(told)
        arriving = await ground.pages(room, head, pages, 0)
        for late, step in enumerate(since, start=1):
            entry = await ground.step(room, told, step)
            told += [entry] if entry else []
            arriving += await ground.pages(room, head, pages, late)
        world = client(ground.people[0], room, head)
        for place, entry in enumerate(told[head:]):
            for _, page in (one for one in arriving if one[0] == place):
                world.page(room, page)
            world.entry(entry)
        for _, page in (one for one in arriving if one[0] >= len(told) - head):
            world.page(room, page)
        now = list(await ground.store.entries(room, after=0, limit=ALL))
        assert await ground.older(world, room) == now

    runner.run(play())
