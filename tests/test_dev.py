"""`dev.py` in a copy of the repository: what it asks of a machine, and what a second run costs."""

import ast
import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
DEV = (ROOT / "dev.py").read_text(encoding="utf-8")
LOCK = (ROOT / "requirements.lock").read_text(encoding="utf-8")
# Runs dev.py after a line that takes something away from this Python.
WITHOUT = """
import runpy, sys
{}
sys.argv = ["dev.py", "setup"]
runpy.run_path("dev.py", run_name="__main__")
"""
posix = pytest.mark.skipif(os.name == "nt", reason="the stand-in programs are shell scripts")


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    for name in ("dev.py", "requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    return tmp_path


@pytest.fixture
def installed(copy: Path) -> Path:
    """A copy whose stamp says that its .venv is what the lock says; programs only echo."""
    bin_folder = copy / ".venv" / "bin"
    bin_folder.mkdir(parents=True)
    for name in ("linnet", "python", "ruff", "mypy", "lint-imports", "pytest", "uv"):
        program = bin_folder / name
        program.write_text(f'#!/bin/sh\necho "{name} $*"\n')
        program.chmod(0o755)
    ask = "import dev; dev.STAMP.write_text(dev.wanted_state())"
    subprocess.run([sys.executable, "-c", ask], cwd=copy, check=True)
    return copy


def run(copy: Path, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
    clean = {name: value for name, value in os.environ.items() if not name.startswith("LINNET_")}
    return subprocess.run(
        [sys.executable, "dev.py", *words],
        cwd=copy,
        env=clean | environment,
        capture_output=True,
        text=True,
        timeout=60,
    )


def without(copy: Path, what: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", WITHOUT.format(what)], cwd=copy, capture_output=True, text=True
    )


def test_it_needs_the_standard_library_only() -> None:
    imported = {
        (node.module if isinstance(node, ast.ImportFrom) else alias.name) or ""
        for node in ast.walk(ast.parse(DEV))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }
    assert {name.split(".")[0] for name in imported} <= sys.stdlib_module_names


def test_a_python_too_old_for_linnet_can_still_read_it() -> None:
    ast.parse(DEV, feature_version=(3, 6))


@pytest.mark.parametrize(
    ("what", "fix"),
    [
        ("sys.modules['ensurepip'] = None", "sudo apt install python3-venv"),
        ("sys.modules['venv'] = None", "sudo apt install python3-venv"),
        ("sys.version_info = (3, 10, 1)", "needs Python 3.11 or newer"),
    ],
)
def test_what_the_machine_lacks_is_one_line_with_the_fix(what: str, fix: str, copy: Path) -> None:
    stopped = without(copy, what)
    assert stopped.returncode == 1
    assert fix in stopped.stderr
    assert stopped.stderr.count("\n") == 1
    assert not (copy / ".venv").exists()


@pytest.mark.parametrize(("words", "code"), [([], 0), (["--help"], 0), (["instal"], 2)])
def test_without_a_known_command_it_explains_itself_and_does_nothing(
    words: list[str], code: int, copy: Path
) -> None:
    told = run(copy, *words)
    assert told.returncode == code
    assert "python3 dev.py up" in told.stdout
    assert not (copy / ".venv").exists()


@posix
def test_a_set_up_that_is_already_what_the_lock_says_changes_nothing(installed: Path) -> None:
    before = {path: path.stat().st_mtime_ns for path in installed.rglob("*")}
    done = run(installed, "setup")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"dev.py: ready: {installed}/.venv/bin/linnet\n"
    assert {path: path.stat().st_mtime_ns for path in installed.rglob("*")} == before


@posix
@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_is_noticed(changed: str, installed: Path) -> None:
    with (installed / changed).open("a") as file:
        file.write("# more\n")
    assert "installing what requirements.lock names" in run(installed, "setup").stdout
    assert "installing" not in run(installed, "setup").stdout


@posix
def test_up_serves_the_folder_data_and_says_the_ways_in(installed: Path) -> None:
    told = run(installed, "up")
    assert told.stdout.endswith(f"\nlinnet serve --data {installed}/data\n")
    for way in ("linnet chat", "linnet send lobby", "curl http://127.0.0.1:8888", "ws://127.0.0.1"):
        assert way in told.stdout


@posix
def test_up_passes_flags_on_and_names_the_port_they_choose(installed: Path) -> None:
    told = run(installed, "up", "--port=9000", "--data", "elsewhere", "--no-guests")
    assert told.stdout.endswith("\nlinnet serve --port=9000 --data elsewhere --no-guests\n")
    assert "chat --port 9000" in told.stdout
    assert "ws://127.0.0.1:9000/ws" in told.stdout
    assert "ws://127.0.0.1:8888/ws" in run(installed, "up", "--host", "0.0.0.0").stdout
    assert "http://127.0.0.1:7000" in run(installed, "up", LINNET_PORT="7000").stdout
    assert run(installed, "up", LINNET_DATA="d").stdout.endswith("\nlinnet serve\n")


@posix
def test_up_builds_the_pages_for_browsers_before_the_server_starts(installed: Path) -> None:
    (installed / "web").mkdir()
    build = installed / "web" / "build.py"
    build.touch()
    told = run(installed, "up").stdout
    assert told.index(f"python {build}\n") < told.index("linnet serve")
    assert "no pages" not in told


@posix
def test_pages_that_cannot_be_built_are_said_once_and_stop_no_server(installed: Path) -> None:
    (installed / "web").mkdir()
    (installed / "web" / "build.py").touch()
    (installed / ".venv" / "bin" / "python").write_text("#!/bin/sh\nexit 1\n")
    first, second = run(installed, "up"), run(installed, "up")
    assert "To try again: python3 dev.py web" in first.stdout
    assert "To try again" not in second.stdout
    for told in (first, second):
        assert f"\nlinnet serve --data {installed}/data\n" in told.stdout


@posix
def test_test_runs_every_check_and_the_tests_last_though_one_failed(installed: Path) -> None:
    (installed / ".venv" / "bin" / "mypy").write_text("#!/bin/sh\nexit 3\n")
    told = run(installed, "test", "-x", "tests/hub")
    workers = (os.cpu_count() or 1) + 1
    assert told.returncode == 1
    assert re.findall(r"^(?:ruff|lint-imports|pytest) .*", told.stdout, re.MULTILINE) == [
        "ruff check .",
        "ruff format --check .",
        "lint-imports ",
        f"pytest -n {workers} --dist loadfile --no-loadscope-reorder -x tests/hub",
    ]
    assert told.stdout.endswith("dev.py: failed: types\n")


@posix
def test_test_lets_what_is_compiled_be_kept(installed: Path) -> None:
    (installed / ".venv" / "bin" / "pytest").write_text("#!/bin/sh\nenv\n")
    told = run(installed, "test", PYTHONDONTWRITEBYTECODE="1")
    assert "PATH=" in told.stdout
    assert "PYTHONDONTWRITEBYTECODE" not in told.stdout


@posix
def test_test_succeeds_when_all_checks_do(installed: Path) -> None:
    assert run(installed, "test").returncode == 0


def test_the_lock_names_no_place_and_gives_every_package_a_hash() -> None:
    assert "://" not in LOCK
    stanzas = re.split(r"\n(?=[a-z])", LOCK.strip())
    assert len(stanzas) > 50
    assert [stanza for stanza in stanzas if "--hash=sha256:" not in stanza] == []


def test_the_lock_holds_all_that_the_package_and_its_development_ask_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = project["project"]["dependencies"] + project["dependency-groups"]["dev"]
    names = {re.match(r"[a-z0-9-]+", wish).group() for wish in wanted}  # type: ignore[union-attr]
    locked = set(re.findall(r"^([a-z0-9-]+)==", LOCK, re.MULTILINE))
    assert names - locked == set()
    assert "uv" in names
