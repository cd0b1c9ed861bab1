"""Files, backups and exports where there is no room or the disk fails: nothing of them stays."""

import asyncio
import errno
import os
import shutil
import subprocess
import sys
from contextlib import asynccontextmanager
from pathlib import Path

import httpx2
import pytest
from tests.disk.test_bad_disk import data, until_ready
from tests.serve.program import PATIENCE, Program, serving, wire


class Guest:
    """Somebody who sends files over HTTP."""

    def __init__(self, port):
        self.http = httpx2.AsyncClient(
            base_url=f"http://127.0.0.1:{port}/api/v1", trust_env=False, timeout=20
        )

    async def __aenter__(self):
        told = (await self.http.post("/guests", json={"name": "Eve"})).json()
        self.http.headers["authorization"] = f"Bearer {told['token']}"
        return self

    async def __aexit__(self, *_):
        await self.http.aclose()

    async def send(self, content):
        """The upload's id, and the answer to its bytes."""
        begun = await self.http.post("/uploads", json={"name": "a.bin", "size": len(content)})
        if begun.status_code != 201:
            return "", begun
        id = begun.json()["id"]
        return id, await self.http.put(f"/uploads/{id}", content=content)


def left(folder):
    return [path for path in (folder / "files").rglob("*") if path.is_file()]


async def test_of_a_file_the_disk_did_not_take_nothing_is_kept(tmp_path, faults):
    async with serving(data(tmp_path)) as program, Guest(program.port) as ann:
        faults.of("/files/")
        for fault, error in (("write_error", errno.ENOSPC), ("sync_error", errno.EIO)):
            faults.set(**{fault: error})
            id, refused = await ann.send(os.urandom(300_000))
            faults.none()
            assert (refused.status_code, refused.json()["reason"]) == (507, "disk-full")
            assert left(data(tmp_path)) == []
            assert (await ann.http.put(f"/uploads/{id}", content=b"")).status_code == 404
        assert (await ann.send(b"now"))[1].status_code == 200
        program.signal(15)
        assert await program.ended() == 0
        assert "files-failed" in await program.errors()
    assert len(left(data(tmp_path))) == 1


async def test_a_backup_or_export_the_disk_did_not_take_leaves_nothing(tmp_path, faults):
    async with serving(data(tmp_path)) as program, wire(program.port, name="Ann") as ann:
        await ann.say("hello")
        faults.of("/out/")
        out = tmp_path / "out"
        out.mkdir()
        for command, error in (
            ("backup", {"write_error": errno.ENOSPC}),
            ("backup", {"sync_error": errno.EIO}),
            ("export", {"write_error": errno.ENOSPC}),
        ):
            faults.set(**error)
            code, told = await linnet(command, out / "kept", "--data", data(tmp_path))
            faults.none()
            assert (code, told.count("\n")) == (1, 1), told
            assert list(out.iterdir()) == []


async def linnet(*words):
    """A command's exit code and its errors."""
    program = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "linnet", *map(str, words),
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    _, errors = await asyncio.wait_for(program.communicate(), PATIENCE)
    return program.returncode, errors.decode()


@asynccontextmanager
async def mounted(folder, megabytes):
    """A small file system of one's own without a server, as it is seen from here."""
    begin = f'mount -t tmpfs -o size={megabytes}m tmpfs "{folder}" && echo there && read end'
    holding = await asyncio.create_subprocess_exec(
        "unshare", "-rm", "sh", "-c", begin,
        stdin=subprocess.PIPE, stdout=subprocess.PIPE,
    )  # fmt: skip
    try:
        if await holding.stdout.readline() != b"there\n":
            pytest.skip("no file system of one's own can be mounted here")
        yield Path(f"/proc/{holding.pid}/root") / folder.relative_to("/")
    finally:
        await holding.communicate(b"\n")


@asynccontextmanager
async def small_disk(tmp_path, megabytes):
    """A server whose data folder is a file system of its own; and that folder, seen from here."""
    folder = data(tmp_path)
    folder.mkdir()
    begin = f'mount -t tmpfs -o size={megabytes}m tmpfs "{folder}" && exec "$@"'
    around = ("unshare", "-rm", "sh", "-c", begin, "sh")
    if await (await asyncio.create_subprocess_exec(*around, "true")).wait():
        pytest.skip("no file system of one's own can be mounted here")
    program = await Program.start(folder, around=around)
    try:
        await program.ready()
        yield program, Path(f"/proc/{program.running.pid}/root") / folder.relative_to("/")
    finally:
        await program.kill()


async def test_a_small_disk_that_is_really_full_is_read_and_gets_well_when_there_is_room(tmp_path):
    async with (
        small_disk(tmp_path, 6) as (program, folder),
        wire(program.port, name="Ann") as ann,
        Guest(program.port) as guest,
    ):
        ballast = folder / "ballast"
        size = shutil.disk_usage(folder).free - 300_000
        ballast.write_bytes(bytes(size))
        n, answer = 0, {"type": "done"}
        while answer["type"] == "done":
            n += 1
            answer = await ann.say("x" * 16_000, send_id=f"big-{n}")
        assert "disk is full" in answer["message"]
        assert n > 2
        assert (await guest.send(b"small"))[1].json()["reason"] == "disk-full"
        assert left(folder) == []
        page = await ann.ask(type="history", room="lobby")
        assert page["head"] == n - 1
        ballast.unlink()
        await until_ready(program.port)
        assert (await ann.say("x" * 16_000, send_id=f"big-{n}"))["seq"] == n
