"""LINNET_REQUIRE_ALL: what CI sets so that nothing is left out without anybody noticing."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SUITE = """
import pytest

def test_needs_a_browser():
    pytest.skip("no browser here")

@pytest.mark.skipif(True, reason="no service here")
def test_needs_a_service():
    pass

@pytest.mark.xfail(reason="known", strict=True)
def test_is_known_to_fail():
    assert False
"""
PYTEST = [sys.executable, "-m", "pytest", "-q", "--continue-on-collection-errors"]
MODULE = 'import pytest\npytest.importorskip("no_such_module_at_all")\n'


def outcome(folder: Path, require_all: str) -> str:
    shutil.copy(Path(__file__).parent / "conftest.py", folder)
    (folder / "test_suite.py").write_text(SUITE)
    (folder / "test_module.py").write_text(MODULE)
    ran = subprocess.run(
        [*PYTEST, "-c", os.devnull, "."],
        cwd=folder,
        env={**os.environ, "LINNET_REQUIRE_ALL": require_all},
        capture_output=True,
        text=True,
        timeout=60,
    )
    return ran.stdout


@pytest.mark.parametrize("unset", ["", "0"])
def test_a_skip_is_a_skip_where_parts_are_optional(unset: str, tmp_path: Path) -> None:
    assert "3 skipped, 1 xfailed" in outcome(tmp_path, unset)


def test_a_skip_of_a_test_or_of_a_module_is_a_failure_where_all_are_required(
    tmp_path: Path,
) -> None:
    told = outcome(tmp_path, "1")
    assert "no browser here" in told
    assert "skipped though LINNET_REQUIRE_ALL is set" in told
    assert "1 failed, 1 xfailed, 2 errors" in told
    assert "no_such_module_at_all" in told
