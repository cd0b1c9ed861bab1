"""Changing messages: whatever races, however often it is sent, whoever is allowed."""

import asyncio

import pytest
from tests.ground import running

KEEPERS = 6
ROUNDS = 8


@pytest.fixture
def settings():
    return {"rate_messages": "10000/s", "rate_reactions": "10000/s"}


async def log(wire, room="lobby"):
    return (await wire.ask(type="history", room=room, limit=500))["entries"]


async def test_deleted_stays_deleted_whatever_races_with_it(tmp_path, settings):
    """One message, edited, reacted to, pinned and deleted at once over many connections."""
    async with running(tmp_path, **settings) as server, server.wire("Ann") as ann:
        token = ann.welcome["token"]
        room = (await ann.ask(type="create-room", name="race"))["room"]
        for _ in range(ROUNDS):
            seq = (await ann.say("first", room))["seq"]
            others = [server.wire(token=token) for _ in range(KEEPERS)]
            wires = [await other.__aenter__() for other in others]
            wishes = [
                {"type": "edit", "text": "second"},
                {"type": "react", "emoji": "👍"},
                {"type": "delete"},
                {"type": "pin"},
                {"type": "edit", "text": "third"},
                {"type": "unreact", "emoji": "👍"},
            ]
            asked = [
                wire.ask(room=room, seq=seq, send_id=f"{seq}-{n}", **wish)
                for n, (wire, wish) in enumerate(zip(wires, wishes, strict=True))
            ]
            answers = await asyncio.gather(*asked)
            for other in others:
                await other.__aexit__(None, None, None)
            entries = await log(ann, room)
            message = next(entry for entry in entries if entry["seq"] == seq)["body"]
            gone = answers[2]["seq"]
            assert message == {"kind": "said", "text": "", "deleted": ann.me, "rev": gone}
            for answer in answers:
                assert answer.get("seq", 0) <= gone
                assert answer.get("reason") in (None, "message-deleted", "already-there")
            about = [entry["body"] for entry in entries if entry["body"].get("target") == seq]
            assert not any("text" in body for body in about)
        assert (await ann.ask(type="pins", room=room))["pins"] == []
        view = next(v for v in (await ann.ask(type="list-rooms"))["rooms"] if v["id"] == room)
        assert view.get("pins", 0) == 0


CHANGES = [
    ({"type": "edit", "text": "two"}, {"type": "edit", "text": "three"}),
    ({"type": "delete"}, {"type": "pin"}),
    ({"type": "react", "emoji": "👍"}, {"type": "react", "emoji": "🎂"}),
    ({"type": "unreact", "emoji": "🐦"}, {"type": "unreact", "emoji": "👍"}),
    ({"type": "pin"}, {"type": "unpin"}),
    ({"type": "say", "text": "x", "reply_to": 2}, {"type": "say", "text": "x", "reply_to": 3}),
    ({"type": "say", "text": "x", "reply_to": 2}, {"type": "say", "text": "x"}),
]


@pytest.mark.parametrize(("wish", "other"), CHANGES, ids=lambda wish: wish["type"])
async def test_a_send_id_is_for_one_wish_only(server, wish, other):
    async with server.wire("Ann") as ann:
        room = (await ann.ask(type="create-room", name="garden"))["room"]
        seq = (await ann.say("one", room))["seq"]
        await ann.say("another", room)
        await ann.ask(type="react", room=room, seq=seq, emoji="🐦")
        places = {} if "reply_to" in wish else {"seq": seq}
        first = await ann.ask(room=room, send_id="once", **places, **wish)
        assert first["type"] == "done"
        assert await ann.ask(room=room, send_id="once", **places, **wish) == first
        spoken = {} if other["type"] == "say" else {"seq": seq}
        refused = await ann.ask(room=room, send_id="once", **spoken, **other)
        assert refused["reason"] == "send-id-reused"
        if places:
            elsewhere = await ann.ask(room=room, send_id="once", seq=seq + 1, **wish)
            assert elsewhere["reason"] == "send-id-reused"


@pytest.mark.parametrize(
    "wish",
    [
        {"type": "edit", "text": "two"},
        {"type": "delete"},
        {"type": "react", "emoji": "👍"},
        {"type": "unreact", "emoji": "🐦"},
        {"type": "say", "text": "x", "reply_to": 3},
    ],
    ids=lambda wish: wish["type"],
)
async def test_who_left_a_room_changes_nothing_there(server, wish):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = (await ann.ask(type="create-room", name="garden"))["room"]
        await bob.ask(type="join", room=room)
        seq = (await bob.say("mine", room))["seq"]
        await bob.ask(type="react", room=room, seq=seq, emoji="🐦")
        await bob.ask(type="leave", room=room)
        places = {} if "reply_to" in wish else {"seq": seq}
        assert (await bob.ask(room=room, **places, **wish))["reason"] == "not-a-member"
        message = (await log(ann, room))[seq - 1]["body"]
        assert (message["text"], message["reactions"]) == ("mine", {"🐦": [bob.me]})


async def test_one_changes_ones_own_message_only_in_time(server, monkeypatch):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = (await ann.ask(type="create-room", name="garden"))["room"]
        await bob.ask(type="join", room=room)
        hers, his = (await ann.say("hers", room))["seq"], (await bob.say("his", room))["seq"]
        await ann.ask(type="set-policy", room=room, edit_within=60)
        wish = {"type": "edit", "room": room, "seq": his, "text": "still his"}
        assert (await bob.ask(**wish))["type"] == "done"
        clock = server.server.engine.clock
        monkeypatch.setattr(server.server.engine, "clock", lambda: clock() + 61_000)
        for late in ({"type": "edit", "text": "too late"}, {"type": "delete"}):
            assert (await bob.ask(room=room, seq=his, **late))["reason"] == "too-late"
        late = await ann.ask(type="edit", room=room, seq=hers, text="too late")
        assert late["reason"] == "too-late"
        assert (await ann.ask(type="delete", room=room, seq=his))["type"] == "done"


async def test_changes_are_no_messages_to_count(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seqs = [(await ann.say(str(n)))["seq"] for n in range(3)]
        await ann.ask(type="edit", room="lobby", seq=seqs[0], text="x")
        await bob.ask(type="react", room="lobby", seq=seqs[0], emoji="👍")
        await ann.ask(type="delete", room="lobby", seq=seqs[1])
        assert [entry["count"] for entry in await log(ann)] == [1, 2, 3, 3, 3, 3]
