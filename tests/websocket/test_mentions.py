"""Mentions on the wire: whom a message calls, and who is never called by it."""

import pytest

from linnet.protocol import limits


async def made(wire, kind="private", *others):
    """A room of this person's with these others in it; its id."""
    room = (await wire.ask(type="create-room", name="nest", kind=kind))["room"]
    for other in others:
        assert "seq" in await wire.ask(type="invite", room=room, who=other.me)
    return room


async def body(wire, seq, room="lobby"):
    page = await wire.ask(type="history", room=room, after=seq - 1, limit=1)
    return page["entries"][0]["body"]


async def called(wire, room="lobby"):
    """How many unread messages call this person, as a welcome would tell."""
    views = (await wire.ask(type="list-rooms"))["rooms"]
    return next(view for view in views if view["id"] == room)["read"].get("mentions", 0)


async def test_a_name_or_an_id_after_an_at_calls_that_person(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy D") as cy:
        seq = (await ann.say(f'@bob, @{cy.me} and @"cy d": @nobody, @ann'))["seq"]
        assert (await body(bob, seq))["mentions"] == [bob.me, cy.me]
        assert (await called(bob), await called(cy), await called(ann)) == (1, 1, 0)
        await bob.ask(type="read", room="lobby", seq=seq)
        assert (await called(bob), await called(cy)) == (0, 1)


async def test_names_that_look_alike_are_one_name(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say("@B\u043eB"))["seq"]  # a Cyrillic letter in it
        assert (await body(ann, seq))["mentions"] == [bob.me]


@pytest.mark.parametrize("text", ["`@bob`", "> @bob", "```\n@bob\n```", "a@bob.example", "@bobby"])
async def test_code_quotes_and_addresses_call_nobody(server, text):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say(text))["seq"]
        assert "mentions" not in await body(ann, seq)
        assert await called(bob) == 0


async def test_who_may_not_see_a_room_is_not_called_from_it(server):
    async with (
        server.wire("Ann") as ann,
        server.wire("Bob") as bob,
        server.wire("Eve") as eve,
    ):
        room = await made(ann, "private", bob)
        seq = (await ann.say("@bob @eve @nobody", room))["seq"]
        assert (await body(bob, seq, room))["mentions"] == [bob.me]
        assert (await eve.say("@bob", room))["reason"] == "no-such-room"
        assert await called(bob, room) == 1


async def test_an_edit_calls_whom_it_names_and_nobody_else(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        seq = (await ann.say("@bob"))["seq"]
        change = {"type": "edit", "room": "lobby", "seq": seq}
        assert "seq" in await ann.ask(**change, text="@cy")
        edited = (await bob.entries(2))[1]["body"]
        assert edited == {"kind": "edited", "target": seq, "text": "@cy", "mentions": [cy.me]}
        assert (await body(bob, seq))["mentions"] == [cy.me]
        assert (await called(bob), await called(cy)) == (0, 1)
        await ann.ask(type="delete", room="lobby", seq=seq)
        assert await called(cy) == 0


async def test_a_group_is_called_as_a_group(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        room = await made(ann, "private", bob, cy)
        seq = (await bob.say("@Room @moderators", room))["seq"]
        assert (await body(cy, seq, room))["calls"] == ["room", "moderators"]
        await bob.say("@moderators", room)
        assert [await called(one, room) for one in (ann, bob, cy)] == [2, 0, 1]


async def test_not_everybody_may_call_all_of_a_large_room(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say("@room @moderators"))["seq"]
        assert (await body(bob, seq))["calls"] == ["moderators"]
        assert await called(bob) == 0


async def test_a_mention_beyond_what_is_looked_at_is_text(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        for before, called_ids in ((limits.MENTIONING - 4, [bob.me]), (limits.MENTIONING, [])):
            seq = (await ann.say("x" * (before - 1) + " @bob"))["seq"]
            assert (await body(bob, seq)).get("mentions", []) == called_ids
        words = " ".join(f"@nobody{n}" for n in range(limits.MENTIONS - 1))
        seq = (await ann.say(f"{words} @bob"))["seq"]
        assert (await body(bob, seq))["mentions"] == [bob.me]
        seq = (await ann.say(f"@one {words} @bob"))["seq"]
        assert "mentions" not in await body(bob, seq)
