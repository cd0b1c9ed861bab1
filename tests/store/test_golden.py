"""What any earlier version wrote is opened by this one with nothing lost and nothing changed."""

import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from tests.ground import running
from tests.store.golden_folders import VERSIONS, data_folder, told

from linnet.backup import verifying
from linnet.store import schema

HERE = Path(__file__).parent
ALL = "LINNET_SOAK" in os.environ
SAMPLES = 8
"""Changes at which an upgrade is killed, evenly among all, unless LINNET_SOAK is set."""


def sum_of(log):
    """The hash of a log as it is told."""
    return hashlib.sha256(json.dumps(log, sort_keys=True).encode()).hexdigest()


def test_there_is_a_folder_for_each_schema():
    assert [f"{n:04}" for n in range(1, int(schema.HEAD) + 1)] == VERSIONS, "run tools/golden.py"


@pytest.mark.parametrize("version", VERSIONS)
async def test_everybody_reads_the_same_logs_and_files_and_stays_signed_in(tmp_path, version):
    data, then = data_folder(version, tmp_path / "data"), told(version)
    async with running(data) as server, server.wire(token=then["tokens"]["Ann"]) as ann:
        for room, log in then["logs"].items():
            page = await ann.ask(type="history", room=room, after=0, limit=100)
            assert page["entries"] == log
            assert sum_of(page["entries"]) == sum_of(log)
        for name, token in then["tokens"].items():
            async with server.wire(token=token) as one:
                assert one.welcome["you"]["name"] == name
        headers = {"authorization": f"Bearer {then['tokens']['Ann']}"}
        async with httpx2.AsyncClient(base_url=f"{server.url}/api/v1", headers=headers) as http:
            said = (entry["body"] for log in then["logs"].values() for entry in log)
            for file in (file for body in said for file in body.get("files", ())):
                assert len((await http.get(f"/files/{file['id']}")).content) == file["size"]
        found = await ann.ask(type="search", query="end")
        assert found["hits"]
    assert verifying.folder(data, lambda what: None).problems == []


@pytest.fixture(scope="session")
def ending(tmp_path_factory):
    """The library with which a program ends in the middle of a change."""
    library = tmp_path_factory.mktemp("shim") / "ending.so"
    words = [
        "cc",
        "-O1",
        "-Wall",
        "-shared",
        "-fPIC",
        "-o",
        library,
        HERE.parent / "faults/ending.c",
    ]
    try:
        subprocess.run([*words, "-ldl"], check=True, timeout=60)
    except FileNotFoundError:
        pytest.skip("no C compiler here")
    return library


@pytest.mark.skipif(sys.platform != "linux", reason="the shim is for Linux")
@pytest.mark.parametrize("version", VERSIONS[:-1])
def test_an_upgrade_killed_in_any_change_of_a_file_is_finished_by_the_next(
    tmp_path, ending, version
):
    old, env = data_folder(version, tmp_path / "old") / "linnet.db", {"LD_PRELOAD": str(ending)}

    def upgraded(step, place):
        place.mkdir()
        words = [sys.executable, HERE / "upgrading.py", old, place, str(step)]
        done = subprocess.run(
            words, env={**os.environ, **env}, capture_output=True, text=True, timeout=900
        )
        assert done.returncode == 0, done.stderr
        return int(done.stdout)

    changes = upgraded(10_000, tmp_path / "first")
    assert changes > 50
    upgraded(1 if ALL else changes // SAMPLES, tmp_path / "all")
