"""Outgoing webhooks: in order, signed, at least once, and never in anybody's way."""

import asyncio
import socket
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx2
import pytest
from msgspec.structs import replace
from tests.ground import Running, running
from tests.http.conftest import Caller
from tests.http.receiving import Receiver, receiving

from linnet.bot import verify
from linnet.cli.main import main
from linnet.doors.outgoing import outlets
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role


@asynccontextmanager
async def calling(server: Running) -> AsyncIterator[httpx2.AsyncClient]:
    server.server.crew.outlets._first_wait = 0.02
    base = f"{server.url}/api/v1"
    async with httpx2.AsyncClient(base_url=base, trust_env=False) as client:
        yield client


async def owner_of(server: Running, client: httpx2.AsyncClient) -> Caller:
    """Ms Hill, who owns the server and the room tea."""
    owner = Caller(client)
    owner.remember(await owner.told("POST", "/guests", json={"name": "Ms Hill"}))
    await owner.told("POST", "/me/claim", json={"password": "correct horse"})
    await server.server.store.set_role(PersonId(owner.you["id"]), Role.OWNER)
    await owner.told("POST", "/rooms", json={"name": "tea", "kind": "private"})
    return owner


@pytest.fixture
async def receiver() -> AsyncIterator[Receiver]:
    async with receiving(Receiver()) as receiver:
        yield receiver


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path / "chat") as server:
        yield server


@pytest.fixture
async def owner(server: Running) -> AsyncIterator[Caller]:
    async with calling(server) as client:
        yield await owner_of(server, client)


async def let_out(owner: Caller, receiver: Receiver) -> str:
    """The room's messages go to the receiver; the secret they are signed with."""
    wish = {"name": "mirror", "url": receiver.url}
    return (await owner.told("POST", "/rooms/tea/outlets", json=wish))["secret"]


async def say(by: Caller, *texts: str, room: str = "tea") -> None:
    for text in texts:
        await by.told("POST", f"/rooms/{room}/messages", json={"text": text})


async def listed(owner: Caller) -> dict[str, Any]:
    (one,) = (await owner.told("GET", "/rooms/tea/hooks"))["outlets"]
    return dict(one)


async def test_what_people_say_is_sent_in_order_and_signed(
    server: Running, owner: Caller, receiver: Receiver
) -> None:
    await say(owner, "before")
    secret = await let_out(owner, receiver)
    hook = await owner.told("POST", "/rooms/tea/hooks", json={"name": "ci"})
    await say(owner, "first")
    await owner.client.post(hook["url"], content="a program's")
    await say(owner, "elsewhere", room="lobby")
    await say(owner, "second")
    headers, body = await asyncio.wait_for(receiver.taken.get(), 10)
    second = await receiver.next()
    assert (second["text"], second["name"], second["room_name"]) == ("second", "Ms Hill", "tea")
    assert second["entry"]["body"]["kind"] == "said"
    assert verify(secret, headers, body)
    assert not verify(secret, headers, body + b" ")
    assert not verify("another", headers, body)
    assert not verify(secret, {}, body)
    assert not verify(secret, headers, body, now=time.time() + 301)
    assert receiver.tries == 2
    assert secret not in str(await listed(owner))


async def test_a_dead_receiver_slows_nobody_and_misses_nothing(
    server: Running, owner: Caller, receiver: Receiver
) -> None:
    await let_out(owner, receiver)
    receiver.status = 500
    began = time.monotonic()
    await say(owner, *map(str, range(20)))
    assert time.monotonic() - began < 5
    receiver.tried.clear()
    await asyncio.wait_for(receiver.tried.wait(), 10)
    assert (await listed(owner))["failing"]
    receiver.status = 200
    assert await receiver.texts(20) == [str(n) for n in range(20)]
    await say(owner, "after")
    assert await receiver.texts(1) == ["after"]
    assert "failing" not in await listed(owner)


def exported(place: Path) -> str:
    """All that an export of a server that does not run has in it."""
    out = place / "out"
    with pytest.raises(SystemExit):
        main(["export", str(out), "--data", str(place / "chat")])
    return "".join(one.read_text() for one in out.rglob("*.*") if one.is_file())


async def test_after_a_restart_it_goes_on_where_it_was(tmp_path: Path) -> None:
    receiver = Receiver()
    async with running(tmp_path / "chat") as server, calling(server) as client:
        owner = await owner_of(server, client)
        async with receiving(receiver):
            secret = await let_out(owner, receiver)
            await say(owner, "one")
            assert await receiver.texts(1) == ["one"]
        receiver.status = 503
        await say(owner, "two", "three")
    assert secret not in exported(tmp_path), "an export is for reading"
    receiver.status = 200
    async with receiving(receiver), running(tmp_path / "chat"):
        assert await receiver.texts(2) == ["two", "three"]


async def test_what_it_answers_is_said_in_its_name_once_and_not_sent_back(
    server: Running, owner: Caller, receiver: Receiver
) -> None:
    receiver.answer = b'{"text": "*noted*"}'
    await let_out(owner, receiver)
    async with server.wire(token=owner.token) as wire:
        await say(owner, "remember milk", "and bread")
        found = await wire.entries(4, wire.welcome["rooms"][1]["id"])
    replies = [e["body"] for e in found if e["name"] == "mirror"]
    assert [(one["text"], one["reply_to"]) for one in replies] == [
        ("**noted**", e["seq"]) for e in found if e["name"] == "Ms Hill"
    ]
    await say(owner, "that is all")
    assert await receiver.texts(3) == ["remember milk", "and bread", "that is all"]


@pytest.mark.parametrize("how", ["gone", "for days", "put out", "host taken away"])
async def test_a_receiver_that_is_given_up_is_told_to_its_owner_and_can_begin_again(
    server: Running, owner: Caller, receiver: Receiver, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    await let_out(owner, receiver)
    async with server.wire(token=owner.token) as wire:
        if how == "put out":
            await owner.told("POST", "/rooms/tea/kicks", json={"who": "mirror"})
        elif how == "host taken away":
            server.server.settings = _with(server.server.settings, webhook_hosts=("other",))
        else:
            receiver.status = 410 if how == "gone" else 500
            monkeypatch.setattr(outlets, "PATIENCE", PATIENCES[how])
        await say(owner, "one")
        direct = (await wire.next("room"))["room"]["id"]
        told = await wire.entries(2, direct)
        assert "not sent to my address any more" in told[-1]["body"]["text"]
    assert (await listed(owner))["ended"]
    receiver.status = 200
    server.server.settings = _with(server.server.settings, webhook_hosts=())
    if how == "put out":
        await owner.told("POST", "/rooms/tea/members", json={"who": "mirror"})
    await owner.told("POST", "/rooms/tea/outlets/mirror/begin")
    assert await receiver.texts(1) == ["one"]


PATIENCES = {"gone": outlets.PATIENCE, "for days": 0}


def _with(settings: Any, **change: Any) -> Any:
    return replace(settings, **change)


async def test_a_removed_one_is_sent_nothing_more(
    server: Running, owner: Caller, receiver: Receiver
) -> None:
    await let_out(owner, receiver)
    await say(owner, "one")
    assert await receiver.texts(1) == ["one"]
    await owner.told("DELETE", "/rooms/tea/hooks/mirror")
    await say(owner, "two")
    await let_out(owner, receiver)
    await say(owner, "three")
    assert await receiver.texts(1) == ["three"]


async def test_redirects_lead_nowhere(owner: Caller, receiver: Receiver) -> None:
    async with receiving(Receiver()) as other:
        receiver.status, receiver.more = 307, f"location: {other.url}\r\n"
        await let_out(owner, receiver)
        await say(owner, "one")
        await asyncio.wait_for(receiver.tried.wait(), 10)
        receiver.status, receiver.more = 200, ""
        assert await receiver.texts(1) == ["one"]
        assert other.tries == 0


async def test_a_name_that_leads_elsewhere_once_it_was_checked_is_not_followed(
    server: Running, owner: Caller, receiver: Receiver, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked = 0
    really = socket.getaddrinfo

    def rebinding(host: str, *more: object, **other: object) -> object:
        nonlocal asked
        if host != "rebinding.test":
            return really(host, *more, **other)  # type: ignore[call-overload]
        asked += 1
        return really("127.0.0.1" if asked % 2 else "169.254.169.254", *more, **other)  # type: ignore[call-overload]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = receiver.url.replace("127.0.0.1", "rebinding.test")
    wish = {"name": "mirror", "url": url}
    await owner.told("POST", "/rooms/tea/outlets", json=wish)
    await say(owner, "one")
    headers, _ = await asyncio.wait_for(receiver.taken.get(), 10)
    assert headers["host"] == f"rebinding.test:{receiver.port}"
    assert asked == 1


NOWHERE = (
    "ftp://host/x", "http://", "http://a:b@host/", "http://169.254.169.254/latest",
    "http://[fe80::1]/", "http://[::ffff:169.254.1.1]/", "http://0.0.0.0/", "nonsense",
    "http://h:99999/", "http://ho\nst/",
)  # fmt: skip


async def test_some_addresses_are_none(owner: Caller) -> None:
    for url in NOWHERE:
        wish = {"name": "x", "url": url}
        refused = await owner.refused("POST", "/rooms/tea/outlets", json=wish)
        assert refused in ((400, "bad-frame"), (403, "not-allowed")), url


async def test_only_owners_of_the_server_send_messages_away(
    server: Running, owner: Caller, receiver: Receiver
) -> None:
    ann = Caller(owner.client)
    ann.remember(await ann.told("POST", "/guests", json={"name": "Ann"}))
    await ann.told("POST", "/me/claim", json={"password": "correct horse"})
    await ann.told("POST", "/rooms", json={"name": "den", "kind": "private"})
    wish = {"name": "mirror", "url": receiver.url}
    assert await ann.refused("POST", "/rooms/den/outlets", json=wish) == (403, "not-allowed")
    refused = await owner.refused("POST", "/rooms/den/outlets", json=wish)
    assert refused == (404, "no-such-room")
