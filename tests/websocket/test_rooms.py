"""Rooms on the wire: being let in and out exactly at the entry, and what nobody may learn."""

import json
from contextlib import AsyncExitStack

import pytest


async def made(wire, name, **more):
    return (await wire.ask(type="create-room", name=name, **more))["room"]


async def fence(wire, *others):
    """After this, everything told before has been heard by these."""
    await wire.say("fence")
    for other in (wire, *others):
        while (await other.next("entry"))["body"].get("text") != "fence":
            pass


def of_room(wire, room):
    return [f for f in wire.heard if f.get("room") == room and f["type"] == "entry"]


async def test_who_joins_hears_the_room_then_their_joining_and_all_after_it(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await made(ann, "tea", topic="leaves")
        await ann.say("before", room=tea)
        done = await bob.ask(type="join", room="#tea")
        assert (done["room"], done["seq"]) == (tea, 3)
        view = (await bob.next("room"))["room"]
        assert (view["name"], view["topic"], view["role"]) == ("tea", "leaves", "member")
        assert (view["head"], view["count"]) == (2, 1)
        await ann.say("after", room=tea)
        assert [(e["seq"], e["body"]["kind"]) for e in await bob.entries(2, tea)] == [
            (3, "joined"),
            (4, "said"),
        ]


async def test_who_leaves_hears_their_leaving_last(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await made(ann, "tea")
        await bob.ask(type="join", room=tea)
        await bob.send(type="leave", send_id="leave", room=tea)
        for n in range(50):
            await ann.send(type="say", send_id=f"x{n}", room=tea, text=f"{n}")
        await fence(ann, bob)
        heard = of_room(bob, tea)
        assert heard[-1]["body"]["kind"] == "left"
        assert [e["seq"] for e in heard] == list(range(2, heard[-1]["seq"] + 1))
        assert len(of_room(ann, tea)) == 53


async def test_every_connection_of_an_invited_person_hears_from_the_invitation_on(server):
    async with (
        server.wire("Ann") as ann,
        server.wire("Bob") as one,
        server.wire(token=one.welcome["token"]) as two,
    ):
        tea = await made(ann, "tea", kind="private")
        await ann.say("secret", room=tea)
        await ann.ask(type="invite", room=tea, who=one.me)
        await ann.say("hello Bob", room=tea)
        for bob in (one, two):
            assert (await bob.next("room"))["room"]["id"] == tea
            assert [e["seq"] for e in await bob.entries(2, tea)] == [3, 4]


async def test_a_direct_room_is_one_room_whoever_opens_it(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        done = await ann.ask(type="direct", who="Bob")
        low, high = sorted((ann.me, bob.me))
        assert (done["room"], done["seq"]) == (f"~{low}-{high}", 1)
        again = await bob.ask(type="direct", who=ann.me)
        assert (again["room"], again["seq"]) == (done["room"], 1)
        for wire, other in ((ann, "Bob"), (bob, "Ann")):
            view = (await wire.next("room"))["room"]
            assert (view["kind"], view["with"]["name"]) == ("direct", other)
        await bob.say("hi", room=done["room"])
        assert [e["body"]["kind"] for e in await ann.entries(2, done["room"])] == [
            "created",
            "said",
        ]
        assert (await ann.ask(type="direct", who="Nobody"))["reason"] == "no-such-person"
        assert (await ann.ask(type="leave", room=done["room"]))["reason"] == "cannot-leave"
        await fence(ann, bob, cy)
        assert of_room(cy, done["room"]) == []


async def test_roles_names_and_topics_change_for_those_who_may(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await made(ann, "tea")
        await bob.ask(type="join", room=tea)
        assert (await bob.ask(type="set-topic", room=tea, topic="x"))["reason"] == "not-allowed"
        await ann.ask(type="set-role", room=tea, who="Bob", role="moderator")
        assert (await bob.ask(type="set-topic", room=tea, topic="x"))["type"] == "done"
        assert (await bob.ask(type="rename", room=tea, name="mate"))["reason"] == "not-allowed"
        assert (await ann.ask(type="rename", room=tea, name="mate"))["type"] == "done"
        assert (await bob.say("by its new name", room="#mate"))["room"] == tea
        assert (await bob.say("by its old name", room="#tea"))["reason"] == "no-such-room"
        assert (await ann.ask(type="leave", room=tea))["reason"] == "last-owner"


async def test_history_is_complete_and_paged_whichever_way_one_asks(server):
    async with server.wire("Ann") as ann:
        for n in range(1, 13):
            await ann.say(f"{n}")

        async def page(**asked):
            found = await ann.ask(type="history", room="lobby", **asked)
            return [e["seq"] for e in found["entries"]], found["more"], found["head"]

        assert await page(limit=3) == ([10, 11, 12], True, 12)
        assert await page(before=10, limit=3) == ([7, 8, 9], True, 12)
        assert await page(before=4, limit=3) == ([1, 2, 3], False, 12)
        assert await page(before=0) == ([], False, 12)
        assert await page(after=0, limit=2) == ([1, 2], True, 12)
        assert await page(after=10, limit=2) == ([11, 12], False, 12)
        assert await page(after=12) == ([], False, 12)
        assert await page(after=3, before=6) == ([4, 5], False, 12)
        assert await page(limit=10**9) == (list(range(1, 13)), False, 12)
        assert await page(before=2**53 - 1, limit=1) == ([12], True, 12)


async def test_a_page_of_history_has_its_limit_of_entries_and_of_bytes(server):
    async with server.wire("Ann") as ann:
        for n in range(501):
            await ann.send(type="say", send_id=f"s{n}", room="lobby", text="x")
        for n in range(40):
            await ann.send(type="say", send_id=f"l{n}", room="lobby", text="x" * 16_384)
        for _ in range(541):
            await ann.next("done")
        page = await ann.ask(type="history", room="lobby", after=0, limit=10**9)
        assert (len(page["entries"]), page["more"]) == (500, True)
        page = await ann.ask(type="history", room="lobby", limit=500)
        assert [e["seq"] for e in page["entries"]] == list(range(510, 542))
        assert page["more"]


COMMANDS = [
    {"type": "say", "text": "hi"},
    {"type": "join"},
    {"type": "leave"},
    {"type": "invite", "who": "Bob"},
    {"type": "invite", "who": "Ann"},
    {"type": "invite", "who": "Nobody"},
    {"type": "rename", "name": "other"},
    {"type": "set-topic", "topic": "x"},
    {"type": "set-role", "who": "Ann", "role": "member"},
    {"type": "set-role", "who": "Nobody", "role": "member"},
    {"type": "read", "seq": 1},
    {"type": "history"},
    {"type": "history", "after": 0, "limit": 1},
    {"type": "list-people"},
    {"type": "list-people", "q": "Ann"},
]


@pytest.mark.parametrize("kind", ["private", "direct"])
async def test_a_room_one_may_not_see_answers_in_every_way_like_none_at_all(kind, server):
    async with server.wire("Ann") as ann, server.wire("Cy") as cy, server.wire("Bob") as bob:
        if kind == "private":
            real = [await made(ann, "secret", kind="private"), "secret", "#Secret"]
            none = ["~0123456789", "absent", "#Absent"]
        else:
            real = [(await ann.ask(type="direct", who="Cy"))["room"]]
            none = ["~100000-999999"]
        for command in COMMANDS:
            for there, absent in zip(real, none, strict=True):
                answers = [
                    await bob.ask(**command, room=room, send_id="same") for room in (there, absent)
                ]
                assert json.dumps(answers[0]) == json.dumps(answers[1])
                assert answers[0]["type"] == "refused"
        for room in (*real, *none):
            await bob.send(type="typing", room=room)
            assert (await bob.next("refused", "typing"))["reason"] == "no-such-room"
        rooms = (await bob.ask(type="list-rooms"))["rooms"]
        assert [room["name"] for room in rooms] == ["lobby"]
        assert (await ann.say("unharmed", room=real[0]))["seq"] == 2
        assert cy.me


async def test_a_message_sent_elsewhere_under_the_same_send_id_tells_nothing_of_rooms(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        secret = await made(ann, "secret", kind="private")
        await bob.say("hi", send_id="1")
        answers = [await bob.say("hi", room=room, send_id="1") for room in (secret, "~none")]
        assert answers[0] == answers[1]
        assert answers[0]["reason"] == "send-id-reused"


async def test_a_message_sent_again_after_leaving_is_still_the_one_it_was(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await made(ann, "tea", kind="private")
        await ann.ask(type="invite", room=tea, who="Bob")
        first = await bob.say("bye", room=tea, send_id="bye")
        await bob.ask(type="leave", room=tea)
        assert await bob.say("bye", room=tea, send_id="bye") == first


async def test_people_are_found_by_a_part_of_their_name_in_the_room_alone(server):
    names = ("Ann", "Émile Moss", "moss_100", "Moss away")
    async with AsyncExitStack() as stack:
        ann, emile, *_ = [await stack.enter_async_context(server.wire(name)) for name in names]
        tea = await made(ann, "tea")
        await emile.ask(type="join", room=tea)

        async def found(q, room="lobby", **more):
            page = await ann.ask(type="list-people", room=room, q=q, **more)
            return page["total"], [one["name"] for one in page["people"]]

        assert await found("MOSS") == (3, ["Moss away", "moss_100", "Émile Moss"])
        assert await found("moss", offset=2) == (3, ["Émile Moss"])
        assert await found("moss", room=tea) == (1, ["Émile Moss"])
        assert await found("E\u0301mile mo") == await found("éMILE") == (1, ["Émile Moss"])
        assert await found("s 1") == (1, ["moss_100"])
        assert await found("m%0") == await found("nobody") == (0, [])
