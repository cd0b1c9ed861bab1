"""The bench of the page measures every row, small; its figures mean nothing here."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
BUILT = ROOT / "src/linnet/web/index.html"


@pytest.mark.skipif(shutil.which("chromium") is None, reason="no Chromium here")
@pytest.mark.skipif(not BUILT.exists(), reason="the web client is not built: python3 dev.py web")
def test_the_bench_of_the_page_has_a_row_for_each_goal():
    ran = subprocess.run(
        [sys.executable, "bench/web.py", "--messages", "200", "--seconds", "1", "--times", "1"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert ran.returncode == 0, ran.stdout + ran.stderr
    for row in ("script until", "opening, 4 x", "another room", "frames over 50 ms", "heap after"):
        assert row in ran.stdout
