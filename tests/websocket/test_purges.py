"""Removing somebody's messages: what the preview counts goes, and an undo brings it back."""

import pytest
from tests.order import act, chief, page, room, texts

from linnet.protocol import limits
from linnet.protocol.commands import Purge


async def test_a_purge_removes_what_its_preview_counted_and_nothing_else(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        for n in range(3):
            await bob.say(f"spam {n}", room=tea)
            await ann.say(f"talk {n}", room=tea)
        await bob.say("elsewhere")
        told = await act(ann, "purge", bob, tea, preview=True)
        assert told == {**told, "messages": 3, "rooms": 1, "preview": True}
        assert len(await texts(ann, tea)) == 6
        told = await act(ann, "purge", bob, tea, why="spam")
        assert told == {**told, "messages": 3, "rooms": 1, "preview": False}
        assert await texts(ann, tea) == ["talk 0", "talk 1", "talk 2"]
        assert await texts(ann) == ["elsewhere"]
        while (entry := await bob.next("entry"))["body"]["kind"] != "purged":
            pass
        assert entry["body"]["messages"] == 3
        gone = [body for body in (await page(ann, tea)).values() if "deleted" in body]
        assert gone == [{"kind": "said", "text": "", "deleted": ann.me, "rev": entry["seq"]}] * 3


async def test_everywhere_means_in_rooms_the_moderator_is_not_in(server):
    async with chief(server) as owner, server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob, kind="private")
        direct = (await bob.ask(type="direct", who="Ann"))["room"]
        for where in ("lobby", tea, direct):
            await bob.say("spam", room=where)
        told = await act(owner, "purge", bob, "lobby", everywhere=True, preview=True)
        assert (told["messages"], told["rooms"]) == (3, 3)
        told = await act(owner, "purge", bob, "lobby", everywhere=True)
        assert (told["messages"], told["rooms"]) == (3, 3)
        for where in ("lobby", tea, direct):
            assert await texts(ann, where) == []
        refused = await act(ann, "purge", bob, "lobby", everywhere=True)
        assert refused["reason"] == "not-allowed"


async def test_only_the_last_seconds_go_where_that_is_asked(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await bob.say("long ago", room=tea)
        server.server.engine.clock = lambda: server.server.about().time + 60_000
        server.server.engine.moderating._clock = server.server.engine.clock
        await bob.say("just now", room=tea)
        assert (await act(ann, "purge", bob, tea, span=30))["messages"] == 1
        assert await texts(ann, tea) == ["long ago"]


async def test_many_messages_go_in_several_entries_and_are_one_act(server, monkeypatch):
    monkeypatch.setattr(limits, "PURGED", 4)
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        for n in range(10):
            await bob.say(f"spam {n}", room=tea)
        told = await act(ann, "purge", bob, tea, send_id="p")
        assert told["messages"] == 10
        assert await act(ann, "purge", bob, tea, send_id="p") == told
        purges = [b["messages"] for b in (await page(ann, tea)).values() if b["kind"] == "purged"]
        assert purges == [4, 4, 2]
        acts = (await ann.ask(type="acts", room=tea))["acts"]
        assert [(one["kind"], one["messages"]) for one in acts] == [("purge", 10)]
        assert (await ann.ask(type="undo", act=acts[0]["id"]))["type"] == "done"
        assert await texts(bob, tea) == [f"spam {n}" for n in range(10)]


async def test_a_purge_that_was_cut_off_goes_on_when_it_is_asked_again(server, monkeypatch):
    monkeypatch.setattr(limits, "PURGED", 2)
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        for n in range(6):
            await bob.say(f"spam {n}", room=tea)
        moderating, took = server.server.engine.moderating, []
        take = moderating._take

        async def once(*turn):
            if took:
                raise ConnectionError("cut off")
            took.append(turn)
            return await take(*turn)

        moderating._take = once
        with pytest.raises(ConnectionError):
            await moderating.purge(*_wish(server, ann, bob, tea))
        moderating._take = take
        told = await moderating.purge(*_wish(server, ann, bob, tea))
        assert (told.messages, told.rooms) == (6, 1)
        assert await texts(ann, tea) == []


def _wish(server, ann, bob, tea):
    person = server.server.engine.telling.online[ann.me][0].person
    return person, Purge(send_id="p", room=tea, who=bob.me)


async def test_what_a_purge_took_along_comes_back_with_pins_and_earlier_texts(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await ann.ask(type="set-policy", room=tea, keep_editions=True)
        seq = (await bob.say("frist", room=tea))["seq"]
        edit = (await bob.ask(type="edit", room=tea, seq=seq, text="first @Ann"))["seq"]
        await ann.ask(type="react", room=tea, seq=seq, emoji=":+1:")
        await ann.ask(type="pin", room=tea, seq=seq)
        before, pins = (await page(ann, tea))[seq], await ann.ask(type="pins", room=tea)
        await act(ann, "purge", bob, tea)
        earlier = {"type": "editions", "room": tea, "seq": seq}
        assert (await ann.ask(**earlier))["editions"] == []
        now = await page(ann, tea)
        assert now[edit] == {"kind": "edited", "target": seq}
        assert (await ann.ask(type="pins", room=tea))["pins"] == []
        act_id = (await ann.ask(type="acts", room=tea))["acts"][0]["id"]
        done = await ann.ask(type="undo", act=act_id)
        now = await page(ann, tea)
        assert now[seq] == {**before, "rev": done["seq"]}
        assert now[done["seq"]]["pins"] == 1
        again = (await ann.ask(type="pins", room=tea))["pins"]
        assert again[0] == {**pins["pins"][0], "message": again[0]["message"]}
        assert [one["text"] for one in (await ann.ask(**earlier))["editions"]] == ["frist"]


async def test_pins_come_back_where_there_is_room_for_all_of_them(server, monkeypatch):
    monkeypatch.setattr(limits, "PINS", 2)
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        for seq in [(await bob.say(text, room=tea))["seq"] for text in ("one", "two")]:
            await ann.ask(type="pin", room=tea, seq=seq)
        await act(ann, "purge", bob, tea)
        own = (await ann.say("mine", room=tea))["seq"]
        await ann.ask(type="pin", room=tea, seq=own)
        await ann.ask(type="undo", act=(await ann.ask(type="acts", room=tea))["acts"][0]["id"])
        assert await texts(ann, tea) == ["one", "two", "mine"]
        pins = (await ann.ask(type="pins", room=tea))["pins"]
        assert [pin["message"]["seq"] for pin in pins] == [own]
        assert sum(body.get("pinned", False) for body in (await page(ann, tea)).values()) == 1


async def test_a_moderator_may_remove_what_another_wrote_but_not_an_owner(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        tea = await room(ann, bob, cy)
        for one in (bob, cy):
            await act(ann, "set-role", one, tea, role="moderator")
            await one.say("hm", room=tea)
        assert (await act(bob, "purge", cy, tea))["messages"] == 1
        assert (await act(bob, "purge", ann, tea))["reason"] == "not-allowed"
        assert (await act(bob, "purge", bob, tea))["reason"] == "not-with-yourself"
