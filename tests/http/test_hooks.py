"""Webhooks: an address is all a program needs to post, and whoever keeps order holds it."""

import sqlite3
from contextlib import closing
from typing import Any

import httpx2
import pytest
from structlog.testing import capture_logs
from tests.ground import Running
from tests.http.conftest import Caller, Guest
from tests.http.test_bots import OWN

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role


@pytest.fixture
async def ann(guest: Guest) -> Caller:
    """The owner of a private room, with an account."""
    ann = await guest("Ann")
    await ann.told("POST", "/me/claim", json={"password": OWN})
    await ann.told("POST", "/rooms", json={"name": "tea", "kind": "private"})
    return ann


@pytest.fixture
async def hook(ann: Caller) -> dict[str, Any]:
    return await ann.told("POST", "/rooms/tea/hooks", json={"name": "ci"})


async def said(by: Caller, room: str = "tea") -> list[tuple[str, str]]:
    entries = (await by.told("GET", f"/rooms/{room}/entries"))["entries"]
    return [(e["name"], e["body"]["text"]) for e in entries if e["body"]["kind"] == "said"]


async def post(client: httpx2.AsyncClient, hook: dict[str, Any], **more: Any) -> tuple[int, str]:
    answer = await client.post(hook["url"], **more)
    return answer.status_code, answer.text


FORM = {"content-type": "application/x-www-form-urlencoded"}


TAKEN = [
    ({"content": "built & green\n", "headers": FORM}, "built & green"),
    ({"content": "a=b&c=d", "headers": FORM}, "a=b&c=d"),
    ({"json": {"text": "*built*"}}, "**built**"),
    ({"content": '{"text": "unsaid json"}', "headers": FORM}, "unsaid json"),
    ({"content": "{really}", "headers": FORM}, "{really}"),
    ({"data": {"payload": '{"text": "old & form"}'}}, "old & form"),
    ({"json": {"text": "hi", "username": "deploy"}}, "**deploy**: hi"),
]


async def test_a_program_posts_as_the_webhook_with_text_or_what_slack_takes(
    client: httpx2.AsyncClient, ann: Caller, hook: dict[str, Any]
) -> None:
    for sent, _ in TAKEN:
        assert await post(client, hook, **sent) == (200, "ok\n")
    assert await said(ann) == [("ci", text) for _, text in TAKEN]
    people = (await ann.told("GET", "/rooms/tea/people"))["people"]
    assert [one["kind"] for one in people if one["name"] == "ci"] == ["bot"]


async def test_the_same_key_posts_once(
    client: httpx2.AsyncClient, ann: Caller, hook: dict[str, Any]
) -> None:
    for _ in range(2):
        again = await post(client, hook, content="once", headers={"idempotency-key": '"run-7"'})
        assert again == (200, "ok\n")
    other = await client.post(hook["url"], content="no", headers={"idempotency-key": "run-7"})
    assert (other.status_code, other.json()["reason"]) == (409, "send-id-reused")
    assert await said(ann) == [("ci", "once")]


async def test_only_the_newest_address_works_and_none_after_removal(
    client: httpx2.AsyncClient, ann: Caller, hook: dict[str, Any]
) -> None:
    second = await ann.told("POST", "/rooms/tea/hooks/ci/secret")
    assert (await client.post(hook["url"], content="x")).json()["reason"] == "no-such-path"
    assert await post(client, second, content="x") == (200, "ok\n")
    (listed,) = (await ann.told("GET", "/rooms/tea/hooks"))["hooks"]
    assert listed["used"] >= listed["since"]
    await ann.told("DELETE", "/rooms/tea/hooks/ci")
    assert (await client.post(second["url"], content="x")).status_code == 404
    assert (await ann.told("GET", "/rooms/tea/hooks"))["hooks"] == []


async def test_the_secret_is_in_no_database_and_in_no_log(
    server: Running, client: httpx2.AsyncClient, hook: dict[str, Any], capsys: Any
) -> None:
    secret = hook["path"].rpartition("/")[2]
    await post(client, hook, content="x")
    await client.post(hook["url"] + "x", content="x")
    await client.get(hook["url"])

    async def broken(*words: str) -> None:
        raise RuntimeError("a fault of ours")

    server.server.crew.hooks.post = broken
    with capture_logs() as told:
        assert (await client.post(hook["url"], content="x")).status_code == 503
    assert [one["event"] for one in told] == ["request-failed"]
    assert secret not in str(told)
    with closing(sqlite3.connect(server.server.folder.database)) as db:
        assert secret not in "\n".join(db.iterdump())
    printed = capsys.readouterr()
    assert secret not in printed.out + printed.err
    assert secret not in (await client.get(f"{server.url}/metrics")).text


NOT_TAKEN = [
    ({"content": b"\xff"}, 400, "not-text"),
    ({"content": ""}, 422, "empty-text"),
    ({"json": {"nothing": 1}}, 400, "bad-frame"),
    ({"content": "[", "headers": {"content-type": "application/json"}}, 400, "bad-frame"),
    ({"content": "x" * 20_000}, 422, "too-long"),
    ({"content": "x" * 70_000}, 413, "too-large"),
]


async def test_what_cannot_be_posted_is_explained(
    client: httpx2.AsyncClient, hook: dict[str, Any]
) -> None:
    for sent, status, reason in NOT_TAKEN:
        answer = await client.post(hook["url"], **sent)
        assert (answer.status_code, answer.json()["reason"]) == (status, reason)


async def test_webhooks_are_for_who_keeps_order_in_the_room_and_has_an_account(
    server: Running, ann: Caller, guest: Guest
) -> None:
    bob = await guest("Bob")
    await ann.told("POST", "/rooms/tea/members", json={"who": "Bob"})
    wish = {"json": {"name": "x"}}
    assert await bob.refused("GET", "/rooms/tea/hooks") == (403, "not-allowed")
    await ann.told("PUT", f"/rooms/tea/members/{bob.you['id']}/role", json={"role": "moderator"})
    assert await bob.refused("POST", "/rooms/tea/hooks", **wish) == (403, "not-allowed")
    await bob.told("POST", "/me/claim", json={"password": OWN})
    await bob.told("POST", "/rooms/tea/hooks", **wish)
    assert await ann.refused("POST", "/rooms/tea/hooks", **wish) == (409, "name-taken")
    eve = await guest("Eve")
    await eve.told("POST", "/me/claim", json={"password": OWN})
    assert await eve.refused("GET", "/rooms/tea/hooks") == (404, "no-such-room")
    assert await eve.refused("POST", "/rooms/lobby/hooks", **wish) == (403, "not-allowed")
    await server.server.store.set_role(PersonId(eve.you["id"]), Role.MODERATOR)
    await eve.told("POST", "/rooms/lobby/hooks", json={"name": "weather"})


async def test_a_webhook_that_was_put_out_or_whose_maker_is_banned_is_refused(
    server: Running, client: httpx2.AsyncClient, ann: Caller, hook: dict[str, Any], guest: Guest
) -> None:
    await ann.told("POST", "/rooms/tea/kicks", json={"who": "ci"})
    assert (await client.post(hook["url"], content="x")).json()["reason"] == "no-such-room"
    await ann.told("POST", "/rooms/tea/members", json={"who": "ci"})
    assert await post(client, hook, content="x") == (200, "ok\n")
    boss = await guest("Boss")
    await server.server.store.set_role(PersonId(boss.you["id"]), Role.OWNER)
    await boss.told("POST", "/rooms/lobby/bans", json={"who": "Ann", "everywhere": True})
    assert (await client.post(hook["url"], content="x")).json()["reason"] == "banned"


class TestAtARate:
    @pytest.fixture
    def settings(self) -> dict[str, Any]:
        return {"rate_messages": "1/min burst 2"}

    async def test_a_program_that_posts_too_often_is_told_when_to_come_back(
        self, client: httpx2.AsyncClient, hook: dict[str, Any]
    ) -> None:
        answers = [await client.post(hook["url"], content="x") for _ in range(8)]
        assert answers[0].status_code == 200
        assert answers[-1].status_code == 429
        assert int(answers[-1].headers["retry-after"]) > 0
