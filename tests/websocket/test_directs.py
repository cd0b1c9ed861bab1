"""Who may write to whom directly: a setting of the server, and a policy of rooms."""

import pytest
from tests.ground import running
from tests.websocket.test_mentions import made

from linnet.protocol.people import Role


async def tries(wire, other, room):
    """What somebody is answered who opens a direct room and does things in it."""
    answers = [
        await wire.ask(type="direct", who=other.me),
        await wire.say("psst", room),
        await wire.ask(type="react", room=room, seq=2, emoji="👍"),
    ]
    return {answer.get("reason", "granted") for answer in answers}


async def opened(one, other):
    """Their direct room with a message in it, from before anything was forbidden."""
    room = (await one.ask(type="direct", who=other.me))["room"]
    await one.say("hello", room)
    return room


async def test_a_room_can_forbid_its_plain_members_to_write_directly(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        direct = await opened(bob, cy)
        room = await made(ann, "private", bob, cy)
        await ann.ask(type="set-policy", room=room, no_direct=True)
        assert await tries(bob, cy, direct) == await tries(cy, bob, direct) == {"no-direct"}
        assert await tries(bob, ann, await opened(ann, bob)) == {"granted"}
        await ann.ask(type="set-role", room=room, who=bob.me, role="moderator")
        assert await tries(cy, bob, direct) == {"granted"}
        await ann.ask(type="set-role", room=room, who=bob.me, role="member")
        assert (await cy.say("psst", direct))["reason"] == "no-direct"
        await cy.ask(type="leave", room=room)
        assert "granted" in await tries(cy, bob, direct)


async def test_what_was_written_before_can_be_read_and_taken_away(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        direct = await opened(bob, cy)
        room = await made(ann, "private", bob, cy)
        await ann.ask(type="set-policy", room=room, no_direct=True)
        page = await cy.ask(type="history", room=direct)
        assert page["entries"][1]["body"]["text"] == "hello"
        assert "seq" in await bob.ask(type="delete", room=direct, seq=2)


async def test_nobody_else_learns_of_a_direct_room_from_its_refusals(server):
    async with (
        server.wire("Ann") as ann,
        server.wire("Bob") as bob,
        server.wire("Cy") as cy,
        server.wire("Dee") as dee,
    ):
        room = await made(ann, "private", bob, cy, dee)
        direct = await opened(bob, cy)
        await ann.ask(type="set-policy", room=room, no_direct=True)
        for other in (ann, dee):
            assert (await other.say("psst", direct))["reason"] == "no-such-room"


async def outcome(wire, room, send_id):
    return (await wire.say("psst", room, send_id=send_id)).get("reason", "granted")


@pytest.mark.parametrize(
    ("setting", "plain", "moderator"),
    [
        ("everybody", "granted", "granted"),
        ("moderators", "no-direct", "granted"),
        ("nobody", "no-direct", "no-direct"),
    ],
)
async def test_a_server_can_forbid_direct_messages(tmp_path, setting, plain, moderator):
    async with (
        running(tmp_path / "data") as server,
        server.wire("Ann") as ann,
        server.wire("Bob") as bob,
    ):
        direct = await opened(ann, bob)
        tokens = [wire.welcome["token"] for wire in (ann, bob)]
    async with (
        running(tmp_path / "data", direct_messages=setting) as server,
        server.wire(token=tokens[0]) as ann,
        server.wire(token=tokens[1]) as bob,
    ):
        assert await outcome(ann, direct, "1") == plain
        moderating = await server.server.store.set_role(ann.me, Role.MODERATOR)
        server.server.engine.change_person(moderating)
        assert await outcome(ann, direct, "2") == moderator
        assert await outcome(bob, direct, "3") == moderator
        opening = await bob.ask(type="direct", who="Ann", send_id="4")
        assert opening.get("reason", "granted") == moderator


async def test_notes_to_self_are_kept_for_all_ones_devices(tmp_path):
    async with (
        running(tmp_path / "data", direct_messages="nobody") as server,
        server.wire("Ann") as ann,
        server.wire(token=ann.welcome["token"]) as phone,
    ):
        notes = (await ann.ask(type="direct", who="Ann"))["room"]
        for wire in (ann, phone):
            view = (await wire.next("room"))["room"]
            assert view["with"] == {"id": ann.me, "name": "Notes to self"}
        await ann.say("buy tulips", room=notes)
        told = await phone.entries(2, notes)
        assert told[-1]["body"]["text"] == "buy tulips"
        token = ann.welcome["token"]
    async with running(tmp_path / "data") as server, server.wire(token=token) as ann:
        (room,) = (room for room in ann.welcome["rooms"] if room["id"] == notes)
        assert (room["with"]["name"], room["members"], room["head"]) == ("Notes to self", 1, 2)
