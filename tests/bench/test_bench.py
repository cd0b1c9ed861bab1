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


def test_a_short_run_loses_doubles_and_reorders_nothing():
    command = [sys.executable, "bench/run.py", "--scenario", "small-room", "--seconds", "1"]
    ran = subprocess.run(
        [*command, "--runs", "1", "--servers", "linnet,limit-kept"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    rows = [line for line in ran.stdout.splitlines() if line.startswith("| 1 room of 100")]
    assert [row.split(" | ")[1] for row in rows] == ["linnet", "limit-kept"]
    assert all("0 / 0 / 0 / 0" in row for row in rows)


def test_the_bench_of_searches_has_a_row_for_each_kind():
    ran = subprocess.run(
        [sys.executable, "bench/search.py", "--messages", "2000", "--times", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "| phrase |" in ran.stdout
    assert "| **all** |" in ran.stdout


def test_the_bench_of_starts_has_a_row_for_each_way_to_wait():
    ran = subprocess.run(
        [sys.executable, "bench/start.py", "--times", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert [line[:8] for line in ran.stdout.splitlines()] == ["ready in"] * 4 + ["an IRC c"] * 2
