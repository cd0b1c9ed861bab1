"""Levels, drafts, blocked people and receipts over HTTP: as on every other door."""

from tests.ground import Running
from tests.http.conftest import Caller, Guest


async def test_unread_and_mentions_are_counted_and_read(ann: Caller, bob: Caller) -> None:
    for text in ("hi", "@bob", "@Bob again"):
        said = await ann.told("POST", "/rooms/lobby/messages", json={"text": text})
    room = await bob.told("GET", "/rooms/lobby")
    assert (room["count"] - room["read"]["count"], room["read"]["mentions"]) == (3, 2)
    own = await ann.told("GET", "/rooms/lobby")
    assert own["count"] == own["read"]["count"]
    reached = await bob.told("PUT", "/rooms/lobby/read", json={"seq": said["seq"]})
    assert reached["read"]["count"] == room["count"]
    assert "mentions" not in (await bob.told("GET", "/rooms/lobby"))["read"]


async def test_levels_and_drafts_are_seen_on_the_socket(
    server: Running, ann: Caller, bob: Caller
) -> None:
    async with server.wire(token=ann.token) as wire:
        room = await ann.told("PUT", "/rooms/lobby/level", json={"level": "nothing"})
        assert room["level"] == (await wire.next("level"))["level"] == "nothing"
        room = await ann.told("PUT", "/rooms/lobby/draft", json={"text": "Dear", "reply_to": 3})
        assert room["draft"] == {"text": "Dear", "reply_to": 3}
        assert (await wire.next("draft"))["draft"] == room["draft"]
        assert "draft" not in await bob.told("GET", "/rooms/lobby")
        assert "draft" not in await ann.told("DELETE", "/rooms/lobby/draft")
        assert (await wire.next("draft"))["draft"] == {"text": ""}
    long = {"text": "x" * 20_000}
    assert await ann.refused("PUT", "/rooms/lobby/draft", json=long) == (422, "too-long")
    await ann.told("POST", "/rooms", json={"name": "birds"})
    for path, body in (("level", {"level": "nothing"}), ("draft", {"text": "x"})):
        assert await bob.refused("PUT", f"/rooms/birds/{path}", json=body) == (403, "not-a-member")


async def test_people_are_blocked_and_let_speak_again(ann: Caller, bob: Caller) -> None:
    named = {"id": bob.you["id"], "name": "Bob"}
    assert await ann.told("GET", "/me/blocked") == {"blocked": []}
    assert await ann.told("PUT", "/me/blocked/bob") == {"blocked": [named]}
    assert await ann.told("GET", "/me/blocked") == {"blocked": [named]}
    assert await bob.told("GET", "/me/blocked") == {"blocked": []}
    assert await ann.told("DELETE", f"/me/blocked/{bob.you['id']}") == {"blocked": []}
    assert await ann.refused("PUT", "/me/blocked/ann") == (422, "not-with-yourself")
    assert await ann.refused("PUT", "/me/blocked/nobody") == (404, "no-such-person")


async def test_who_has_read_a_message_is_told_where_the_room_tells_it(
    ann: Caller, bob: Caller, guest: Guest
) -> None:
    await ann.told("POST", "/rooms", json={"name": "birds"})
    for caller in (bob, await guest("Cy")):
        await caller.told("PUT", "/rooms/birds/members/me")
    said = await ann.told("POST", "/rooms/birds/messages", json={"text": "homework"})
    path = f"/rooms/birds/messages/{said['seq']}/readers"
    assert await ann.refused("GET", path) == (403, "not-allowed")
    await ann.told("PUT", "/rooms/birds/policy", json={"receipts": "names"})
    await bob.told("PUT", "/rooms/birds/read", json={"seq": said["seq"]})
    told = await ann.told("GET", path)
    assert (told["read"], told["members"]) == (1, 2)
    assert [one["name"] for one in told["not_yet"]] == ["Cy"]
    assert await ann.refused("GET", "/rooms/birds/messages/1/readers") == (404, "no-such-message")


async def test_direct_messages_are_refused_where_they_are_forbidden(
    ann: Caller, bob: Caller, guest: Guest
) -> None:
    cy = await guest("Cy")
    direct = await bob.told("POST", "/directs", json={"who": "cy"})
    await ann.told("POST", "/rooms", json={"name": "class"})
    for caller in (bob, cy):
        await caller.told("PUT", "/rooms/class/members/me")
    await ann.told("PUT", "/rooms/class/policy", json={"no_direct": True})
    assert await cy.refused("POST", "/directs", json={"who": "bob"}) == (403, "no-direct")
    path = f"/rooms/{direct['id']}/messages"
    assert await cy.refused("POST", path, json={"text": "psst"}) == (403, "no-direct")
