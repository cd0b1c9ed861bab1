"""The benchmark still measures the real server, and its generator finds nothing wrong."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
pytestmark = pytest.mark.skipif(
    shutil.which("cc") is None or shutil.which("taskset") is None,
    reason="the benchmark needs a C compiler and taskset",
)


def printed(*command: str) -> str:
    """What a bench prints, once it ended well."""
    ran = subprocess.run(
        [sys.executable, *command],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    return ran.stdout


def test_a_short_run_loses_doubles_and_reorders_nothing():
    short = ("--scenario", "small-room", "--seconds", "1", "--runs", "1")
    said = printed("bench/run.py", *short, "--servers", "linnet,limit-kept")
    rows = [line for line in said.splitlines() if line.startswith("| 1 room of 100")]
    assert [row.split(" | ")[1] for row in rows] == ["linnet", "limit-kept"]
    assert all("0 / 0 / 0 / 0" in row for row in rows)


def test_the_bench_of_searches_has_a_row_for_each_kind():
    said = printed("bench/search.py", "--messages", "2000", "--times", "1")
    assert "| phrase |" in said
    assert "| **all** |" in said


def test_the_bench_of_starts_has_a_row_for_each_way_to_wait():
    said = printed("bench/start.py", "--times", "1")
    assert [line[:8] for line in said.splitlines()] == ["ready in"] * 4 + ["an IRC c"] * 2
