"""Ports and data folders that somebody has: who it is, and what to do."""

import signal
import socket
import subprocess
import sys

import pytest
from tests.serve.program import serving

from linnet.doctor import place
from linnet.doctor.finding import exit_code
from linnet.server.settings import Settings

LISTEN = """
import socket
bound = socket.create_server(("127.0.0.1", 0))
print(bound.getsockname()[1], flush=True)
input()
"""
LOCK = """
import sys, filelock
lock = filelock.FileLock(sys.argv[1])
lock.acquire()
print("locked", flush=True)
input()
"""


class Other:
    """A program of somebody else's, and the first line it said."""

    def __init__(self, code, *words):
        self.running = subprocess.Popen(
            [sys.executable, "-c", code, *words], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
            text=True,
        )  # fmt: skip
        self.said = self.running.stdout.readline().strip()

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.running.communicate("\n", timeout=20)


def found(port, data=None):
    return {one.check: one for one in place.look(Settings(port=port), data)}


def test_who_has_the_port_is_named_with_the_process():
    with Other(LISTEN) as other:
        port = found(int(other.said))["port"]
    assert port.level == "problem"
    assert f"in use by process {other.running.pid} (" in port.says
    assert f"kill {other.running.pid}" in port.do
    assert "--port" in port.do


def test_a_port_this_user_may_not_have_and_an_address_of_another_machine_are_said(tmp_path):
    (elsewhere,) = place.look(Settings(host="192.0.2.200", port=0), None)
    assert elsewhere.level == "problem"
    assert "not an address of this machine" in elsewhere.says
    assert "choose another --host" in elsewhere.do


async def test_a_running_server_has_its_folder_and_port_and_all_is_well(tmp_path):
    async with serving(tmp_path) as program:
        there = found(program.port, tmp_path)
        assert exit_code(there.values()) == 0
        assert f"process {program.running.pid} (" in there["folder"].says
        assert there["port"].says.startswith("the running server listens")
        runs = place.as_it_runs(Settings(host="0.0.0.0", port=1), tmp_path)
        assert (runs.host, runs.port) == ("127.0.0.1", program.port)
        other = found(program.port, tmp_path / "new")
        assert other["port"].level == "problem"


def test_who_locked_a_folder_and_does_not_answer_is_named(tmp_path):
    with Other(LOCK, str(tmp_path / "server.lock")) as other:
        folder = found(0, tmp_path)["folder"]
    assert folder.level == "problem"
    assert f"locked by process {other.running.pid} (" in folder.says
    assert f"kill {other.running.pid}" in folder.do
    assert found(0, tmp_path)["folder"].level == "ok"


@pytest.mark.skipif(sys.platform == "win32", reason="nothing stops a program there")
async def test_a_server_that_hangs_does_not_pass_for_one_that_runs(tmp_path, monkeypatch):
    monkeypatch.setattr(place, "ANSWER", 0.3)
    async with serving(tmp_path) as program:
        program.signal(signal.SIGSTOP)
        folder = found(program.port, tmp_path)["folder"]
        program.signal(signal.SIGCONT)
    assert folder.level == "problem"
    assert "does not answer as a server" in folder.says


def test_a_file_in_the_place_of_the_folder_is_a_problem(tmp_path):
    file = tmp_path / "file"
    file.touch()
    assert "cannot be read and written" in found(0, file)["folder"].says


def test_nothing_is_left_of_looking(tmp_path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        found(taken.getsockname()[1], tmp_path)
    assert list(tmp_path.iterdir()) == []
