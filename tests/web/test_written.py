"""Pages of the web client that tools write are as the tools would write them now."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("tool", ["web_types", "web_emoji", "web_theme"])
def test_a_page_written_by_a_tool_is_current(tool: str) -> None:
    command = [sys.executable, ROOT / f"tools/{tool}.py", "--check"]
    checked = subprocess.run(command, timeout=60)
    assert checked.returncode == 0, f"stale: run .venv/bin/python tools/{tool}.py"
