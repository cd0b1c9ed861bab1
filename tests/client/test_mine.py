"""What belongs to one person alone, as the client keeps it: it is what the server would tell."""

import asyncio
from contextlib import AsyncExitStack
from itertools import count

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from msgspec.structs import replace
from tests.client.test_client import until
from tests.client.test_real_server import quick
from tests.ground import running

from linnet.client import Refused
from linnet.client.calling import worth_telling
from linnet.client.events import Arrived
from linnet.client.rooms import after
from linnet.client.world import Held, World
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import DraftTold, LevelTold, Marker, ReadTold, RoomView, TypingTold
from linnet.protocol.mine import Draft
from linnet.protocol.people import Person, PersonKind, Role

NAMES = ("Ann", "Ben", "Cem")
people = st.integers(0, 2)
places = st.integers(1, 20)
texts = st.sampled_from(["hi", "@Ben", "@Ann @Cem", "@room", "@moderators"])
deeds = st.one_of(
    st.tuples(st.just("say"), people, texts),
    st.tuples(st.just("edit"), people, places, texts),
    st.tuples(st.just("delete"), people, places),
    st.tuples(st.just("read"), people, places),
    st.tuples(
        st.just("set_role"), st.just(0), people.map(NAMES.__getitem__), st.sampled_from(Role)
    ),
)
numbers = count(1)


async def play(clients, batches):
    """Deeds of three people in a new room, each batch at once; the room's id."""
    ann, *others = clients
    room = (await ann.create_room(f"nest{next(numbers)}", kind="private")).id
    for other in others:
        await ann.invite(room, other.me.id)
    for batch in batches:
        wishes = [getattr(clients[by], deed)(room, *how) for deed, by, *how in batch]
        for outcome in await asyncio.gather(*wishes, return_exceptions=True):
            if isinstance(outcome, Exception) and not isinstance(outcome, Refused):
                raise outcome
    return room


async def same_as_told(client, room):
    told = next(view for view in await client.list_rooms() if view.id == room)
    held = client.rooms[room]
    assert (held.head, held.count) == (told.head, told.count)
    for name in ("seq", "count", "mentions"):
        assert getattr(held.read, name) == getattr(told.read, name), name


def test_the_client_counts_what_is_unread_as_the_server_does(tmp_path, home):
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()

        async def begin():
            server = await stack.enter_async_context(running(tmp_path / "data"))
            return [
                await stack.enter_async_context(quick(server.port, name, window=9))
                for name in NAMES
            ]

        clients = runner.run(begin())

        @settings(max_examples=40, deadline=None)
        @example([[("say", 0, "@moderators")], [("set_role", 0, "Ben", Role.MODERATOR)]])
        @given(st.lists(st.lists(deeds, max_size=5), max_size=5))
        def histories(batches):
            async def check():
                room = await play(clients, batches)
                for client in clients:
                    await same_as_told(client, room)
                for client in clients:
                    await client.read(room)
                    await same_as_told(client, room)
                    assert (client.unread(room), client.rooms[room].read.mentions) == (0, 0)

            runner.run(check())

        histories()
        runner.run(stack.aclose())


async def test_who_arrives_while_things_happen_counts_each_of_them_once(tmp_path, home):
    async def chatter(ann, ben):
        for turn in range(24):
            mine = ben.say("lobby", "mine") if turn % 4 == 1 else ben.read("lobby", turn * 2)
            said = (await asyncio.gather(ann.say("lobby", "@Ben"), mine))[0]
            if turn % 4 == 3:
                await ann.edit("lobby", said.seq, "nobody")

    async with (
        AsyncExitStack() as stack,
        running(tmp_path / "data") as server,
        quick(server.port, "Ann") as ann,
        quick(server.port, "Ben") as ben,
    ):
        talking = asyncio.create_task(chatter(ann, ben))
        late = []
        while not talking.done():
            client = quick(server.port, "Ben", token=ben.token, cached=False)
            late.append(await stack.enter_async_context(client))
        await talking
        for client in late:
            await same_as_told(client, "lobby")
        assert len(late) > 5


async def test_levels_and_drafts_follow_to_other_devices(tmp_path, home):
    async with (
        running(tmp_path / "data") as server,
        quick(server.port, "Ann") as ann,
        quick(server.port, "Ann", token=ann.token, cached=False) as phone,
    ):
        await ann.set_level("lobby", "mentions")
        await ann.set_draft("lobby", "Dear Ben", reply_to=2)
        assert (await until(phone, LevelTold)).level == "mentions"
        assert (await until(phone, DraftTold)).draft.text == "Dear Ben"
        draft = Draft(text="Dear Ben", reply_to=2)
        assert phone.room("lobby").draft == ann.room("lobby").draft == draft
        await phone.say("lobby", "something else")
        assert phone.room("lobby").draft == draft
        await phone.say("lobby", "Dear Ben, good morning")
        assert (await until(ann, DraftTold)).draft.text == ""
        assert not ann.room("lobby").draft
        assert ann.room("lobby").level == "mentions"


async def test_what_the_blocked_say_is_hidden_and_is_no_news(tmp_path, home):
    async with (
        running(tmp_path / "data") as server,
        quick(server.port, "Ann") as ann,
        quick(server.port, "Eve") as eve,
    ):
        direct = (await eve.direct("Ann")).id
        await eve.say("lobby", "@Ann")
        arrived = [await until(ann, Arrived) for _ in range(2)][-1]
        assert ann.room("lobby").read.mentions == 1
        assert ann.worth_telling(arrived.entry)
        await ann.block("Eve")
        assert list(ann.blocked) == [eve.me.id]
        assert ann.room("lobby").read.mentions == 0
        assert ann.unread("lobby") == 0
        eve.typing("lobby")
        await eve.say(direct, "psst")
        heard = [await until(ann, Arrived | TypingTold)]
        assert ann.is_hidden(heard[-1].entry)
        assert not ann.worth_telling(heard[-1].entry)
        assert ann.unread(direct) == 0
        assert ann.is_silenced(ann.rooms[direct])
        await ann.unblock("Eve")
        assert ann.unread(direct) == 1


def view(level="everything", role=Role.MEMBER, **more):
    read = Marker(seq=4, count=4, head=4)
    return RoomView(
        id="~1", name="nest", kind="private", role=role, head=5, count=5, read=read, members=3,
        online=3, level=level, **more,
    )  # fmt: skip


def said(seq=5, by="200000", **more):
    body = Said("x", **more)
    return Entry(room="~1", seq=seq, count=seq, by=by, name="", at=1, send_id="", body=body)


@pytest.mark.parametrize(
    ("entry", "everything", "mentions"),
    [
        (said(), True, False),
        (said(mentions=("100000",)), True, True),
        (said(mentions=("300000",)), True, False),
        (said(calls=("room",)), True, True),
        (said(calls=("moderators",)), True, False),
        (said(seq=4, mentions=("100000",)), False, False),
        (said(by="100000", calls=("room",)), False, False),
        (said(by="666666", mentions=("100000",)), False, False),
        (said(deleted="200000"), False, False),
    ],
)
def test_a_level_says_what_is_worth_a_notification(entry, everything, mentions):
    wanted = {"everything": everything, "mentions": mentions, "nothing": False}
    for level, worth in wanted.items():
        assert worth_telling(view(level), entry, "100000", {"666666"}) is worth


def test_a_call_for_moderators_calls_moderators():
    entry = said(calls=("moderators",))
    for role in (Role.MODERATOR, Role.OWNER):
        assert worth_telling(view("mentions", role), entry, "100000")


def test_a_marker_that_counts_an_entry_already_is_not_moved_by_it():
    called = said(mentions=("100000",))
    for head, mentions in ((4, 1), (5, 0)):
        read = Marker(seq=4, count=4, head=head)
        now = after(replace(view(), head=4, count=4, read=read), called, "100000")
        assert (now.head, now.read.mentions) == (5, mentions)


def test_a_marker_told_before_what_it_counts_has_come_loses_no_mention():
    me = Person(id="100000", name="Ann", kind=PersonKind.ACCOUNT)
    room = replace(view(), head=4, count=4, read=Marker(seq=4, count=4, head=4))
    world = World(Held("srv", me, [room], {room.id: [said(seq=4)]}))
    world.room(replace(room, head=5, count=5, read=Marker(seq=4, count=4, mentions=1, head=5)))
    world.read(ReadTold(room.id, 4, 4, 1, 5))
    assert world.rooms[room.id].read.mentions == 1
    world.entry(said(mentions=("100000",)))
    assert world.rooms[room.id].read.mentions == 1


def test_what_is_said_between_the_marker_and_the_head_of_a_welcome_is_counted_once_it_comes():
    me = Person(id="100000", name="Ann", kind=PersonKind.ACCOUNT)
    room = replace(view(), head=5, count=5, read=Marker(seq=4, count=4, head=4))
    kept = Held("srv", me, [replace(room, head=4, count=4)], {room.id: [said(seq=4)]})
    for held in (None, kept):
        world = World(held)
        world.me = me
        world.room(room)
        assert world.timelines[room.id].last == 4
        for _ in range(2):
            world.page(room.id, [said(seq=5, mentions=("100000",))])
            assert world.rooms[room.id].read.mentions == 1
        world.rewind(room.id, 4)
        world.page(room.id, [said(seq=5, mentions=("100000",))])
        assert world.rooms[room.id].read.mentions == 1


def test_a_room_told_anew_with_an_older_marker_keeps_the_calls_that_are_held():
    me = Person(id="100000", name="Ann", kind=PersonKind.ACCOUNT)
    room = replace(view(), head=4, count=4, read=Marker(seq=4, count=4, head=4))
    world = World(Held("srv", me, [room], {room.id: [said(seq=4)]}))
    world.entry(said(seq=5, mentions=("100000",)))
    world.room(replace(room, name="garden"))
    assert world.rooms[room.id].read.mentions == 1
