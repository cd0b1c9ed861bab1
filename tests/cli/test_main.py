"""The command line as a whole: what it lists, what it loads, and how it says no."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from linnet.cli.main import COMMANDS

SLOW = ("prompt_toolkit", "pydantic", "rich", "sqlalchemy", "structlog", "uvicorn", "websockets")
LOADED = """
import sys
from linnet.cli.main import main
try:
    main(sys.argv[1:])
finally:
    print(*sys.modules, file=sys.stderr)
"""


def run(*words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "linnet", *words],
        capture_output=True,
        text=True,
        timeout=30,
        env={**os.environ, **environment},
    )


def test_help_lists_every_command_and_so_does_no_word_at_all() -> None:
    asked = run("--help")
    assert (asked.returncode, asked.stderr) == (0, "")
    assert all(name in asked.stdout for name in COMMANDS)
    assert run().stdout == asked.stdout


def test_version_says_the_version() -> None:
    assert run("--version").stdout.startswith("linnet 0.")


@pytest.mark.parametrize("words", [["--help"], ["serve", "--help"], ["serve", "--port", "x"]])
def test_help_and_refusals_come_without_loading_the_slow_libraries(words: list[str]) -> None:
    found = subprocess.run(
        [sys.executable, "-c", LOADED, *words], capture_output=True, text=True, timeout=30
    )
    assert "linnet.cli.main" in found.stderr
    assert [name for name in SLOW if name in found.stderr.split()] == []


@pytest.mark.parametrize(
    ("words", "text"),
    [
        (["srve"], "No such command 'srve'. Did you mean 'serve'?"),
        (["serve"], "Missing option '--data'"),
        (["serve", "--prt", "1"], "No such option: --prt"),
        (["serve", "--data", "d", "--port", "x"], "port is 'x' (flag --port): allowed is"),
        (["serve", "--data", "d", "--registration", "code"], "registration_code is not set"),
        (["serve", "--data", "d", "--config", "none.toml"], "none.toml cannot be read"),
    ],
)
def test_a_wrong_wish_is_one_line_and_exit_code_2(
    words: list[str], text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    refused = run(*words)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.startswith("linnet: ")
    assert text in refused.stderr
    assert refused.stderr.count("\n") == 1
    assert list(tmp_path.iterdir()) == []


def test_a_wrong_variable_names_the_variable(tmp_path: Path) -> None:
    refused = run("serve", "--data", str(tmp_path / "d"), LINNET_HEARTBEAT="soon")
    assert "heartbeat is 'soon' (environment LINNET_HEARTBEAT)" in refused.stderr
    assert (refused.returncode, list(tmp_path.iterdir())) == (2, [])


def test_a_data_folder_that_cannot_be_is_one_line_and_exit_code_1(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    refused = run("serve", "--data", str(tmp_path / "file"), "--port", "0")
    assert refused.returncode == 1
    assert refused.stderr == f"linnet: the data folder {tmp_path}/file is not a folder\n"


def test_marks_that_move_the_cursor_do_not_reach_the_terminal(tmp_path: Path) -> None:
    refused = run("serve", "--data", f"{tmp_path}/\x1b[2J\n/file", "--config", "a\x1b]0;b\x07")
    assert refused.stderr.count("\n") == 1
    assert "\x1b" not in refused.stderr
    assert "\x07" not in refused.stderr
