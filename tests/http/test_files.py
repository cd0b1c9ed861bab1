"""Files over HTTP: sent in parts, read in parts, told as what they are, and nothing more."""

import asyncio
from pathlib import Path
from typing import Any

import pytest
from tests.files.pictures import HOSTILE, PLAIN_JPEG, SECRET, picture
from tests.ground import Running, running
from tests.http.conftest import Caller, Guest
from tests.http.uploading import begin, download, upload

from linnet.protocol import limits

TEN = b"0123456789"


async def test_what_was_sent_is_what_comes_back(ann: Caller) -> None:
    file = await upload(ann, TEN, "../../etc/numbers.txt")
    assert file["name"] == "numbers.txt"
    assert (file["kind"], file["size"]) == ("text/plain", 10)
    response = await download(ann, file)
    assert response.content == TEN
    assert response.headers["content-type"] == "text/plain; charset=utf-8"
    assert response.headers["content-disposition"].startswith("attachment; filename=")
    assert response.headers["x-content-type-options"] == "nosniff"
    assert "sandbox" in response.headers["content-security-policy"]
    assert response.headers["cache-control"] == "private, no-cache"


async def test_a_picture_is_shown_and_has_a_small_version(ann: Caller) -> None:
    file = await upload(ann, picture("JPEG", turned=6), "Ferien \u202egpj.exe")
    assert (file["kind"], file["width"], file["height"], file["thumb"]) == (
        "image/jpeg", 400, 640, True,
    )  # fmt: skip
    whole, small = await download(ann, file), await download(ann, file, "/thumb")
    assert SECRET not in whole.content
    assert whole.headers["content-disposition"].startswith("inline; ")
    assert "filename*=UTF-8''Ferien%20gpj.exe" in whole.headers["content-disposition"]
    assert small.headers["content-type"] == "image/webp"
    assert small.content[8:12] == b"WEBP"


async def test_a_picture_can_be_kept_exactly(ann: Caller) -> None:
    content = picture("JPEG")
    file = await upload(ann, content, exact=True)
    assert (await download(ann, file)).content == content


async def test_an_upload_goes_on_where_it_was_cut_even_after_a_restart(
    tmp_path: Path, guest: Guest
) -> None:
    data = tmp_path / "other"
    async with running(data) as first:
        async with first.wire("Ann") as wire:
            token = str(wire.welcome["token"])
        ann = await _caller(first, token)
        id = await begin(ann, "a.txt", 10)
        part = await ann.told("PUT", f"/uploads/{id}", content=TEN[:4])
        assert (part["offset"], "file" in part) == (4, False)
        await ann.client.aclose()
    async with running(data) as second:
        ann = await _caller(second, token)
        head = await ann.call("HEAD", f"/uploads/{id}")
        assert head.headers["upload-offset"] == "4"
        assert await ann.refused("PUT", f"/uploads/{id}", content=TEN) == (409, "wrong-offset")
        told = await ann.told(
            "PUT", f"/uploads/{id}", content=TEN[4:], headers={"upload-offset": "4"}
        )
        assert (await download(ann, told["file"])).content == TEN
        await ann.client.aclose()


async def _caller(server: Running, token: str) -> Caller:
    import httpx2  # noqa: PLC0415 - a second server needs a client of its own

    caller = Caller(httpx2.AsyncClient(base_url=f"{server.url}/api/v1", trust_env=False))
    caller.token = token
    return caller


async def test_a_connection_that_is_cut_leaves_what_came(server: Running, ann: Caller) -> None:
    id = await begin(ann, "a.txt", 1_000_000)
    _, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"PUT /api/v1/uploads/{id} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
    writer.write(f"{head}Authorization: Bearer {ann.token}\r\n\r\n".encode() + bytes(300_000))
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    async with asyncio.timeout(10):
        while not (offset := (await ann.told("GET", f"/uploads/{id}"))["offset"]):
            pass  # the server has not noticed yet that the connection is gone
    assert 0 < offset <= 300_000
    while offset < 1_000_000:
        rest = bytes(1_000_000 - offset)
        again = await ann.call(
            "PUT", f"/uploads/{id}", content=rest, headers={"upload-offset": str(offset)}
        )
        offset = (await ann.told("GET", f"/uploads/{id}"))["offset"]
    assert again.status_code == 200


async def test_a_finished_upload_can_be_asked_for_and_sent_again(ann: Caller) -> None:
    file = await upload(ann, TEN)
    told = await ann.told("GET", f"/uploads/{file['id']}")
    assert (told["offset"], told["file"]) == (10, file)
    again = await ann.told("PUT", f"/uploads/{file['id']}", content=b"other bytes")
    assert again["file"] == file
    assert (await download(ann, file)).content == TEN


async def test_an_upload_given_up_is_gone(ann: Caller, bob: Caller) -> None:
    id = await begin(ann, "a", 10)
    assert await bob.refused("DELETE", f"/uploads/{id}") == (404, "no-such-file")
    await ann.told("DELETE", f"/uploads/{id}")
    assert await ann.refused("GET", f"/uploads/{id}") == (404, "no-such-file")


@pytest.mark.parametrize(
    ("asked", "status", "content", "told"),
    [
        ("bytes=0-0", 206, b"0", "bytes 0-0/10"),
        ("bytes=3-", 206, TEN[3:], "bytes 3-9/10"),
        ("bytes=-4", 206, TEN[-4:], "bytes 6-9/10"),
        ("bytes=-400", 206, TEN, "bytes 0-9/10"),
        ("bytes=8-99", 206, TEN[8:], "bytes 8-9/10"),
        ("bytes=10-", 416, b"", "bytes */10"),
        ("bytes=-0", 416, b"", "bytes */10"),
        ("bytes=5-2", 200, TEN, None),
        ("bytes=0-1,3-4", 200, TEN, None),
        ("lines=0-1", 200, TEN, None),
        ("bytes=-", 200, TEN, None),
        ("bytes=" + "9" * 30 + "-", 200, TEN, None),
    ],
)
async def test_a_part_can_be_read(
    ann: Caller, asked: str, status: int, content: bytes, told: str | None
) -> None:
    response = await download(ann, await upload(ann, TEN), range=asked)
    assert (response.status_code, response.content) == (status, content)
    assert response.headers.get("content-range") == told


async def test_a_part_of_something_else_is_not_given(ann: Caller) -> None:
    file = await upload(ann, TEN)
    tag = (await download(ann, file)).headers["etag"]
    assert not tag.startswith("W/")
    same = await download(ann, file, **{"range": "bytes=2-3", "if-range": tag})
    other = await download(ann, file, **{"range": "bytes=2-3", "if-range": '"x"'})
    assert (same.status_code, other.status_code, other.content) == (206, 200, TEN)
    unchanged = await download(ann, file, **{"if-none-match": f'"y", {tag}'})
    assert (unchanged.status_code, unchanged.content) == (304, b"")


async def test_a_head_tells_all_but_the_bytes(ann: Caller) -> None:
    file = await upload(ann, TEN)
    response = await ann.call("HEAD", f"/files/{file['id']}")
    assert (response.status_code, response.headers["content-length"]) == (200, "10")


async def test_no_hostile_file_is_shown_as_a_page_or_a_script(ann: Caller) -> None:
    for name, (content, _) in HOSTILE.items():
        file = await upload(ann, content, f"{name}.html")
        response = await download(ann, file)
        kind = response.headers["content-type"].partition(";")[0]
        inline = response.headers["content-disposition"].startswith("inline")
        assert "html" not in kind, name
        assert "svg" not in kind, name
        assert inline is (kind in {"image/png", "image/jpeg", "image/gif", "image/webp"}), name
        assert "sandbox" in response.headers["content-security-policy"]


class TestLimits:
    @pytest.fixture
    def settings(self) -> dict[str, Any]:
        return {"file_size": 1000, "file_quota": 1500}

    async def test_the_limits_are_told(self, ann: Caller, server: Running) -> None:
        told = (await ann.client.get(f"{server.url}/api/v1")).json()["limits"]
        assert (told["file"], told["file_quota"]) == (1000, 1500)
        async with server.wire("Cleo") as cleo:
            assert cleo.welcome["limits"]["file"] == 1000

    async def test_a_file_too_large_is_refused_before_it_is_sent(self, ann: Caller) -> None:
        wish = {"name": "a", "size": 1001}
        assert await ann.refused("POST", "/uploads", json=wish) == (413, "too-large")

    async def test_the_quota_is_each_persons_own(self, ann: Caller, bob: Caller) -> None:
        await upload(ann, bytes(1000))
        wish = {"name": "a", "size": 501}
        assert await ann.refused("POST", "/uploads", json=wish) == (507, "quota")
        await upload(ann, bytes(500))
        await upload(bob, bytes(1000))

    async def test_more_than_was_announced_is_refused(self, ann: Caller) -> None:
        id = await begin(ann, "a", 5)
        assert await ann.refused("PUT", f"/uploads/{id}", content=TEN) == (413, "too-large")


async def test_a_file_is_posted_with_one_line_of_curl(ann: Caller) -> None:
    entry = await ann.told("PUT", "/rooms/lobby/files/photo.jpg", content=PLAIN_JPEG)
    (file,) = entry["body"]["files"]
    assert (file["name"], file["kind"], entry["body"]["text"]) == ("photo.jpg", "image/jpeg", "")


async def test_what_cannot_be_posted_is_not_kept(ann: Caller, server: Running) -> None:
    refused = await ann.refused("PUT", "/rooms/nowhere/files/a", content=TEN)
    assert refused == (404, "no-such-room")


async def test_an_avatar_is_a_square_everybody_can_see(ann: Caller, bob: Caller) -> None:
    path = f"/people/{ann.you['id']}/avatar"
    assert await bob.refused("GET", path) == (404, "no-such-file")
    await ann.told("PUT", "/me/avatar", content=picture("PNG"))
    first = await bob.call("GET", path)
    assert first.headers["content-type"] == "image/webp"
    told = await ann.told("PUT", "/me/avatar", content=picture("JPEG", turned=6))
    assert (await bob.call("GET", path)).content != first.content
    assert await bob.refused("GET", f"/files/{told['id']}") == (404, "no-such-file")
    await ann.told("DELETE", "/me/avatar")
    assert await bob.refused("GET", path) == (404, "no-such-file")


async def test_only_a_picture_is_an_avatar(ann: Caller) -> None:
    refused = await ann.refused("PUT", "/me/avatar", content=HOSTILE["svg with a script"][0])
    assert refused == (422, "not-a-picture")


async def test_a_message_may_have_files_and_no_text_but_not_too_many(ann: Caller) -> None:
    ids = [(await upload(ann, TEN))["id"] for _ in range(2)]
    entry = await ann.told("POST", "/rooms/lobby/messages", json={"files": ids})
    assert [file["id"] for file in entry["body"]["files"]] == ids
    many = {"files": ids * limits.FILES}
    assert await ann.refused("POST", "/rooms/lobby/messages", json=many) == (409, "too-many")


class TestRates:
    @pytest.fixture
    def settings(self) -> dict[str, Any]:
        return {"rate_uploads": "2/min"}

    async def test_who_sends_too_many_files_is_told_to_wait(self, ann: Caller, bob: Caller) -> None:
        for _ in range(2):
            await upload(ann, TEN)
        wish = {"name": "a", "size": 1}
        assert await ann.refused("POST", "/uploads", json=wish) == (429, "rate-limited")
        assert await ann.refused("PUT", "/me/avatar", content=TEN) == (429, "rate-limited")
        await upload(bob, TEN)
