"""The one file: it needs nothing but a Python, starts from anywhere, and unpacks itself whole."""

import asyncio
import json
import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import httpx2
import pytest
from tests.files.pictures import picture

ROOT = Path(__file__).parent.parent.parent
PYTHON = sys._base_executable
"""Not that of the environment with all the packages."""


@pytest.fixture(scope="module")
def pyz(tmp_path_factory):
    made = tmp_path_factory.mktemp("dist") / "linnet.pyz"
    subprocess.run([sys.executable, ROOT / "tools/pyz.py", made], check=True, timeout=120)
    return made


@pytest.fixture(scope="module")
def bare(tmp_path_factory):
    """An environment that knows of no other packages, with a cache of its own."""
    cache = tmp_path_factory.mktemp("cache")
    return {"PATH": os.defpath, "HOME": str(cache), "LINNET_CACHE": str(cache), "LC_ALL": "C.UTF-8"}


def start(pyz, env, *words):
    return subprocess.run(
        [PYTHON, "-I", pyz, *words], env=env, cwd="/", capture_output=True, text=True, timeout=120
    )


def test_two_that_are_started_at_once_unpack_one_whole_folder(pyz, bare, tmp_path):
    env = {**bare, "LINNET_CACHE": str(tmp_path)}
    command = [PYTHON, "-I", pyz, "--version"]
    two = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE) for _ in range(2)]
    assert [one.communicate(timeout=120)[0] for one in two] == [b"linnet 0.1.0\n"] * 2
    (place,) = (tmp_path / "linnet").iterdir()
    with zipfile.ZipFile(pyz) as packed:
        assert all((place / name).is_file() for name in packed.namelist())


def test_what_cannot_be_is_said_in_a_line(pyz, bare, tmp_path):
    other = tmp_path / "other.pyz"
    with zipfile.ZipFile(pyz) as packed, zipfile.ZipFile(other, "w") as made:
        made.writestr("__main__.py", packed.read("__main__.py"))
        made.writestr("made.json", json.dumps({"python": [3, 1], "platform": "moon"}))
    ended = start(other, bare)
    assert (ended.returncode, ended.stderr.count("\n")) == (1, 1)
    assert "is for Python 3.1 on moon" in ended.stderr
    (tmp_path / "file").write_text("")
    ended = start(pyz, {**bare, "LINNET_CACHE": str(tmp_path / "file")})
    assert (ended.returncode, "LINNET_CACHE names another" in ended.stderr) == (1, True)


def test_what_older_files_unpacked_goes_after_a_month(pyz, bare, tmp_path):
    little, cache = tmp_path / "little.pyz", tmp_path / "cache/linnet"
    with zipfile.ZipFile(pyz) as packed, zipfile.ZipFile(little, "w") as made:
        for name in ("__main__.py", "made.json"):
            made.writestr(name, packed.read(name))
        made.writestr("site/linnet/cli/main.py", "def main(): print('started')")
    old, young = cache / "pyz-old", cache / "pyz-young"
    for place in (old, young):
        place.mkdir(parents=True)
    os.utime(old, (1, 1))
    assert start(little, {**bare, "LINNET_CACHE": str(cache.parent)}).stdout == "started\n"
    assert (old.exists(), young.exists()) == (False, True)


async def test_a_server_runs_from_it_with_everything_it_needs_and_clients_chat(pyz, bare, tmp_path):
    server = await asyncio.create_subprocess_exec(
        PYTHON, "-I", pyz, "serve", "--data", tmp_path / "data", "--port", "0", "--tls", "auto",
        env=bare, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL, cwd="/",
    )  # fmt: skip
    try:
        line = (await asyncio.wait_for(server.stdout.readline(), 60)).decode()
        port = line.rsplit(":", 1)[1].strip()
        url = f"http://127.0.0.1:{port}/api/v1"
        sent = await asyncio.to_thread(
            start, pyz, {**bare, "LINNET_NAME": "Ann"}, "send", "lobby", "hello", "--port", port
        )
        assert (sent.returncode, sent.stderr) == (0, "")
        async with httpx2.AsyncClient() as http:
            signed = (await http.post(f"{url}/guests", json={"name": "Bob"})).json()
            http.headers["authorization"] = f"Bearer {signed['token']}"
            page = (await http.get(f"{url}/rooms/lobby/entries")).json()
            assert [entry["body"]["text"] for entry in page["entries"]] == ["hello"]
            # Pictures are looked at by a process of its own, which must start from here, too.
            put = await http.put(f"{url}/me/avatar", content=picture("PNG"))
            assert put.status_code == 200, put.text
    finally:
        server.terminate()
        assert await asyncio.wait_for(server.wait(), 20) == 0
    shutil.rmtree(tmp_path / "data")
