"""Coming in, going out and being somebody over HTTP."""

import base64

import pytest
from tests.ground import Running
from tests.http.conftest import Caller

PASSWORD = "correct horse"


async def registered(stranger: Caller, name: str = "Ann") -> Caller:
    body = {"name": name, "password": PASSWORD}
    stranger.remember(await stranger.told("POST", "/accounts", json=body))
    return stranger


def basic(name: str, secret: str) -> dict[str, str]:
    encoded = base64.b64encode(f"{name}:{secret}".encode()).decode()
    return {"authorization": f"Basic {encoded}"}


async def test_a_guest_enters_and_is_known_by_the_token(ann: Caller) -> None:
    assert await ann.told("GET", "/me") == ann.you
    assert ann.you["name"] == "Ann"
    assert ann.you["kind"] == "guest"
    assert len(ann.you["id"]) == 6


async def test_a_look_alike_is_turned_away(ann: Caller, stranger: Caller) -> None:
    body = {"name": "\uff21nn"}
    assert await stranger.refused("POST", "/guests", json=body) == (409, "name-taken")


async def test_a_guests_name_can_come_as_a_form(stranger: Caller) -> None:
    signed = await stranger.told("POST", "/guests", data={"name": "Zoë Lee"})
    assert signed["you"]["name"] == "Zoë Lee"


async def test_json_without_its_content_type_is_understood(stranger: Caller) -> None:
    headers = {"content-type": "application/x-www-form-urlencoded"}
    signed = await stranger.told("POST", "/guests", content=b' {"name":"Ann"}', headers=headers)
    assert signed["you"]["name"] == "Ann"


async def test_an_account_logs_in_and_out(stranger: Caller) -> None:
    ann = await registered(stranger)
    again = await ann.told("POST", "/sessions", json={"name": "ann", "password": PASSWORD})
    assert again["you"] == ann.you
    assert again["token"] != ann.token
    assert await ann.told("DELETE", "/sessions/current") == {"ended": 1}
    assert await ann.refused("GET", "/me") == (401, "bad-token")
    ann.token = again["token"]
    assert await ann.told("GET", "/me") == ann.you


async def test_basic_takes_a_name_with_token_or_password(stranger: Caller) -> None:
    ann = await registered(stranger)
    you, token, ann.token = ann.you, ann.token, ""
    for name, secret in (("Ann", token), ("ann", token), (you["id"], token), ("Ann", PASSWORD)):
        assert await ann.told("GET", "/me", headers=basic(name, secret)) == you
    for name, secret in (("Bob", token), ("Ann", "wrong horse"), ("Bob", PASSWORD)):
        refused = await ann.refused("GET", "/me", headers=basic(name, secret))
        assert refused == (401, "bad-password")
    refused = await ann.refused("DELETE", "/sessions/current", headers=basic("Ann", PASSWORD))
    assert refused == (401, "bad-token")


async def test_guesses_are_slowed_and_told_when_to_return(stranger: Caller) -> None:
    await registered(stranger)
    stranger.token = ""
    body = {"name": "Ann", "password": "wrong horse"}
    for _ in range(10):
        assert await stranger.refused("POST", "/sessions", json=body) == (401, "bad-password")
    slowed = await stranger.call("POST", "/sessions", json={"name": "Ann", "password": PASSWORD})
    assert slowed.status_code == 429
    assert 0 < slowed.json()["retry_after"] <= 60
    assert 0 < int(slowed.headers["retry-after"]) <= 60
    refused = await stranger.refused("GET", "/me", headers=basic("Ann", PASSWORD))
    assert refused == (429, "rate-limited")


async def test_logging_out_closes_the_open_socket(server: Running, stranger: Caller) -> None:
    ann = await registered(stranger)
    async with server.wire(token=ann.token) as wire:
        await ann.told("DELETE", "/sessions/current")
        assert (await wire.next("closing"))["reason"] == "signed-out"


async def test_a_new_password_ends_the_other_sessions(server: Running, stranger: Caller) -> None:
    ann = await registered(stranger)
    other = await ann.told("POST", "/sessions", json={"name": "Ann", "password": PASSWORD})
    wrong = {"old": "wrong horse", "new": "battery staple"}
    assert await ann.refused("PUT", "/me/password", json=wrong) == (401, "bad-password")
    weak = {"old": PASSWORD, "new": "short"}
    assert await ann.refused("PUT", "/me/password", json=weak) == (422, "weak-password")
    async with server.wire(token=other["token"]) as there, server.wire(token=ann.token) as here:
        right = {"old": PASSWORD, "new": "battery staple"}
        assert await ann.told("PUT", "/me/password", json=right) == {"ended": 1}
        assert (await there.next("closing"))["reason"] == "signed-out"
        assert (await here.say("still here"))["type"] == "done"


async def test_logging_out_everywhere_ends_all(server: Running, stranger: Caller) -> None:
    ann = await registered(stranger)
    await ann.told("POST", "/sessions", json={"name": "Ann", "password": PASSWORD})
    assert await ann.told("DELETE", "/sessions") == {"ended": 2}
    assert await ann.refused("GET", "/me") == (401, "bad-token")


async def test_a_guest_claims_an_account_and_open_sockets_know(
    server: Running, ann: Caller, bob: Caller
) -> None:
    async with server.wire(token=ann.token) as wire:
        claimed = await ann.told("POST", "/me/claim", json={"name": "Anna", "password": PASSWORD})
        assert claimed == {**ann.you, "name": "Anna", "kind": "account"}
        await wire.say("hello")
        assert (await wire.entries(1))[0]["name"] == "Anna"
    assert await ann.refused("POST", "/me/claim", json={"password": PASSWORD}) == (
        409,
        "already-an-account",
    )
    taken = {"name": "anna", "password": PASSWORD}
    assert await bob.refused("POST", "/me/claim", json=taken) == (409, "name-taken")


async def test_people_are_found_by_name_and_id(server: Running, ann: Caller, bob: Caller) -> None:
    away = {**bob.you, "online": False}
    assert await ann.told("GET", "/people/bob") == away
    assert await ann.told("GET", f"/people/{bob.you['id']}") == away
    async with server.wire(token=bob.token):
        assert (await ann.told("GET", "/people/Bob"))["online"] is True
    assert await ann.refused("GET", "/people/nobody-here") == (404, "no-such-person")
    assert await ann.refused("GET", "/people/%00%FF%ED%A0%80") == (404, "no-such-person")


async def test_the_first_owner_can_be_at_the_servers_machine_only_if_so_set(
    stranger: Caller,
) -> None:
    body = {"name": "Ann", "password": PASSWORD, "owner": True}
    assert await stranger.refused("POST", "/accounts", json=body) == (403, "not-allowed")


class TestWhereTheMachineMakesTheOwner:
    @pytest.fixture
    def settings(self) -> dict[str, object]:
        return {"owner_from_loopback": True}

    async def test_whoever_comes_through_a_proxy_does_not_sit_there(self, stranger: Caller) -> None:
        body = {"name": "Ann", "password": PASSWORD, "owner": True}
        proxied = {"x-forwarded-for": "203.0.113.9"}
        refused = await stranger.refused("POST", "/accounts", json=body, headers=proxied)
        assert refused == (403, "not-allowed")
        signed = await stranger.told("POST", "/accounts", json=body)
        assert signed["you"]["role"] == "owner"
        body["name"] = "Bob"
        assert await stranger.refused("POST", "/accounts", json=body) == (403, "not-allowed")


class TestWhereNobodyIsLetIn:
    @pytest.fixture
    def settings(self) -> dict[str, object]:
        return {"guests": False, "registration": "closed"}

    async def test_it_is_said_why(self, stranger: Caller) -> None:
        assert await stranger.refused("POST", "/guests", json={"name": "Ann"}) == (
            403,
            "guests-off",
        )
        body = {"name": "Ann", "password": PASSWORD}
        refused = await stranger.refused("POST", "/accounts", json=body)
        assert refused == (403, "registration-closed")
