"""A send_id is for one wish: acts of moderators that differ are not taken for each other."""

import pytest
from tests.order import act, room

TWO = {
    "how long a mute lasts": ("mute", {"span": 60}, {"span": 600}),
    "how long a ban lasts": ("ban", {"span": 60}, {"span": 600}),
    "whether a ban ends": ("ban", {}, {"span": 60}),
    "why somebody was muted": ("mute", {"span": 60}, {"span": 60, "why": "spam"}),
    "why somebody was put out": ("kick", {"why": "spam"}, {"why": "rude"}),
}


@pytest.mark.parametrize("differs", TWO)
async def test_another_act_needs_another_send_id(server, differs):
    kind, first, other = TWO[differs]
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
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
