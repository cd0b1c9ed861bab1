"""Invitations: whom a link lets in, how often and how long, and what a wrong one gives away."""

import asyncio

import pytest
from tests.ground import Running
from tests.http.conftest import Caller, Guest

from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Role

NO_GOOD = (403, "bad-code")
OWN = "correct horse"


async def made(by: Caller, room: str, **wish: object) -> str:
    told = await by.told("POST", f"/rooms/{room}/invitations", json=wish)
    return str(told["code"])


@pytest.fixture
async def ann(guest: Guest) -> Caller:
    ann = await guest("Ann")
    await ann.told("POST", "/rooms", json={"name": "garden", "kind": "private"})
    return ann


async def test_a_link_leads_into_a_private_room_and_tells_its_name_before(
    ann: Caller, guest: Guest, client: object
) -> None:
    code = await made(ann, "garden")
    look = await Caller(ann.client).told("POST", "/invitations/look", json={"code": code})
    assert (look["name"], look["by"], look["accounts"]) == ("garden", "Ann", False)
    bob = await guest("Bob")
    typed = f" {code.lower().replace('-', '')} "
    view = await bob.told("POST", "/invitations", json={"code": typed})
    assert (view["name"], view["role"]) == ("garden", "member")
    again = await bob.told("POST", "/invitations", json={"code": code})
    assert again["id"] == view["id"]
    (listed,) = (await ann.told("GET", "/rooms/garden/invitations"))["invitations"]
    assert (listed["used"], listed["by"]["name"]) == (1, "Ann")
    assert code not in str(listed)


async def test_wrong_over_and_forbidden_codes_get_the_same_answer(
    ann: Caller, guest: Guest, server: Running
) -> None:
    bob = await guest("Bob")
    once, back = await made(ann, "garden", uses=1), await made(ann, "garden")
    late = await made(ann, "garden", span=60)
    await bob.told("POST", "/invitations", json={"code": once})
    listed = (await ann.told("GET", "/rooms/garden/invitations"))["invitations"]
    assert len(listed) == 2, "one that is used up is over"
    await asyncio.gather(
        *(ann.told("DELETE", f"/rooms/garden/invitations/{one['id']}") for one in listed)
    )
    cleo = await guest("Cleo")
    answers = []
    for code in (once, back, late, "0000-0000-0000"):
        for path in ("/invitations", "/invitations/look"):
            response = await cleo.call("POST", path, json={"code": code})
            answers.append((response.status_code, response.json()["message"]))
    assert len(set(answers)) == 1
    assert answers[0][0] == NO_GOOD[0]


async def test_of_many_at_once_only_as_many_come_in_as_were_invited(
    ann: Caller, guest: Guest, server: Running
) -> None:
    code = await made(ann, "garden", uses=3)
    people = [await guest(f"P{n}") for n in range(8)]
    came = await asyncio.gather(
        *(one.call("POST", "/invitations", json={"code": code}) for one in people)
    )
    assert sorted(one.status_code for one in came) == [200] * 3 + [403] * 5
    room = RoomId((await ann.told("GET", "/rooms/garden"))["id"])
    kept = await server.server.store.room(room)
    assert kept is not None
    assert len(kept.members) == 4


async def test_an_invitation_is_over_when_its_maker_may_not_invite_any_more(
    ann: Caller, guest: Guest
) -> None:
    bob, cleo = await guest("Bob"), await guest("Cleo")
    await ann.told("POST", "/rooms/garden/members", json={"who": "Bob"})
    code = await made(bob, "garden")
    assert await bob.refused("GET", "/rooms/garden/reports") == (403, "not-allowed")
    await ann.told("POST", "/rooms/garden/kicks", json={"who": "Bob"})
    assert await cleo.refused("POST", "/invitations", json={"code": code}) == NO_GOOD
    assert await bob.refused("POST", "/invitations", json={"code": code}) == NO_GOOD


async def test_who_is_banned_does_not_come_back_by_a_link(ann: Caller, guest: Guest) -> None:
    bob = await guest("Bob")
    code = await made(ann, "garden")
    await bob.told("POST", "/invitations", json={"code": code})
    await ann.told("POST", "/rooms/garden/bans", json={"who": "Bob"})
    assert await bob.refused("POST", "/invitations", json={"code": code}) == (403, "banned")


async def test_members_see_their_own_invitations_and_who_keeps_order_sees_all(
    ann: Caller, guest: Guest
) -> None:
    bob = await guest("Bob")
    await ann.told("POST", "/rooms/garden/members", json={"who": "Bob"})
    await made(ann, "garden")
    await made(bob, "garden")
    seen = [
        len((await one.told("GET", "/rooms/garden/invitations"))["invitations"])
        for one in (ann, bob)
    ]
    assert seen == [2, 1]
    await ann.told("PUT", "/rooms/garden/policy", json={"invited": True})
    refused = await bob.refused("POST", "/rooms/garden/invitations", json={})
    assert refused == (403, "not-allowed")
    stranger = await guest("Sly")
    assert await stranger.refused("GET", "/rooms/garden/invitations") == (404, "no-such-room")
    acts = (await ann.told("GET", "/rooms/garden/acts"))["acts"]
    assert [one["kind"] for one in acts].count("make-invitation") == 2


@pytest.mark.parametrize("settings", [{"registration": "closed"}])
async def test_a_class_makes_its_accounts_by_one_link_where_registration_is_closed(
    ann: Caller, guest: Guest, server: Running
) -> None:
    assert await ann.refused("POST", "/rooms/garden/invitations", json={"accounts": True}) == (
        403,
        "not-allowed",
    )
    await server.server.store.set_role(PersonId(ann.you["id"]), Role.OWNER)
    code = await made(ann, "garden", accounts=True, uses=2)
    wishes = [{"name": name, "password": OWN, "code": code} for name in ("Dan", "Eve", "Fay")]
    came = await asyncio.gather(
        *(Caller(ann.client).call("POST", "/accounts", json=wish) for wish in wishes)
    )
    assert sorted(one.status_code for one in came) == [201, 201, 403]
    for one in came:
        if one.status_code == 201:
            dan = Caller(ann.client)
            dan.token = one.json()["token"]
            view = await dan.told("POST", "/invitations", json={"code": code})
            assert view["name"] == "garden"
    plain = await made(ann, "garden")
    wish = {"name": "Gus", "password": OWN, "code": plain}
    assert await Caller(ann.client).refused("POST", "/accounts", json=wish) == NO_GOOD


async def test_guessing_is_limited_and_coming_in_is_no_guess(ann: Caller, guest: Guest) -> None:
    code = await made(ann, "garden")
    for _ in range(40):
        await Caller(ann.client).told("POST", "/invitations/look", json={"code": code})
    wrong = [
        (await Caller(ann.client).call("POST", "/invitations/look", json={"code": f"X{n}"}))
        for n in range(40)
    ]
    assert {one.json()["reason"] for one in wrong} == {"bad-code", "rate-limited"}


async def test_over_the_websocket_the_room_comes_with_the_invitation(
    ann: Caller, server: Running
) -> None:
    code = await made(ann, "garden")
    async with server.wire("Bob") as bob:
        done = await bob.ask(type="accept", code=code, send_id="a1")
        assert done["type"] == "done"
        assert (await bob.next("room"))["room"]["name"] == "garden"
        assert (await bob.ask(type="accept", code=code, send_id="a1"))["seq"] == done["seq"]
        assert (await bob.ask(type="accept", code="no such code"))["reason"] == "bad-code"
