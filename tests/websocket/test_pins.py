"""Pinned messages and earlier texts: who may see them, and what is left of them when."""

import pytest

from linnet.protocol import limits


async def owned(wire, **more):
    """A room of this person's own."""
    return (await wire.ask(type="create-room", name="garden", **more))["room"]


async def texts(wire, room, seq):
    return [
        one["text"] for one in (await wire.ask(type="editions", room=room, seq=seq))["editions"]
    ]


async def test_pinned_messages_are_told_the_last_pinned_first_as_they_are_now(server):
    async with server.wire("Ann") as ann:
        room = await owned(ann)
        one, two = [(await ann.say(text, room))["seq"] for text in ("one", "two")]
        for seq in (two, one):
            await ann.ask(type="pin", room=room, seq=seq)
        await ann.ask(type="edit", room=room, seq=two, text="deux")
        told = await ann.ask(type="pins", room=room)
        assert [pin["message"]["body"]["text"] for pin in told["pins"]] == ["one", "deux"]
        assert {pin["by_name"] for pin in told["pins"]} == {"Ann"}
        assert told["more"] is False
        rest = await ann.ask(type="pins", room=room, offset=1)
        assert [pin["message"]["seq"] for pin in rest["pins"]] == [two]


async def test_every_entry_that_moves_the_number_of_pins_tells_it(server):
    async with server.wire("Ann") as ann:
        room = await owned(ann)
        seqs = [(await ann.say(text, room))["seq"] for text in ("one", "two", "three")]
        for seq in seqs:
            await ann.ask(type="pin", room=room, seq=seq)
        await ann.ask(type="unpin", room=room, seq=seqs[0])
        await ann.ask(type="delete", room=room, seq=seqs[1])
        await ann.ask(type="delete", room=room, seq=seqs[0])
        bodies = [entry["body"] for entry in (await ann.entries(10, room))[4:]]
        assert [body.get("pins") for body in bodies] == [1, 2, 3, 2, 1, None]
        assert [view["pins"] for view in (await ann.ask(type="list-rooms"))["rooms"][1:]] == [1]
        left = (await ann.ask(type="pins", room=room))["pins"]
        assert [pin["message"]["seq"] for pin in left] == [seqs[2]]


async def test_a_room_has_so_many_pins_and_no_more(server, monkeypatch):
    monkeypatch.setattr(limits, "PINS", 1)
    async with server.wire("Ann") as ann:
        room = await owned(ann)
        one, two = [(await ann.say(text, room))["seq"] for text in ("one", "two")]
        await ann.ask(type="pin", room=room, seq=one)
        assert (await ann.ask(type="pin", room=room, seq=two))["reason"] == "too-many"
        await ann.ask(type="unpin", room=room, seq=one)
        assert (await ann.ask(type="pin", room=room, seq=two))["type"] == "done"


async def test_earlier_texts_are_kept_only_while_the_room_keeps_them(server):
    async with server.wire("Ann") as ann:
        room = await owned(ann)
        seq = (await ann.say("one", room))["seq"]
        await ann.ask(type="edit", room=room, seq=seq, text="two")
        assert await texts(ann, room, seq) == []
        await ann.ask(type="set-policy", room=room, keep_editions=True)
        for text in ("three", "four"):
            await ann.ask(type="edit", room=room, seq=seq, text=text)
        assert await texts(ann, room, seq) == ["two", "three"]
        await ann.ask(type="set-policy", room=room, keep_editions=False)
        assert await texts(ann, room, seq) == []


async def test_a_deleted_message_has_no_earlier_texts(server):
    async with server.wire("Ann") as ann:
        room = await owned(ann)
        await ann.ask(type="set-policy", room=room, keep_editions=True)
        seq = (await ann.say("one", room))["seq"]
        await ann.ask(type="edit", room=room, seq=seq, text="two")
        await ann.ask(type="delete", room=room, seq=seq)
        assert await texts(ann, room, seq) == []


@pytest.mark.parametrize("question", [{"type": "pins"}, {"type": "editions", "seq": 2}])
async def test_who_may_not_read_a_room_learns_nothing_of_its_pins_and_texts(server, question):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        room = await owned(ann, kind="private")
        await ann.say("secret", room)
        assert (await bob.ask(room=room, **question))["reason"] == "no-such-room"


async def test_only_messages_have_earlier_texts(server):
    async with server.wire("Ann") as ann:
        room = await owned(ann)
        for seq in (1, 2):
            answer = await ann.ask(type="editions", room=room, seq=seq)
            assert answer["reason"] == "no-such-message"


async def test_a_page_around_a_place_has_what_is_on_both_sides(server):
    async with server.wire("Ann") as ann:
        for number in range(1, 21):
            await ann.say(str(number))

        async def around(seq, limit):
            page = await ann.ask(type="history", room="lobby", around=seq, limit=limit)
            seqs = [entry["seq"] for entry in page["entries"]]
            assert seqs == list(range(seqs[0], seqs[-1] + 1))
            return seqs[0], seqs[-1], page["more"]

        assert await around(10, 5) == (8, 12, True)
        assert await around(10, 4) == (8, 11, True)
        assert await around(10, 1) == (10, 10, True)
        assert await around(1, 5) == (1, 5, True)
        assert await around(0, 5) == (1, 5, True)
        assert await around(20, 5) == (16, 20, False)
        assert await around(10, 500) == (1, 20, False)
        assert await around(999, 5) == (16, 20, False)
        both = await ann.ask(type="history", room="lobby", around=3, after=1)
        assert both["reason"] == "bad-frame"


async def test_a_page_around_long_messages_still_has_the_one_in_the_middle(server, monkeypatch):
    monkeypatch.setattr("linnet.engine.pages.limits.PAGE_BYTES", 400)
    async with server.wire("Ann") as ann:
        for _ in range(20):
            await ann.say("x" * 100)
        page = await ann.ask(type="history", room="lobby", around=10)
        assert [entry["seq"] for entry in page["entries"]] == [8, 9, 10, 11]
