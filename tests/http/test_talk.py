"""Saying and reading over HTTP."""

import asyncio

import pytest
from tests.ground import Running
from tests.http.conftest import Caller

from linnet.protocol import limits

MESSAGES = "/rooms/lobby/messages"


async def test_what_is_said_is_answered_as_its_entry_and_heard_live(
    server: Running, ann: Caller, bob: Caller
) -> None:
    async with server.wire(token=bob.token) as wire:
        entry = await ann.told("POST", MESSAGES, json={"text": "hello", "send_id": "a-1"})
        assert await wire.entries(1) == [entry]
    assert entry["seq"] == 1
    assert entry["by"] == ann.you["id"]
    assert entry["send_id"] == "a-1"
    assert entry["body"] == {"kind": "said", "text": "hello"}


@pytest.mark.parametrize(
    ("content_type", "body", "text"),
    [
        ("text/plain", b"hi", "hi"),
        ("application/x-www-form-urlencoded", b"1+1=2 & more%20or less", "1+1=2 & more%20or less"),
        ("application/octet-stream", b"two\nlines\n", "two\nlines"),
        ("text/plain", b"dos\r\n", "dos"),
        ("", b'{"text": "no"}', '{"text": "no"}'),
        ("text/plain; charset=utf-8", "grüß".encode(), "grüß"),
    ],
)
async def test_any_other_body_than_json_is_the_text_itself(
    ann: Caller, content_type: str, body: bytes, text: str
) -> None:
    headers = {"content-type": content_type} if content_type else {}
    entry = await ann.told("POST", MESSAGES, content=body, headers=headers)
    assert entry["body"]["text"] == text


async def test_sending_twice_is_sending_once(ann: Caller) -> None:
    key = {"idempotency-key": '"retry-1"'}
    both = [ann.told("POST", MESSAGES, json={"text": "once"}, headers=key) for _ in range(2)]
    one, two = await asyncio.gather(*both)
    assert one == two
    again = await ann.told("POST", MESSAGES, json={"text": "once", "send_id": "retry-1"})
    assert again == one
    assert (await ann.told("GET", "/rooms/lobby"))["head"] == 1
    other = await ann.refused("POST", MESSAGES, json={"text": "twice"}, headers=key)
    assert other == (409, "send-id-reused")


async def test_a_key_that_differs_from_the_send_id_is_refused(ann: Caller) -> None:
    key = {"idempotency-key": "one"}
    body = {"text": "hi", "send_id": "two"}
    assert await ann.refused("POST", MESSAGES, json=body, headers=key) == (400, "bad-frame")
    long = {"idempotency-key": "x" * 65}
    assert await ann.refused("POST", MESSAGES, json={"text": "hi"}, headers=long) == (
        400,
        "bad-frame",
    )


async def test_history_is_paged_by_seq(ann: Caller) -> None:
    for n in range(1, 8):
        await ann.told("POST", MESSAGES, json={"text": f"message {n}"})

    async def seqs(query: str) -> tuple[list[int], bool]:
        page = await ann.told("GET", f"/rooms/lobby/entries?{query}")
        assert page["head"] == 7
        return [entry["seq"] for entry in page["entries"]], page["more"]

    assert await seqs("") == ([1, 2, 3, 4, 5, 6, 7], False)
    assert await seqs("limit=3") == ([5, 6, 7], True)
    assert await seqs("before=5&limit=3") == ([2, 3, 4], True)
    assert await seqs("before=3") == ([1, 2], False)
    assert await seqs("after=5") == ([6, 7], False)
    assert await seqs("after=2&limit=2") == ([3, 4], True)
    assert await seqs("after=0&limit=1000000000") == ([1, 2, 3, 4, 5, 6, 7], False)
    assert await seqs("after=7") == ([], False)


@pytest.mark.parametrize(
    "query",
    ["limit=0", "limit=-1", "after=-1", "limit=x", "limit=1&limit=2", "page=2", "before=1e0x",
     "after=99999999999999999999", "limit=", "after=1.5"],
)  # fmt: skip
async def test_an_impossible_page_is_refused(ann: Caller, query: str) -> None:
    assert await ann.refused("GET", f"/rooms/lobby/entries?{query}") == (400, "bad-frame")


async def test_the_read_marker_moves_and_other_devices_hear_of_it(
    server: Running, ann: Caller, bob: Caller
) -> None:
    for n in range(3):
        await bob.told("POST", MESSAGES, json={"text": f"message {n}"})
    async with server.wire(token=ann.token) as wire:
        reached = await ann.told("PUT", "/rooms/lobby/read", json={"seq": 2})
        assert reached == {"room": "lobby", "read": {"seq": 2, "count": 2, "head": 3}}
        assert (await wire.next("read"))["seq"] == 2
    marker = (await ann.told("GET", "/rooms/lobby"))["read"]
    assert marker == {"seq": 2, "count": 2, "head": 3}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("", (422, "empty-text")),
        (" \n\u200b", (422, "empty-text")),
        ("nul\x00", (422, "bad-text")),
        ("\x1b[31mred", (422, "bad-text")),
        ("x" * (limits.TEXT + 1), (422, "too-long")),
    ],
)
async def test_texts_nobody_could_read_are_refused(
    ann: Caller, text: str, told: tuple[int, str]
) -> None:
    assert await ann.refused("POST", MESSAGES, json={"text": text}) == told
    json = {"accept": "application/json"}
    assert await ann.refused("POST", MESSAGES, content=text.encode(), headers=json) == told


async def test_the_longest_text_passes(ann: Caller) -> None:
    entry = await ann.told("POST", MESSAGES, json={"text": "é" * (limits.TEXT // 2)})
    assert len(entry["body"]["text"].encode()) == limits.TEXT
