"""Who sends or reads a file too slowly is cut off, and goes on from there."""

import asyncio
import os
import sys

import pytest
from tests.ground import Running
from tests.http.conftest import Caller
from tests.http.uploading import begin, posted, upload

from linnet.doors.http import contents, files


async def test_an_upload_that_stops_is_answered_and_what_came_is_kept(
    server: Running, ann: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "IN_TIME", 0.2)
    id = await begin(ann, "a.txt", 1_000_000)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port)
    head = f"PUT /api/v1/uploads/{id} HTTP/1.1\r\nHost: x\r\nContent-Length: 1000000\r\n"
    writer.write(f"{head}Authorization: Bearer {ann.token}\r\n\r\n".encode() + bytes(100_000))
    answer = (await asyncio.wait_for(reader.read(), 10)).lower()
    assert answer.startswith(b"http/1.1 408")
    assert b"connection: close" in answer
    writer.close()
    assert (await ann.told("GET", f"/uploads/{id}"))["offset"] == 100_000


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells")
async def test_who_never_reads_holds_nothing_open(
    server: Running, ann: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(contents, "SILENCE", 0.3)
    file = await upload(ann, bytes(30_000_000))
    path = server.server.folder.files
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1024)
    head = f"GET /api/v1/files/{file['id']} HTTP/1.1\r\nHost: x\r\n"
    writer.write(f"{head}Authorization: Bearer {ann.token}\r\n\r\n".encode())
    await reader.readline()
    (content,) = [found for found in path.glob("blobs/*/*") if found.suffix == ""]
    async with asyncio.timeout(10):
        while await asyncio.to_thread(_open, str(content)):
            pass
    writer.close()


async def test_who_is_put_out_gets_no_more_of_a_file_that_is_on_its_way(
    server: Running, ann: Caller, bob: Caller
) -> None:
    room = (await ann.told("POST", "/rooms", json={"name": "garden", "kind": "private"}))["id"]
    await ann.told("POST", f"/rooms/{room}/members", json={"who": bob.you["id"]})
    file, _ = await posted(ann, bytes(60_000_000), room)
    reader, writer = await asyncio.open_connection("127.0.0.1", server.port, limit=1024)
    head = f"GET /api/v1/files/{file['id']} HTTP/1.1\r\nHost: x\r\n"
    writer.write(f"{head}Authorization: Bearer {bob.token}\r\n\r\n".encode())
    await reader.readuntil(b"\r\n\r\n")
    await ann.told("POST", f"/rooms/{room}/kicks", json={"who": bob.you["id"]})
    came = 0
    while chunk := await asyncio.wait_for(reader.read(1 << 20), 10):
        came += len(chunk)
    assert came < 40_000_000
    writer.close()


def _open(path: str) -> bool:
    """Whether this program, which is also the server, has the file open."""
    numbers = os.listdir("/proc/self/fd")
    return path in {os.path.realpath(f"/proc/self/fd/{number}") for number in numbers}
