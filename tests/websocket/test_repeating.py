"""A send_id is for one wish: acts of moderators that differ are not taken for each other."""

import pytest
from tests.order import act, chief, room

TWO = {
    "how long a mute lasts": ("mute", {"span": 60}, {"span": 600}),
    "how long a ban lasts": ("ban", {"span": 60}, {"span": 600}),
    "whether a ban ends": ("ban", {}, {"span": 60}),
    "why somebody was muted": ("mute", {"span": 60}, {"span": 60, "why": "spam"}),
    "why somebody was put out": ("kick", {"why": "spam"}, {"why": "rude"}),
    "how far back a purge goes": ("purge", {"span": 60}, {"span": 600}),
    "whether a purge goes all the way": ("purge", {"span": 60}, {}),
    "why messages were removed": ("purge", {"why": "spam"}, {"why": "rude"}),
}


@pytest.mark.parametrize("differs", TWO)
async def test_another_act_needs_another_send_id(server, differs):
    kind, first, other = TWO[differs]
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await bob.say("spam", room=tea)
        done = await act(ann, kind, bob, tea, send_id="once", **first)
        assert (await act(ann, kind, bob, tea, send_id="once", **first)) == done
        refused = await act(ann, kind, bob, tea, send_id="once", **other)
        assert refused["reason"] == "send-id-reused"


async def test_taking_back_another_act_needs_another_send_id(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        for why in ("one", "two"):
            await act(ann, "mute", bob, tea, span=60, why=why)
        acts = (await ann.ask(type="acts", room=tea))["acts"]
        newer, older = (found["id"] for found in acts)
        done = await ann.ask(type="undo", act=newer, send_id="once")
        assert await ann.ask(type="undo", act=newer, send_id="once") == done
        refused = await ann.ask(type="undo", act=older, send_id="once")
        assert refused["reason"] == "send-id-reused"


async def test_what_counts_everywhere_and_what_counts_here_are_two_wishes(server):
    async with chief(server) as owner, server.wire("Bob") as bob:
        await bob.say("spam")
        for kind, span in (("mute", {"span": 60}), ("unmute", {}), ("purge", {})):
            wish = {"send_id": kind, **span}
            done = await act(owner, kind, bob, "lobby", everywhere=True, **wish)
            assert await act(owner, kind, bob, "lobby", everywhere=True, **wish) == done
            refused = await act(owner, kind, bob, "lobby", **wish)
            assert refused["reason"] == "send-id-reused", kind


async def test_a_policy_with_fewer_changes_needs_another_send_id(server):
    async with server.wire("Ann") as ann:
        tea = await room(ann)
        wish = {"type": "set-policy", "room": tea, "send_id": "once", "slow": 5}
        done = await ann.ask(**wish, retention=30)
        assert await ann.ask(**wish, retention=30) == done
        assert (await ann.ask(**wish))["reason"] == "send-id-reused"
        assert (await ann.ask(**wish, retention=31))["reason"] == "send-id-reused"


async def test_a_message_that_was_marked_or_edited_since_is_still_known(server):
    async with server.wire("Ann") as ann:
        wish = {"send_id": "once", "reply_to": (await ann.say("tea?"))["seq"]}
        done = await ann.say("yes", **wish)
        await ann.ask(type="react", room="lobby", seq=done["seq"], emoji="🎂")
        assert (await ann.say("no", **wish))["reason"] == "send-id-reused"
        await ann.ask(type="edit", room="lobby", seq=done["seq"], text="well")
        assert await ann.say("yes", **wish) == done
        assert (await ann.say("yes", send_id="once"))["reason"] == "send-id-reused"
