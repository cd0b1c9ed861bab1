"""Who does too much waits, gets everything through once, and nobody else notices."""

import asyncio
import time
from pathlib import Path
from typing import Any

import httpx2
import pytest
from tests.ground import Running, Wire, running

from linnet.client import Address, Client
from linnet.engine.rates import Buckets, Rates
from linnet.hub.rates import Kind, parse
from linnet.protocol.ids import PersonId

SLOW = "1/min burst 2"
COMMANDS: dict[Kind, dict[str, Any]] = {
    Kind.MESSAGES: {"type": "say", "room": "lobby", "text": "x"},
    Kind.JOINS: {"type": "join", "room": "lobby"},
    Kind.NAMES: {"type": "rename", "room": "lobby", "name": "x"},
    Kind.REACTIONS: {"type": "react", "room": "lobby", "seq": 1, "emoji": "👍"},
    Kind.OTHER: {"type": "list-rooms"},
}
REQUESTS: dict[Kind, tuple[str, str, dict[str, Any]]] = {
    Kind.MESSAGES: ("POST", "/rooms/lobby/messages", {"text": "x"}),
    Kind.JOINS: ("PUT", "/rooms/lobby/members/me", {}),
    Kind.NAMES: ("POST", "/me/claim", {"password": "short"}),
    Kind.UPLOADS: ("POST", "/uploads", {"name": "a.txt", "size": 1}),
    Kind.OTHER: ("GET", "/me", {}),
}


@pytest.mark.parametrize("kind", COMMANDS)
async def test_over_websocket_each_kind_is_refused_by_its_own_bucket(
    kind: Kind, tmp_path: Path
) -> None:
    async with (
        running(tmp_path, **{f"rate_{kind}": SLOW}) as server,
        server.wire("Ann") as ann,
        server.wire("Ben") as ben,
    ):
        for _ in range(2):
            assert (await ann.ask(**COMMANDS[kind])).get("reason") != "rate-limited"
        refused = await ann.ask(**COMMANDS[kind])
        assert refused["reason"] == "rate-limited"
        assert 55 < refused["retry_after"] <= 60
        assert (await ben.ask(**COMMANDS[kind])).get("reason") != "rate-limited"
        for other in set(COMMANDS) - {kind}:
            assert (await ann.ask(**COMMANDS[other])).get("reason") != "rate-limited"


@pytest.mark.parametrize("kind", REQUESTS)
async def test_over_http_each_kind_is_429_with_retry_after(kind: Kind, tmp_path: Path) -> None:
    method, path, body = REQUESTS[kind]
    async with (
        running(tmp_path, **{f"rate_{kind}": SLOW}) as server,
        server.wire("Ann") as ann,
        httpx2.AsyncClient(base_url=f"{server.url}/api/v1", trust_env=False) as http,
    ):
        http.headers["authorization"] = f"Bearer {ann.welcome['token']}"
        answers = [
            await http.request(method, path, json=body if method != "GET" else None)
            for _ in range(3)
        ]
        assert [answer.status_code == 429 for answer in answers] == [False, False, True]
        assert 55 <= int(answers[-1].headers["retry-after"]) <= 60
        assert answers[-1].json()["reason"] == "rate-limited"


async def test_doors_share_a_person_s_bucket(tmp_path: Path) -> None:
    async with running(tmp_path, rate_messages=SLOW) as server, server.wire("Ann") as ann:
        await ann.say("one")
        await ann.say("two")
        async with server.wire(token=ann.welcome["token"]) as elsewhere:
            assert (await elsewhere.say("three"))["reason"] == "rate-limited"
        async with httpx2.AsyncClient(trust_env=False) as http:
            posted = await http.post(
                f"{server.url}/api/v1/rooms/lobby/messages",
                headers={"authorization": f"Bearer {ann.welcome['token']}"},
                json={"text": "three"},
            )
        assert posted.status_code == 429


async def test_signals_beyond_the_rate_are_dropped_without_a_word_and_counted(
    tmp_path: Path,
) -> None:
    async with running(tmp_path, rate_signals="1/min burst 1") as server, server.wire("Ann") as ann:
        async with server.wire("Ben") as ben:
            for _ in range(3):
                await ann.send(type="typing", room="lobby")
            await ann.say("after the signals")
            assert await ben.next("typing")
            await ben.entries(1)
            assert [frame["type"] for frame in ann.heard].count("refused") == 0
        async with httpx2.AsyncClient(trust_env=False) as http:
            numbers = (await http.get(f"{server.url}/metrics")).text
        assert 'linnet_rate_limited_total{kind="signals"} 2.0' in numbers


async def flood(server: Running, name: str, messages: int, home: Path) -> list[str]:
    """Say so much at once with the client core; the send_ids, when all is answered."""
    client = Client(Address("127.0.0.1", server.port), name=name, home=home, cached=False)
    async with client:
        ids = [client.post("lobby", f"{name} {n}") for n in range(messages)]
        await client.drained()
    return ids


async def test_a_flooder_gets_everything_through_once_in_order_and_nobody_waits_for_it(
    tmp_path: Path,
) -> None:
    async with running(tmp_path / "data", rate_messages="40/s burst 5") as server:
        async with server.wire("Ann") as ann:
            flooding = asyncio.create_task(flood(server, "Ben", 60, tmp_path))
            delays = []
            for n in range(10):
                began = time.monotonic()
                assert (await ann.say(f"Ann {n}", send_id=f"calm-{n}"))["type"] == "done"
                delays.append(time.monotonic() - began)
                await asyncio.sleep(0.03)  # a calm person's pace is the premise
            ids = await flooding
            entries = await ann.entries(70)
        assert server.server.engine.rates.buckets[Kind.MESSAGES].refused > 0
        assert [e["seq"] for e in entries] == list(range(1, 71))
        assert [e["send_id"] for e in entries if e["send_id"] in ids] == ids
        assert sorted(delays)[5] < 0.1


async def pour(wire: Wire, number: int) -> list[dict[str, Any]]:
    """Send without listening, then collect every answer."""
    for n in range(number):
        await wire.send(type="say", send_id=f"pour-{n}", room="lobby", text="x" * 2_000)
    return [await wire.next("done", "refused") for _ in range(number)]


async def test_whoever_ignores_refusals_is_answered_one_for_one_and_slowed_down(
    tmp_path: Path,
) -> None:
    async with (
        running(tmp_path, rate_messages="1/min burst 5") as server,
        server.wire("Ann") as ann,
        server.wire("Ben") as ben,
    ):
        began = time.monotonic()
        pouring = asyncio.create_task(pour(ann, 2000))
        assert (await ben.say("undisturbed"))["type"] == "done"
        answers = await pouring
        took = time.monotonic() - began
    assert [a["type"] for a in answers].count("done") == 5
    assert {a["send_id"] for a in answers} == {f"pour-{n}" for n in range(2000)}
    assert took > 1.0  # 4 MB, read as fast as refusals are told


def test_full_buckets_are_forgotten_and_empty_ones_as_far_as_there_is_room() -> None:
    now = 0.0
    buckets = Buckets(parse("1/s burst 10"), clock=lambda: now, most=2_000)
    for number in range(1_500):
        buckets.take(PersonId(str(number)))
    assert len(buckets) == 1_500
    now = 20.0
    for number in range(1_500, 3_000):
        buckets.take(PersonId(str(number)))
    assert len(buckets) < 2_000
    greedy = PersonId("greedy")
    assert [buckets.take(greedy) > 0 for _ in range(11)] == [False] * 10 + [True]
    for number in range(3_000, 20_000):
        buckets.take(PersonId(str(number)))
        assert len(buckets) <= 2_000
    assert buckets.take(greedy) > 0


def test_a_rate_that_is_changed_counts_from_then_on_and_others_go_on_counting() -> None:
    ann = PersonId("100001")
    once = parse("1/min")
    rates = Rates({Kind.MESSAGES: once, Kind.JOINS: once, Kind.OTHER: None})
    for kind in (Kind.MESSAGES, Kind.JOINS):
        assert rates.buckets[kind].take(ann) == 0
    rates.change({Kind.MESSAGES: parse("5/s burst 2"), Kind.JOINS: once, Kind.OTHER: once})
    assert [rates.buckets[Kind.MESSAGES].take(ann) for _ in range(2)] == [0, 0]
    assert rates.buckets[Kind.JOINS].take(ann) > 0
    rates.change({Kind.MESSAGES: None, Kind.JOINS: once, Kind.OTHER: once})
    assert set(rates.buckets) == {Kind.JOINS, Kind.OTHER}
