"""`linnet doctor` on machines that lack something: the program itself, real lacks."""

import json
import os
import subprocess
import sys

import pytest

LINNET = (sys.executable, "-m", "linnet", "doctor", "--json")


def doctor(*words, around=(), **variables):
    """Exit code and findings by what was looked at."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith("LINNET_")}
    ran = subprocess.run(
        [*around, *LINNET, *map(str, words)],
        env={**kept, **variables}, capture_output=True, text=True, timeout=90,
    )  # fmt: skip
    assert ran.stderr == ""
    return ran.returncode, {one["check"]: one for one in json.loads(ran.stdout)}


def without(folder, *modules):
    """A Python that finds these modules broken, as where the system left a part of them out."""
    for name in modules:
        (folder / name).mkdir()
        (folder / name / "__init__.py").write_text(f"raise ModuleNotFoundError('no {name}')\n")
    return {"PYTHONPATH": f"{folder}{os.pathsep}{os.environ.get('PYTHONPATH', '')}"}


def test_each_finding_has_its_cause_what_it_breaks_and_a_next_step(tmp_path):
    code, found = doctor("--port", 0, **without(tmp_path, "tkinter", "ensurepip"))
    assert code == 1
    assert found["tkinter"] == {
        "check": "tkinter",
        "level": "warning",
        "says": "this Python has no tkinter",
        "breaks": "the desktop client; the server, the terminal and the browser do without",
        "do": "on Debian and Ubuntu: sudo apt install python3-tk; on macOS: brew install python-tk",
    }
    assert found["python"]["level"] == "warning"
    assert "python3-venv" in found["python"]["do"]


@pytest.mark.skipif(os.name != "posix", reason="this system has no limit of open files")
def test_a_limit_of_open_files_is_said_in_people(tmp_path):
    limited = ("sh", "-c", 'ulimit -n 256; exec "$@"', "sh")
    code, found = doctor("--port", 0, "--data", tmp_path / "new", around=limited)
    assert code == 1
    assert "only 256" in found["open files"]["says"]
    assert "about 192 people" in found["open files"]["breaks"]
    assert found["folder"]["level"] == "note"
    assert not (tmp_path / "new").exists()


def test_a_person_reads_lines_and_a_wrong_setting_is_wrong_usage(tmp_path):
    ran = subprocess.run([*LINNET[:-1], "--port", "0"], capture_output=True, text=True, timeout=90)
    assert ran.returncode in (0, 1)
    assert "\nok       port         127.0.0.1:0 is free\n" in ran.stdout
    ran = subprocess.run([*LINNET, "--port", "many"], capture_output=True, text=True, timeout=90)
    assert (ran.returncode, ran.stdout) == (2, "")
