"""Reasons given for acts and reports: one line of text under the same rules as a topic."""

import pytest
from tests.order import act, page, room

from linnet.protocol import limits

ACTS = {"kick": {}, "ban": {}, "mute": {"span": 60}, "purge": {}}


@pytest.mark.parametrize("kind", ACTS)
@pytest.mark.parametrize(
    ("why", "reason"),
    [("a\x00b", "bad-text"), ("\x1b[2Jgone", "bad-text"), ("é" * limits.WHY, "too-long")],
)
async def test_no_reason_carries_control_characters_or_more_than_its_bytes(
    server, kind, why, reason
):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        await bob.say("well", room=tea)
        before = await page(ann, tea)
        refused = await act(ann, kind, bob, tea, why=why, **ACTS[kind])
        assert refused["reason"] == reason
        assert await page(ann, tea) == before


async def test_a_reason_is_one_line(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        seq = (await act(ann, "kick", bob, tea, why=" not\r\n  here "))["seq"]
        assert (await page(ann, tea))[seq]["why"] == "not here"


async def test_reports_take_no_control_characters_either(server):
    async with server.wire("Ann") as ann, server.wire("Bob") as bob:
        tea = await room(ann, bob)
        seq = (await ann.say("well", room=tea))["seq"]
        wish = {"type": "report", "room": tea, "seq": seq}
        assert (await bob.ask(why="\x07", **wish))["reason"] == "bad-text"
        assert (await bob.ask(why="rude", **wish))["type"] == "done"
