"""Bots have a token, somebody who answers for them, and nothing else."""

import sqlite3
from contextlib import closing
from typing import Any

import pytest
from tests.ground import Running
from tests.http.conftest import Caller, Guest

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role

OWN = "correct horse"


@pytest.fixture
async def owner(server: Running, guest: Guest) -> Caller:
    owner = await guest("Ms Hill")
    await owner.told("POST", "/me/claim", json={"password": OWN})
    await server.server.store.set_role(PersonId(owner.you["id"]), Role.OWNER)
    return owner


@pytest.fixture
async def ann(guest: Guest) -> Caller:
    ann = await guest("Ann")
    await ann.told("POST", "/me/claim", json={"password": OWN})
    return ann


def as_bot(server: Running, client: Any, made: dict[str, Any]) -> Caller:
    bot = Caller(client)
    bot.token, bot.you = made["token"], made["bot"]
    return bot


async def test_a_bot_comes_in_with_its_token_on_every_door_and_is_shown_as_one(
    server: Running, client: Any, owner: Caller
) -> None:
    made = await owner.told("POST", "/bots", json={"name": "dice"})
    assert made["bot"]["owner"]["name"] == "Ms Hill"
    bot = as_bot(server, client, made)
    assert (await bot.told("GET", "/me"))["kind"] == "bot"
    assert (await bot.told("GET", "/bots/me"))["owner"]["id"] == owner.you["id"]
    await bot.told("POST", "/rooms/lobby/messages", json={"text": "6"})
    async with server.wire(token=made["token"]) as wire:
        assert wire.welcome["you"]["kind"] == "bot"
        (listed,) = (await owner.told("GET", "/bots"))["bots"]
        assert listed["online"]
        assert listed["token"]
        assert made["token"] not in str(listed)


async def test_the_token_itself_is_nowhere_in_the_database(server: Running, owner: Caller) -> None:
    made = await owner.told("POST", "/bots", json={"name": "dice"})
    with closing(sqlite3.connect(server.server.folder.database)) as db:
        assert made["token"] not in "\n".join(db.iterdump())


async def test_another_token_makes_the_first_worthless_and_closes_its_connections(
    server: Running, client: Any, owner: Caller
) -> None:
    made = await owner.told("POST", "/bots", json={"name": "dice"})
    async with server.wire(token=made["token"]) as wire:
        second = await owner.told("POST", "/bots/dice/token")
        assert (await wire.next("closing", "refused"))["reason"] == "signed-out"
    old, new = as_bot(server, client, made), as_bot(server, client, second)
    assert await old.refused("GET", "/me") == (401, "bad-token")
    assert (await new.told("GET", "/me"))["name"] == "dice"
    assert not (await owner.told("DELETE", "/bots/dice/token"))["token"]
    assert await new.refused("GET", "/me") == (401, "bad-token")


async def test_a_bot_has_no_password_and_gets_none(owner: Caller) -> None:
    await owner.told("POST", "/bots", json={"name": "dice"})
    login = {"name": "dice", "password": ""}
    assert await owner.refused("POST", "/sessions", json=login) == (401, "bad-password")
    assert await owner.refused("POST", "/admin/people/dice/one-time") == (403, "not-allowed")


async def test_only_owners_make_bots_unless_the_settings_let_others(
    server: Running, owner: Caller, ann: Caller, guest: Guest
) -> None:
    gus = await guest("Gus")
    assert await ann.refused("POST", "/bots", json={"name": "a"}) == (403, "not-allowed")
    server.server.crew.bots.makers = "accounts"
    made = await ann.told("POST", "/bots", json={"name": "a"})
    assert made["bot"]["owner"]["name"] == "Ann"
    assert await gus.refused("POST", "/bots", json={"name": "g"}) == (403, "not-allowed")
    forged = {"name": "b", "owner": "Ms Hill"}
    assert await ann.refused("POST", "/bots", json=forged) == (403, "not-allowed")


async def test_a_bot_is_nobody_s_business_but_its_owner_s(
    server: Running, owner: Caller, ann: Caller, client: Any
) -> None:
    made = await owner.told("POST", "/bots", json={"name": "dice"})
    assert (await ann.told("GET", "/bots"))["bots"] == []
    for method, path in (("POST", "/bots/dice/token"), ("DELETE", "/bots/dice")):
        assert await ann.refused(method, path) == (404, "no-such-person")
    bot = as_bot(server, client, made)
    assert await bot.refused("POST", "/bots", json={"name": "more"}) == (403, "not-allowed")
    assert await bot.refused("POST", "/bots/dice/token") == (404, "no-such-person")


async def test_a_removed_bot_leaves_its_rooms_and_its_name_is_free(
    server: Running, client: Any, owner: Caller
) -> None:
    made = await owner.told("POST", "/bots", json={"name": "dice"})
    bot = as_bot(server, client, made)
    await owner.told("POST", "/rooms", json={"name": "tea"})
    await bot.told("PUT", "/rooms/tea/members/me")
    await bot.told("POST", "/rooms/tea/messages", json={"text": "6"})
    await owner.told("DELETE", "/bots/dice")
    assert await bot.refused("GET", "/me") == (401, "bad-token")
    told = await owner.told("GET", "/rooms/tea/people")
    assert [one["name"] for one in told["people"]] == ["Ms Hill"]
    entries = (await owner.told("GET", "/rooms/tea/entries"))["entries"]
    assert [one["body"]["kind"] for one in entries if one["name"] == "dice"] == [
        "joined", "said", "left",
    ]  # fmt: skip
    again = await owner.told("POST", "/bots", json={"name": "dice"})
    assert again["bot"]["id"] != made["bot"]["id"]


async def test_bots_go_with_who_answers_for_them(
    server: Running, client: Any, owner: Caller, ann: Caller
) -> None:
    server.server.crew.bots.makers = "accounts"
    made = await ann.told("POST", "/bots", json={"name": "dice"})
    bot = as_bot(server, client, made)
    async with server.wire(token=made["token"]) as wire:
        await owner.told("POST", "/rooms/lobby/bans", json={"who": "Ann", "everywhere": True})
        assert (await wire.next("closing", "refused"))["reason"] == "signed-out"
    assert await bot.refused("GET", "/me") == (403, "banned")
    await owner.told("DELETE", f"/rooms/lobby/bans/{ann.you['id']}", json={"everywhere": True})
    async with server.wire(token=made["token"]) as wire:
        await owner.told("POST", "/people/Ann/erasure", json={})
        assert (await wire.next("closing", "refused"))["reason"] == "signed-out"
    assert await bot.refused("GET", "/me") == (401, "bad-token")
    assert (await owner.told("GET", "/bots"))["bots"] == []


async def test_the_administrator_makes_bots_for_somebody(
    server: Running, client: Any, ann: Caller
) -> None:
    machine = Caller(client)
    machine.token = server.server.key
    assert await machine.refused("POST", "/bots", json={"name": "x"}) == (400, "bad-frame")
    made = await machine.told("POST", "/bots", json={"name": "dice", "owner": "Ann"})
    assert made["bot"]["owner"]["name"] == "Ann"
    assert [one["name"] for one in (await ann.told("GET", "/bots"))["bots"]] == ["dice"]


async def test_somebody_answers_for_so_many_bots_and_no_more(
    owner: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("linnet.protocol.limits.BOTS", 2)
    for name in ("a", "b"):
        await owner.told("POST", "/bots", json={"name": name})
    refused = await owner.refused("POST", "/bots", json={"name": "c"})
    assert refused == (409, "too-many")
