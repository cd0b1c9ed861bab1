"""What is in `deploy/` for supervisors and for Grafana fits the programs it is for."""

import json
import plistlib
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import httpx2
import pytest
from tests.ground import running
from tests.serve.program import serving

DEPLOY = Path(__file__).parents[2] / "deploy"
_FIGURE = re.compile(r"\b(?:linnet|process)_[a-z_]+\b")


@pytest.fixture
def unit(tmp_path):
    if not shutil.which("systemd-analyze"):
        pytest.skip("systemd-analyze is not installed")
    text = (DEPLOY / "systemd" / "linnet.service").read_text()
    path = tmp_path / "linnet.service"
    path.write_text(text.replace("/opt/linnet/bin/linnet", sys.executable))
    return path


def analyze(*words):
    return subprocess.run(["systemd-analyze", *words], capture_output=True, text=True, timeout=60)


def test_systemd_finds_nothing_wrong_with_the_unit(unit):
    told = analyze("verify", "--man=no", str(unit))
    assert (told.returncode, told.stdout + told.stderr) == (0, "")


def test_systemd_counts_the_unit_among_the_well_guarded(unit):
    told = analyze("security", "--offline=true", "--threshold=20", str(unit))
    assert told.returncode == 0, told.stdout[-300:]


async def test_the_server_tells_its_supervisor_when_it_is_ready_and_when_it_stops(
    tmp_path, monkeypatch
):
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as ears:
        ears.bind(str(tmp_path / "notify"))
        ears.settimeout(10)
        monkeypatch.setenv("NOTIFY_SOCKET", str(tmp_path / "notify"))
        async with serving(tmp_path / "data") as program:
            assert ears.recv(100) == b"READY=1"
            program.signal(15)
            assert await program.ended() == 0
        assert ears.recv(100) == b"STOPPING=1"


def test_the_launchd_plist_is_one_and_keeps_a_server_that_fails_running():
    for path in DEPLOY.glob("launchd/*.plist"):
        job = plistlib.loads(path.read_bytes())
        assert job["Label"] == path.stem
        assert job["ProgramArguments"][1:3] == ["serve", "--data"]
        assert job["KeepAlive"] == {"SuccessfulExit": False}


async def test_every_figure_of_the_dashboard_exists(tmp_path):
    board = json.loads((DEPLOY / "grafana" / "linnet.json").read_text())
    wanted = {
        figure
        for panel in board["panels"]
        for target in panel["targets"]
        for figure in _FIGURE.findall(target["expr"])
    }
    settings = {"ntp_server": "127.0.0.1:9", "backup_every": 86_400.0, "rate_joins": "2/s"}
    async with (
        running(tmp_path, **settings) as server,
        server.wire("Ann") as ann,
        httpx2.AsyncClient(trust_env=False) as http,
    ):
        await ann.say("hello")
        await http.get(f"{server.url}/api/v1")
        told = (await http.get(f"{server.url}/metrics")).text
    there = {line.split("{")[0].split(" ")[0] for line in told.splitlines() if line[0] != "#"}
    assert len(wanted) > 15
    assert wanted - there == set()
