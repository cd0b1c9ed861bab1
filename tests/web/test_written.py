"""Pages of the web client that tools write are as the tools would write them now."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from linnet.server.settings_table import GROUPS

ROOT = Path(__file__).parent.parent.parent


@pytest.mark.parametrize("tool", ["web_types", "web_emoji", "web_theme"])
def test_a_page_written_by_a_tool_is_current(tool: str) -> None:
    command = [sys.executable, ROOT / f"tools/{tool}.py", "--check"]
    checked = subprocess.run(command, timeout=60)
    assert checked.returncode == 0, f"stale: run .venv/bin/python tools/{tool}.py"


def test_every_language_says_what_each_setting_does_that_owners_may_change() -> None:
    groups = {group: [row for row in rows if row.owners] for group, rows in GROUPS.items()}
    wanted = {f"setting.{row.name}" for rows in groups.values() for row in rows}
    named = [group for group, rows in groups.items() if rows]
    wanted |= {f"setting.group.{group.lower().replace(' ', '-')}" for group in named}
    # The server's own sentences are English.
    for file in (ROOT / "web/src/words/pages").glob("*.json"):
        there = json.loads(file.read_text("utf-8"))
        said = {key for key, text in there.items() if key.startswith("setting.") and text}
        assert said == (set() if file.stem == "en" else wanted), file.name
