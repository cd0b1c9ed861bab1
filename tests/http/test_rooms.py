"""Rooms over HTTP: the same rooms, rules and words as on every other door."""

from tests.ground import Running
from tests.http.conftest import Caller, Guest


async def test_everybody_is_in_the_lobby(ann: Caller, bob: Caller) -> None:
    listed = (await ann.told("GET", "/rooms"))["rooms"]
    assert [room["id"] for room in listed] == ["lobby"]
    assert await ann.told("GET", "/rooms/lobby") == listed[0]
    people = await ann.told("GET", "/rooms/lobby/people")
    assert {one["name"] for one in people["people"]} == {"Ann", "Bob"}
    assert people["total"] == 2
    assert (await ann.told("GET", "/rooms/lobby/people?offset=1"))["total"] == 2


async def test_a_room_is_made_joined_changed_and_left(ann: Caller, bob: Caller) -> None:
    made = await ann.told("POST", "/rooms", json={"name": "#Birds", "topic": "Linnets"})
    assert (made["name"], made["topic"], made["role"]) == ("birds", "Linnets", "owner")
    assert (await bob.told("PUT", "/rooms/birds/members/me"))["role"] == "member"
    assert await bob.refused("PUT", "/rooms/birds/members/me") == (409, "already-there")
    named = await ann.told("PATCH", "/rooms/birds", json={"name": "finches"})
    assert (named["id"], named["name"]) == (made["id"], "finches")
    assert (await ann.told("PATCH", f"/rooms/{made['id']}", json={"topic": ""})).get(
        "topic"
    ) is None
    assert await bob.refused("PATCH", "/rooms/finches", json={"name": "mine"}) == (
        403,
        "not-allowed",
    )
    left = await bob.told("DELETE", "/rooms/finches/members/me")
    assert left["body"] == {"kind": "left"}
    assert await bob.refused("DELETE", "/rooms/finches/members/me") == (403, "not-a-member")


async def test_a_room_is_changed_one_thing_at_a_time(ann: Caller) -> None:
    await ann.told("POST", "/rooms", json={"name": "birds"})
    for body in ({}, {"name": "finches", "topic": "both"}):
        assert await ann.refused("PATCH", "/rooms/birds", json=body) == (400, "bad-frame")
    assert (await ann.told("GET", "/rooms/birds"))["head"] == 1


async def test_a_private_room_is_like_none_until_one_is_invited(ann: Caller, bob: Caller) -> None:
    made = await ann.told("POST", "/rooms", json={"name": "nest", "kind": "private"})
    absent = await bob.call("GET", "/rooms/~0123456789")
    hidden = await bob.call("GET", f"/rooms/{made['id']}")
    assert (hidden.status_code, hidden.text) == (absent.status_code, absent.text)
    assert hidden.status_code == 404
    for path in ("entries", "people"):
        assert await bob.refused("GET", f"/rooms/nest/{path}") == (404, "no-such-room")
    assert await bob.refused("PUT", "/rooms/nest/members/me") == (404, "no-such-room")
    invited = await ann.told("POST", "/rooms/nest/members", json={"who": "bob"})
    assert invited["body"] == {"kind": "invited", "who": bob.you["id"], "who_name": "Bob"}
    assert (await bob.told("GET", "/rooms/nest"))["role"] == "member"


async def test_roles_are_given_by_owners(ann: Caller, bob: Caller) -> None:
    await ann.told("POST", "/rooms", json={"name": "birds"})
    role = {"role": "moderator"}
    assert await ann.refused("PUT", "/rooms/birds/members/bob/role", json=role) == (
        404,
        "no-such-person",
    )
    await bob.told("PUT", "/rooms/birds/members/me")
    given = await ann.told("PUT", "/rooms/birds/members/bob/role", json=role)
    assert given["body"]["role"] == "moderator"
    assert (await bob.told("GET", "/rooms/birds"))["role"] == "moderator"
    alone = {"role": "member"}
    assert await ann.refused("PUT", "/rooms/birds/members/ann/role", json=alone) == (
        409,
        "last-owner",
    )


async def test_a_direct_room_is_the_same_for_both(ann: Caller, bob: Caller, guest: Guest) -> None:
    one = await ann.told("POST", "/directs", json={"who": "Bob"})
    other = await bob.told("POST", "/directs", json={"who": ann.you["id"]})
    assert one["id"] == other["id"]
    assert (one["with"]["name"], other["with"]["name"]) == ("Bob", "Ann")
    eve = await guest("Eve")
    assert await eve.refused("GET", f"/rooms/{one['id']}") == (404, "no-such-room")


async def test_notes_to_self_are_a_room_of_one(ann: Caller, bob: Caller) -> None:
    room = await ann.told("POST", "/directs", json={"who": "ann"})
    assert (room["with"]["name"], room["members"]) == ("Notes to self", 1)
    assert (await ann.told("POST", "/directs", json={"who": ann.you["id"]}))["id"] == room["id"]
    await ann.told("POST", f"/rooms/{room['id']}/messages", json={"text": "buy tulips"})
    assert await bob.refused("GET", f"/rooms/{room['id']}") == (404, "no-such-room")


async def test_making_a_room_twice_under_one_key_makes_one(ann: Caller) -> None:
    key = {"idempotency-key": "make-1"}
    one = await ann.told("POST", "/rooms", json={"name": "birds"}, headers=key)
    two = await ann.told("POST", "/rooms", json={"name": "birds"}, headers=key)
    assert one["id"] == two["id"]


async def test_what_http_does_the_socket_shows(server: Running, ann: Caller, bob: Caller) -> None:
    async with server.wire(token=bob.token) as wire:
        await ann.told("POST", "/rooms", json={"name": "nest", "kind": "private"})
        await ann.told("POST", "/rooms/nest/members", json={"who": "bob"})
        assert (await wire.next("room"))["room"]["name"] == "nest"
