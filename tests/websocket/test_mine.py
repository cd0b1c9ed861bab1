"""Levels, drafts, blocked people and receipts on the wire: one's own devices and nobody else."""

import sqlite3
from contextlib import closing

import pytest
from tests.websocket.test_mentions import called, made

from linnet.protocol.commands import SetPolicy
from linnet.protocol.people import Role


async def view(wire, room="lobby"):
    views = (await wire.ask(type="list-rooms"))["rooms"]
    return next(one for one in views if one["id"] == room)


async def quiet(wire, *types):
    """Whether none of these frames was told up to now."""
    await wire.send(type="ping")
    await wire.next("pong")
    return not any(frame["type"] in types for frame in wire.heard)


async def test_a_level_is_chosen_once_for_all_devices(server):
    async with server.wire("Ann") as ann, server.wire(token=ann.welcome["token"]) as phone:
        assert (await view(ann)).get("level", "everything") == "everything"
        assert "seq" in await ann.ask(type="set-level", room="lobby", level="mentions")
        told = await phone.next("level")
        assert (told["room"], told["level"]) == ("lobby", "mentions")
        assert (await view(phone))["level"] == "mentions"
        async with server.wire(token=ann.welcome["token"]) as later:
            assert later.welcome["rooms"][0]["level"] == "mentions"


async def test_a_draft_follows_to_other_devices_and_to_nobody_else(server):
    async with (
        server.wire("Ann") as ann,
        server.wire(token=ann.welcome["token"]) as phone,
        server.wire("Bob") as bob,
    ):
        draft = {"type": "set-draft", "room": "lobby"}
        await ann.ask(**draft, text="Dear Bob")
        await ann.ask(**draft, text="Dear all", reply_to=3)
        assert (await phone.next("draft"))["draft"] == {"text": "Dear Bob"}
        assert (await phone.next("draft"))["draft"] == {"text": "Dear all", "reply_to": 3}
        async with server.wire(token=ann.welcome["token"]) as later:
            assert later.welcome["rooms"][0]["draft"]["text"] == "Dear all"
        await phone.ask(**draft, text="")
        assert (await ann.next("draft"))["draft"] == {"text": ""}
        assert "draft" not in await view(ann)
        assert await quiet(bob, "draft", "level", "blocked")


async def test_a_draft_is_no_longer_than_a_message_and_goes_when_one_leaves(server):
    async with server.wire("Ann") as ann:
        draft = {"type": "set-draft", "room": "lobby"}
        assert (await ann.ask(**draft, text="x" * 20_000))["reason"] == "too-long"
        assert (await ann.ask(**draft, text="a\x07"))["reason"] == "bad-text"
        room = await made(ann)
        await ann.ask(type="set-draft", room=room, text="nobody reads this")
        await ann.ask(type="leave", room=room)
        assert (await ann.ask(type="set-draft", room=room, text="x"))["reason"] == "no-such-room"
        with closing(sqlite3.connect(server.server.folder.database)) as db:
            assert db.execute("select count(*) from draft").fetchone() == (0,)


async def test_who_is_blocked_is_known_to_all_my_devices(server):
    async with (
        server.wire("Ann") as ann,
        server.wire(token=ann.welcome["token"]) as phone,
        server.wire("Eve") as eve,
    ):
        eve_named = {"id": eve.me, "name": "Eve"}
        assert (await ann.ask(type="block", who="eve"))["blocked"] == [eve_named]
        assert (await phone.next("blocked"))["blocked"] == [eve_named]
        async with server.wire(token=ann.welcome["token"]) as later:
            assert later.welcome["blocked"] == [eve_named]
        assert (await ann.ask(type="block", who="ann"))["reason"] == "not-with-yourself"
        assert (await ann.ask(type="unblock", who=eve.me))["blocked"] == []
        assert (await phone.next("blocked"))["blocked"] == []


async def test_the_blocked_cannot_tell(server):
    """All they do is answered as it was, but nothing of it calls who blocked them."""
    async with server.wire("Ann") as ann, server.wire("Eve") as eve:
        room = (await eve.ask(type="direct", who="Ann"))["room"]
        lobby = await view(eve)

        async def tries():
            return [
                (await eve.ask(type="direct", who="Ann")).keys(),
                (await eve.say("@ann", room)).keys(),
                (await eve.say("@ann")).keys(),
                (await eve.ask(type="list-people", room=room))["people"],
            ]

        before = await tries()
        await ann.ask(type="read", room="lobby", seq=99)
        await ann.ask(type="read", room=room, seq=99)
        await ann.ask(type="block", who="Eve")
        assert await tries() == before
        assert (await view(eve))["members"] == lobby["members"]
        assert await called(ann) == await called(ann, room) == 0
        assert await quiet(eve, "blocked")


@pytest.mark.parametrize(("receipts", "names"), [("counts", []), ("names", ["Bob", "Cy"])])
async def test_a_room_tells_who_has_read_as_far_as_it_is_kept_that_way(server, receipts, names):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        room = await made(ann, "private", bob, cy)
        seq = (await ann.say("homework", room))["seq"]
        ask = {"type": "readers", "room": room, "seq": seq}
        assert (await ann.ask(**ask))["reason"] == "not-allowed"
        await ann.ask(type="set-policy", room=room, receipts=receipts)
        told = await ann.ask(**ask)
        assert (told["read"], told["members"]) == (0, 2)
        assert [one["name"] for one in told["not_yet"]] == names
        await bob.ask(type="read", room=room, seq=seq)
        await cy.say("done", room)
        told = await ann.ask(**ask)
        assert (told["read"], told["members"], told["not_yet"]) == (2, 2, [])


async def test_who_came_later_is_not_asked_whether_they_have_read(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = await made(ann, "private")
        seq = (await ann.say("early", room))["seq"]
        await ann.ask(type="set-policy", room=room, receipts="names")
        await ann.ask(type="invite", room=room, who=bob.me)
        told = await bob.ask(type="readers", room=room, seq=seq)
        assert (told["read"], told["members"]) == (0, 0)
        assert (await ann.ask(type="readers", room=room, seq=seq + 1))["reason"] == (
            "no-such-message"
        )
        async with server.wire("Eve") as eve:
            told = await eve.ask(type="readers", room=room, seq=seq)
            assert told["reason"] == "no-such-room"


async def test_in_the_lobby_everybody_who_was_there_counts(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        first = (await ann.say("hello"))["seq"]
        owner = await server.server.store.set_role(ann.me, Role.OWNER)
        names = SetPolicy(send_id="p", room="lobby", receipts="names")
        await server.server.engine.perform(owner, names)
        told = await bob.ask(type="readers", room="lobby", seq=first)
        assert told["members"] == 1
        assert [one["name"] for one in told["not_yet"]] == ["Bob"]
