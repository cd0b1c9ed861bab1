"""The audit log: every act of a moderator, who may see it, and taking it back for a day."""

import pytest
from sqlalchemy import select
from tests.order import act, chief, page, room, texts

from linnet.store.tables import edition

DAY = 24 * 60 * 60 * 1000


async def last_act(wire, room):
    return (await wire.ask(type="acts", room=room))["acts"][0]


async def undo(wire, room):
    return await wire.ask(type="undo", act=(await last_act(wire, room))["id"])


async def test_every_act_is_kept_with_who_when_why_and_whom(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        seq = (await bob.say("hm", room=tea))["seq"]
        await ann.ask(type="delete", room=tea, seq=seq)
        await act(ann, "mute", bob, tea, span=5, why="loud")
        await act(ann, "unmute", bob, tea)
        await act(ann, "set-role", bob, tea, role="moderator")
        await ann.ask(type="set-policy", room=tea, slow=3)
        await act(ann, "kick", bob, tea, why="no")
        await act(ann, "ban", bob, tea, span=60)
        await act(ann, "unban", bob, tea)
        told = await ann.ask(type="acts", room=tea)
        kinds = ["delete", "mute", "unmute", "role", "policy", "kick", "ban", "unban"]
        acts = told["acts"][::-1]
        assert [one["kind"] for one in acts] == kinds
        assert all((one["by"], one["by_name"], one["room"]) == (ann.me, "Ann", tea) for one in acts)
        assert {one.get("who", bob.me) for one in acts} == {bob.me}
        assert acts[1]["why"] == "loud"
        assert (acts[4]["policy"], acts[4]["changed"]) == ({"slow": 3}, ["slow"])
        assert acts[1]["until"] == acts[1]["at"] + 5000
        assert not told["more"]
        older = (await ann.ask(type="acts", room=tea, before=acts[3]["id"]))["acts"]
        assert [one["kind"] for one in older] == kinds[:3][::-1]


async def test_what_one_does_with_one_s_own_messages_is_no_act(server):
    async with server.wire("Ann") as ann:
        tea = await room(ann)
        seq = (await ann.say("hm", room=tea))["seq"]
        await ann.ask(type="delete", room=tea, seq=seq)
        assert (await ann.ask(type="acts", room=tea))["acts"] == []


async def test_the_log_is_for_moderators_and_without_private_rooms_for_those_of_the_server(server):
    async with chief(server) as owner, server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob, kind="private")
        await act(ann, "mute", bob, tea, span=5)
        assert (await bob.ask(type="acts", room=tea))["reason"] == "not-allowed"
        assert (await bob.ask(type="acts"))["reason"] == "not-allowed"
        assert (await owner.ask(type="acts", room=tea))["reason"] == "no-such-room"
        assert (await owner.ask(type="acts"))["acts"] == []
        den = (await ann.ask(type="create-room", name="den"))["room"]
        await ann.ask(type="invite", room=den, who=bob.me)
        await act(ann, "mute", bob, den, span=5)
        seen = (await owner.ask(type="acts"))["acts"]
        assert [(one["kind"], one["room"]) for one in seen] == [("mute", den)]


async def test_a_kick_taken_back_makes_a_member_with_the_role_of_before(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await act(ann, "set-role", bob, tea, role="moderator")
        for kind in ("kick", "ban"):
            await act(ann, kind, bob, tea)
            assert (await undo(ann, tea))["type"] == "done"
            view = [v for v in (await bob.ask(type="list-rooms"))["rooms"] if v["id"] == tea]
            assert view[0]["role"] == "moderator"
            assert (await bob.say("back", room=tea))["seq"]
            told = (await ann.ask(type="acts", room=tea))["acts"]
            assert (told[0]["kind"], told[0]["of"]) == ("undo", told[1]["id"])
            assert told[1]["undone_by"] == "Ann"
            again = await ann.ask(type="undo", act=told[1]["id"])
            assert again["reason"] == "no-such-act"
            assert (await ann.ask(type="undo", act=told[0]["id"]))["reason"] == "no-such-act"


async def test_a_deletion_by_a_moderator_is_taken_back_with_its_text(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        seq = (await bob.say("the truth", room=tea))["seq"]
        await ann.ask(type="delete", room=tea, seq=seq)
        assert await texts(ann, tea) == []
        done = await undo(ann, tea)
        assert (await page(bob, tea))[seq] == {
            "kind": "said",
            "text": "the truth",
            "rev": done["seq"],
        }


async def test_a_policy_taken_back_leaves_what_changed_since(server):
    async with server.wire("Ann") as ann:
        tea = await room(ann)
        await ann.ask(type="set-policy", room=tea, slow=30)
        first = await last_act(ann, tea)
        await ann.ask(type="set-policy", room=tea, receipts="names")
        done = await ann.ask(type="undo", act=first["id"])
        body = (await page(ann, tea))[done["seq"]]
        assert body["policy"] == {"receipts": "names"}


async def test_all_rooms_are_locked_at_once_and_that_is_one_act(server):
    async with chief(server) as owner, server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea, den = await room(ann, bob), await room(ann, bob, kind="private")
        await ann.ask(type="set-policy", room=den, locked=True)
        direct = (await ann.ask(type="direct", who="Bob"))["room"]
        wish = {"type": "set-policy", "room": "lobby", "locked": True, "everywhere": True}
        assert (await ann.ask(**wish))["reason"] == "not-allowed"
        assert (await owner.ask(**wish, retention=1))["reason"] == "bad-frame"
        done = await owner.ask(**wish, send_id="once")
        assert (done["type"], done["room"]) == ("done", "lobby")
        assert await owner.ask(**wish, send_id="once") == done
        for where in ("lobby", tea, den):
            assert (await bob.say("hm", room=where))["reason"] == "locked"
        assert (await bob.say("psst", room=direct))["seq"]
        acts = (await owner.ask(type="acts"))["acts"]
        assert [(one["kind"], one["everywhere"]) for one in acts] == [("policy", True)]
        assert (await owner.ask(type="undo", act=acts[0]["id"]))["type"] == "done"
        said = [(await bob.say("hm", room=where)).get("reason") for where in ("lobby", tea, den)]
        assert said == [None, None, "locked"]


async def test_mutes_and_roles_are_taken_back(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await act(ann, "mute", bob, tea, span=50)
        assert (await undo(ann, tea))["type"] == "done"
        assert (await bob.say("free", room=tea))["seq"]
        await act(ann, "set-role", bob, tea, role="owner")
        assert (await undo(ann, tea))["type"] == "done"
        assert (await bob.ask(type="set-topic", room=tea, topic="x"))["reason"] == "not-allowed"


async def test_an_act_of_an_owner_is_taken_back_by_owners_only(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob, server.wire("Cy") as cy:
        tea = await room(ann, bob, cy)
        await act(ann, "set-role", bob, tea, role="moderator")
        await act(ann, "mute", cy, tea, span=50)
        assert (await undo(bob, tea))["reason"] == "not-allowed"
        assert (await undo(ann, tea))["type"] == "done"


async def test_a_repeated_undo_is_answered_once(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await act(ann, "kick", bob, tea)
        which = (await last_act(ann, tea))["id"]
        first = await ann.ask(type="undo", act=which, send_id="u")
        assert await ann.ask(type="undo", act=which, send_id="u") == first


@pytest.mark.parametrize("after", [DAY - 1000, DAY + 1000])
async def test_a_day_later_it_is_too_late_and_the_texts_are_gone(server, after):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await ann.ask(type="set-policy", room=tea, keep_editions=True)
        seq = (await bob.say("the lie", room=tea))["seq"]
        await bob.ask(type="edit", room=tea, seq=seq, text="the truth")
        await ann.ask(type="delete", room=tea, seq=seq)
        engine = server.server.engine
        engine.clock = lambda: server.server.about().time + after
        gone = await server.server.store.records.forget_removed(engine.clock() - DAY)
        assert gone == (after > DAY)
        answer = await undo(ann, tea)
        assert answer.get("reason") == ("no-such-act" if after > DAY else None)
        assert await texts(ann, tea) == ([] if after > DAY else ["the truth"])
        kept = await server.server.store._read(lambda c: c.execute(select(edition.c.text)).all())
        assert kept == ([] if after > DAY else [("the lie",)])
