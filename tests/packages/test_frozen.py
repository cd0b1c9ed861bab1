"""The frozen window: its program stands for a Python where parts of Linnet start others."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent
BEGIN = [sys.executable, ROOT / "tools/frozen.py"]


def run(*command, **environment):
    return subprocess.run(
        command, env={**os.environ, **environment}, capture_output=True, text=True, timeout=600
    )


@pytest.mark.parametrize("words", [["--version"], ["-m", "linnet", "--version"]])
def test_it_is_also_every_other_command(words):
    assert run(*BEGIN, *words).stdout == "linnet 0.1.0\n"


def test_without_a_command_it_is_the_window(tmp_path):
    said = run(*BEGIN, DISPLAY="", LINNET_HOME=str(tmp_path))
    assert (said.returncode, "no display to show a window on" in said.stderr) == (1, True)


if "LINNET_SOAK" in os.environ:

    def test_the_folder_is_made_moved_and_its_window_works(tmp_path):
        """Its own test brings a server along, on a machine with no Python to be found."""
        assert run(sys.executable, ROOT / "tools/freeze.py", tmp_path / "dist").returncode == 0
        moved = shutil.move(tmp_path / "dist/linnet-desktop", tmp_path / "elsewhere")
        bare = {"PATH": os.defpath, "HOME": str(tmp_path), "LC_ALL": "C.UTF-8"}
        tried = subprocess.run(
            ["xvfb-run", "-a", Path(moved) / "linnet-desktop", "--selftest"],
            env=bare, cwd="/", capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert (tried.returncode, tried.stdout.splitlines()[-1]) == (0, "all of it works"), tried
        server = subprocess.run(
            ["xvfb-run", "-a", Path(moved) / "linnet-server-window", "--selftest"],
            env=bare, cwd="/", capture_output=True, text=True, timeout=120,
        )  # fmt: skip
        assert server.stdout.splitlines()[-1] == "all of it works", server
