"""Manual pages and completion are made from the commands themselves."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from linnet.cli.main import COMMANDS
from linnet.cli.manual import pages


def run(*words: str, **more: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "linnet", *words],
        capture_output=True,
        text=True,
        timeout=60,
        env=os.environ | more,
    )


def test_every_command_has_a_page_with_its_options() -> None:
    made = pages()
    named = {f"{name.removesuffix('.1')}-" for name in made if name != "linnet.1"}
    owners = {next(one for one in COMMANDS if name.startswith(f"linnet-{one}-")) for name in named}
    assert owners == {*COMMANDS}
    assert "\\fB\\-\\-match\\fR \\fIREGEX\\fR" in made["linnet-wait.1"]
    assert all(f"linnet {name}" in made["linnet.1"] for name in COMMANDS)


@pytest.mark.skipif(not shutil.which("groff"), reason="no groff here")
def test_no_page_has_a_mistake_that_groff_knows(tmp_path: Path) -> None:
    assert run("man", "--write", str(tmp_path)).returncode == 0
    for path in tmp_path.iterdir():
        made = subprocess.run(
            ["groff", "-man", "-Tutf8", "-ww", path], capture_output=True, text=True, check=True
        )
        assert made.stderr == ""


def test_a_page_goes_into_a_pipe_as_it_is_and_a_wrong_one_is_exit_code_2() -> None:
    assert run("man", "config", "set").stdout == pages()["linnet-config-set.1"]
    assert run("man", "nonsense").returncode == 2


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("linnet ta", {"tail"}),
        ("linnet tail --s", {"--server", "--since"}),
        ("linnet config s", {"set", "show"}),
    ],
)
def test_a_shell_completes_commands_and_their_options(typed: str, offered: set[str]) -> None:
    told = run(
        _LINNET_COMPLETE="complete_bash",
        COMP_WORDS=typed,
        COMP_CWORD=str(typed.count(" ")),
    )
    assert set(told.stdout.split()) == offered


def test_the_script_for_a_shell_is_printed() -> None:
    assert "_LINNET_COMPLETE=complete_bash" in run("--show-completion", "bash").stdout
