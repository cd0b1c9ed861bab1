"""Keeping order on the wire: what moderators do is told like any entry, and ends there."""

import pytest
from tests.order import act, chief, room


@pytest.mark.parametrize("kind", ["kick", "ban"])
async def test_who_is_put_out_learns_why_and_nothing_after_it(server, kind):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        seq = (await act(ann, kind, bob, tea, why="spam"))["seq"]
        await ann.say("among us", room=tea)
        await ann.say("to all")
        told = await bob.entries(1)
        assert [entry["body"]["text"] for entry in told] == ["to all"]
        heard = [frame for frame in bob.heard if frame.get("room") == tea]
        assert heard[-1]["seq"] == seq
        assert heard[-1]["body"]["why"] == "spam"
        back = await bob.ask(type="join", room=tea)
        assert back.get("reason") == ("banned" if kind == "ban" else None)


async def test_a_ban_ends_by_itself_or_is_lifted(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await act(ann, "ban", bob, tea, span=1)
        refused = await bob.ask(type="join", room=tea)
        assert refused["reason"] == "banned"
        assert 0 < refused["retry_after"] <= 1
        server.server.engine.clock = lambda: server.server.about().time + 1001
        assert (await bob.ask(type="join", room=tea))["seq"]
        await act(ann, "ban", bob, tea)
        assert "retry_after" not in await bob.ask(type="history", room=tea)
        assert (await act(ann, "unban", bob, tea))["seq"]
        assert (await bob.ask(type="join", room=tea))["seq"]


async def test_who_is_muted_reads_and_is_told_for_how_long(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        seq = (await ann.say("hello", room=tea))["seq"]
        await act(ann, "mute", bob, tea, span=60)
        for wish in (
            {"type": "say", "text": "but"},
            {"type": "say", "text": "@Ann but"},
            {"type": "react", "seq": seq, "emoji": ":+1:"},
        ):
            refused = await bob.ask(room=tea, **wish)
            assert refused["reason"] == "muted"
            assert 0 < refused["retry_after"] <= 60
        assert (await bob.ask(type="history", room=tea))["head"] == seq + 1
        assert (await bob.say("elsewhere"))["seq"]
        await act(ann, "unmute", bob, tea)
        assert (await bob.say("thank you", room=tea))["seq"]


async def test_who_may_not_speak_is_not_shown_as_writing(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await act(ann, "mute", bob, tea, span=60)
        await bob.send(type="typing", room=tea)
        await bob.send(type="typing", room="lobby")
        assert (await ann.next("typing"))["room"] == "lobby"
        assert [frame for frame in bob.heard if frame["type"] == "refused"] == []


async def test_off_the_server_means_at_once_and_through_every_way_in(server):
    async with chief(server) as owner, server.wire("Bob") as bob, server.wire("Ann") as ann:
        tea = await room(ann, bob, kind="private")
        token = bob.welcome["token"]
        await act(owner, "ban", bob, tea, everywhere=True, why="enough")
        closing = await bob.next("closing")
        assert closing["reason"] == "banned"
        assert bob.heard[-2]["body"] == {
            "kind": "banned",
            "who": bob.me,
            "who_name": "Bob",
            "why": "enough",
            "everywhere": True,
        }
        async with server.wire() as again:
            await again.send(type="hello", token=token)
            assert (await again.next("refused"))["reason"] == "banned"
        for wire, where in ((ann, tea), (owner, "lobby")):
            listed = (await wire.ask(type="list-people", room=where))["people"]
            shown = {one["id"]: (one["online"], one.get("banned", False)) for one in listed}
            assert shown[bob.me] == (False, True)
            assert shown[ann.me] == (True, False)
        await act(owner, "unban", bob, "lobby", everywhere=True)
        async with server.wire(token=token) as again:
            assert {view["id"] for view in again.welcome["rooms"]} == {"lobby", tea}


async def test_to_be_kicked_everywhere_ends_connections_and_no_more(server):
    async with chief(server) as owner, server.wire("Bob") as bob:
        await act(owner, "kick", bob, "lobby")
        assert (await bob.next("closing"))["reason"] == "kicked"
        async with server.wire(token=bob.welcome["token"]) as again:
            assert (await again.say("sorry"))["seq"]


async def test_slow_mode_and_lock_hold_members_back(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await ann.ask(type="set-policy", room=tea, slow=100)
        assert (await bob.say("one", room=tea))["seq"]
        refused = await bob.say("two", room=tea)
        assert refused["reason"] == "slow-mode"
        assert 0 < refused["retry_after"] <= 100
        assert (await ann.say("three", room=tea))["seq"]
        assert (await ann.say("four", room=tea))["seq"]
        await ann.ask(type="set-policy", room=tea, slow=0, locked=True)
        assert (await bob.say("five", room=tea))["reason"] == "locked"
        assert (await ann.say("six", room=tea))["seq"]


async def test_a_role_in_the_lobby_is_one_on_the_server(server):
    async with chief(server) as owner, server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann)
        assert (await act(bob, "kick", ann, "lobby"))["reason"] == "not-allowed"
        await act(owner, "set-role", bob, "lobby", role="moderator")
        assert (await act(bob, "mute", ann, "lobby", span=5, everywhere=True))["seq"]
        assert (await ann.say("hm", room=tea))["reason"] == "muted"
        await act(owner, "set-role", bob, "lobby", role="member")
        assert (await act(bob, "unmute", ann, "lobby", everywhere=True))["reason"] == "not-allowed"


async def test_an_act_sent_again_is_answered_by_the_first(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        for kind, more in (("mute", {"span": 60}), ("unmute", {}), ("ban", {}), ("unban", {})):
            first = await act(ann, kind, bob, tea, send_id=kind, **more)
            assert first["type"] == "done"
            assert await act(ann, kind, bob, tea, send_id=kind, **more) == first
        assert (await act(ann, "kick", bob, tea, send_id="ban"))["reason"] == "send-id-reused"
