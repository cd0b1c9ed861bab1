"""Every mistake is met by the same shape: a status, a stable reason, one sentence."""

import asyncio
import sqlite3

import pytest
from tests.ground import PATIENCE, Running
from tests.http.conftest import Caller

from linnet.doors.http import body as bodies
from linnet.doors.http.problems import STATUS
from linnet.protocol import limits
from linnet.protocol.reasons import Reason

JSON = {"content-type": "application/json"}


def test_every_reason_has_a_status() -> None:
    closing = {Reason.TOO_SLOW, Reason.IDLE}
    assert set(STATUS) >= set(Reason) - closing
    assert all(400 <= status < 600 for status in STATUS.values())


@pytest.mark.parametrize(
    ("given", "reason"),
    [
        (b"", "bad-frame"),
        (b"{", "bad-frame"),
        (b"null", "bad-frame"),
        (b"[]", "bad-frame"),
        (b"{}", "bad-frame"),
        (b'{"name": 7}', "bad-frame"),
        (b'{"name": "Ann", "admin": true}', "bad-frame"),
        (b'{"name": "Ann"} {}', "bad-frame"),
        (b'{"name": "\\ud800"}', "bad-frame"),
        (b'{"name": "\xff"}', "not-text"),
        (b'{"name": "A\\u0000"}', "bad-name"),
        (b'{"name": ' + b"[" * 50_000, "bad-frame"),
        (b'{"name": ' + b"9" * 60_000 + b"}", "bad-frame"),
        (b'{"name": "' + b"x" * 201 + b'"}', "bad-frame"),
        (b'{"name": "' + b"x" * 100 + b'"}', "too-long"),
    ],
)
async def test_a_wrong_body_is_explained(stranger: Caller, given: bytes, reason: str) -> None:
    status, told = await stranger.refused("POST", "/guests", content=given, headers=JSON)
    assert told == reason
    assert status in (400, 422)


async def test_forms_and_queries_are_as_strict_as_json(stranger: Caller, ann: Caller) -> None:
    form = {"content-type": "application/x-www-form-urlencoded"}
    for body in (b"", b"name=A&name=B", b"name=Ann&admin=1", b"nickname=Ann"):
        refused = await stranger.refused("POST", "/guests", content=body, headers=form)
        assert refused == (400, "bad-frame")
    files = {"name": ("a.txt", b"Ann")}
    assert await stranger.refused("POST", "/guests", files=files) == (400, "bad-frame")
    assert await ann.refused("POST", "/rooms/lobby/messages", files=files) == (400, "bad-frame")
    assert await ann.refused("GET", "/me?as=bob") == (400, "bad-frame")
    assert await ann.refused("DELETE", "/sessions/current", json={"x": 1}) == (400, "bad-frame")
    body = b"name=%FF"
    assert (await stranger.refused("POST", "/guests", content=body, headers=form))[0] == 422


async def test_a_body_over_the_limit_is_refused_by_its_length_alone(ann: Caller) -> None:
    body = b"x" * (limits.FRAME + 1)
    assert await ann.refused("POST", "/rooms/lobby/messages", content=body) == (413, "too-large")


async def test_an_endless_body_is_cut_at_the_limit(server: Running) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(
        b"POST /api/v1/guests HTTP/1.1\r\nhost: x\r\ntransfer-encoding: chunked\r\n"
        b"content-type: application/json\r\n\r\n"
    )
    for _ in range(limits.FRAME // 4096 + 1):
        writer.write(b"1000\r\n" + b" " * 4096 + b"\r\n")
    answer = await asyncio.wait_for(reader.read(), PATIENCE)
    assert answer.startswith(b"HTTP/1.1 413 ")
    assert b"too-large" in answer
    writer.close()


@pytest.mark.parametrize(
    "authorization",
    ["Bearer", "Bearer x", "Bearer " + "x" * 5_000, "Basic", "Basic ???", "Basic bm9jb2xvbg==",
     "Digest x", "x", "Basic /////w=="],
)  # fmt: skip
async def test_wrong_credentials_are_explained(stranger: Caller, authorization: str) -> None:
    headers = {"authorization": authorization}
    status, reason = await stranger.refused("GET", "/me", headers=headers)
    assert (status, reason) in {(401, "bad-token"), (401, "hello-first"), (400, "bad-frame")}


async def test_no_credentials_are_explained_with_a_line_to_copy(
    server: Running, stranger: Caller
) -> None:
    response = await stranger.call("GET", "/rooms", headers={"host": "localhost:1"})
    assert response.status_code == 401
    assert response.headers["www-authenticate"].startswith("Bearer")
    message = response.json()["message"]
    assert f"curl -d name=YOURNAME {server.url}/api/v1/guests" in message
    assert "localhost:1" not in message


async def test_paths_and_methods_that_are_not_there_are_told_as_such(stranger: Caller) -> None:
    for path in ("/nothing", "/rooms/", "/rooms/a/b/c", "/%2e%2e/%2e%2e/etc/passwd", "//"):
        assert await stranger.refused("GET", path) == (404, "no-such-path")
    response = await stranger.call("PUT", "/rooms")
    assert response.status_code == 405
    assert response.json()["reason"] == "wrong-method"
    assert set(response.headers["allow"].split(", ")) == {"GET", "HEAD", "POST"}


@pytest.mark.parametrize("room", ["%00", "%FF", "~" + "x" * 75, "%F0%9F%90%A6", "#", "%23", ".."])
async def test_strange_rooms_are_like_none(ann: Caller, room: str) -> None:
    status, reason = await ann.refused("POST", f"/rooms/{room}/messages", json={"text": "hi"})
    assert (status, reason) in {(404, "no-such-room"), (404, "no-such-path"), (405, "wrong-method")}


async def test_a_room_with_too_long_a_name_is_no_command(ann: Caller) -> None:
    path = f"/rooms/{'x' * 81}/messages"
    assert await ann.refused("POST", path, json={"text": "hi"}) == (400, "bad-frame")


async def test_a_broken_request_disturbs_nobody_else(server: Running, ann: Caller) -> None:
    for garbage in (
        b"\x00\xff\r\n\r\n",
        b"GET\r\n\r\n",
        b"POST / HTTP/1.1\r\ncontent-length: -1\r\n\r\n",
    ):
        reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
        writer.write(garbage)
        answer = await asyncio.wait_for(reader.read(), PATIENCE)
        assert b"Traceback" not in answer
        writer.close()
    assert (await ann.call("GET", "/me")).status_code == 200


async def test_a_body_that_does_not_come_in_time_is_not_waited_for(
    server: Running, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(bodies, "IN_TIME", 0.1)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    writer.write(b"POST /api/v1/guests HTTP/1.1\r\nhost: x\r\ncontent-length: 10\r\n\r\n{")
    answer = await asyncio.wait_for(reader.read(), PATIENCE)
    assert answer.startswith(b"HTTP/1.1 408 ")
    assert b'{"reason":"too-slow"' in answer
    writer.close()


async def test_a_store_that_breaks_is_told_without_its_innards(
    server: Running, ann: Caller
) -> None:
    with sqlite3.connect(server.server.folder.database) as db:
        db.execute("drop table marker")
    status, reason = await ann.refused("GET", "/rooms")
    assert (status, reason) == (503, "store-failed")
    assert "marker" not in (await ann.call("GET", "/rooms")).text
    assert await ann.refused("GET", "/people/nobody-here") == (404, "no-such-person")
