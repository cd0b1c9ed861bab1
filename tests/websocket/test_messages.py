"""Messages on the wire: changing them is told like any entry, and everybody ends with the same."""


async def page(wire, room="lobby"):
    found = (await wire.ask(type="history", room=room, limit=500))["entries"]
    return {entry["seq"]: entry["body"] for entry in found}


async def test_an_edit_is_an_entry_and_the_message_is_told_as_it_is_now(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say("helo"))["seq"]
        done = await ann.ask(type="edit", room="lobby", seq=seq, text="hello")
        told = (await bob.entries(2))[1]
        assert told["seq"] == done["seq"]
        assert told["body"] == {"kind": "edited", "target": seq, "text": "hello"}
        assert (await page(bob))[seq]["text"] == "hello"
        assert (await page(bob))[seq]["rev"] == done["seq"]


async def test_a_deleted_message_leaves_its_place_and_nothing_else(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say("secret"))["seq"]
        await ann.ask(type="edit", room="lobby", seq=seq, text="still secret")
        await bob.ask(type="react", room="lobby", seq=seq, emoji=":+1:")
        await ann.ask(type="delete", room="lobby", seq=seq)
        gone = await page(bob)
        assert gone[seq] == {"kind": "said", "text": "", "deleted": ann.me, "rev": seq + 3}
        assert gone[seq + 1] == {"kind": "edited", "target": seq}
        late = await ann.ask(type="edit", room="lobby", seq=seq, text="back")
        assert late["reason"] == "message-deleted"


async def test_reactions_show_who_gave_them(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say("cake"))["seq"]
        for wire in (bob, ann):
            assert (await wire.ask(type="react", room="lobby", seq=seq, emoji="🎂"))["seq"]
        assert (await page(bob))[seq]["reactions"] == {"🎂": [bob.me, ann.me]}
        twice = await ann.ask(type="react", room="lobby", seq=seq, emoji="🎂")
        assert twice["reason"] == "already-there"
        await bob.ask(type="unreact", room="lobby", seq=seq, emoji="🎂")
        assert (await page(bob))[seq]["reactions"] == {"🎂": [ann.me]}
        assert (await ann.ask(type="react", room="lobby", seq=seq, emoji="cake"))["reason"] == (
            "not-an-emoji"
        )


async def test_only_who_wrote_a_message_may_change_it(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        seq = (await ann.say("mine"))["seq"]
        for wish in ({"type": "edit", "text": "yours"}, {"type": "delete"}):
            assert (await bob.ask(room="lobby", seq=seq, **wish))["reason"] == "not-allowed"
        assert (await bob.ask(type="edit", room="lobby", seq=99, text="x"))["reason"] == (
            "no-such-message"
        )


async def test_a_change_sent_again_is_answered_by_the_first(server):
    async with server.wire("Ann") as ann:
        seq = (await ann.say("one"))["seq"]
        wish = {"type": "edit", "room": "lobby", "seq": seq, "text": "two", "send_id": "e1"}
        first = await ann.ask(**wish)
        await ann.ask(type="edit", room="lobby", seq=seq, text="three")
        assert await ann.ask(**wish) == first
        assert (await page(ann))[seq]["text"] == "three"


async def test_a_reply_names_the_message_it_answers(server):
    async with server.wire("Ann") as ann:
        seq = (await ann.say("question"))["seq"]
        answer = (await ann.say("answer", reply_to=seq))["seq"]
        assert (await page(ann))[answer]["reply_to"] == seq
        assert (await ann.say("lost", reply_to=answer + 5))["reason"] == "no-such-message"
