#!/usr/bin/env python3
"""Everything a newcomer needs, with nothing but Python: set up, run, test and measure Linnet.

    python3 dev.py up        set up if needed, build the pages for browsers if needed, then run a
                             server here and say how to reach it
    python3 dev.py test      set up if needed, then lint, types, import contracts and tests
    python3 dev.py setup     only set up (.venv, from requirements.lock)
    python3 dev.py bench     set up if needed, then measure the server (also `bench search`,
                             `bench desktop`, `bench fullscreen`, `bench web`, `bench start`)
    python3 dev.py web       set up if needed, then only build the pages for browsers
    python3 dev.py zipapp    make dist/linnet.pyz: server and plain client in one file
    python3 dev.py freeze    make dist/linnet-desktop: a folder with the window and its own Python
    python3 dev.py lock      write requirements.lock anew (add --upgrade for newer versions)

More words after the command go to what it runs: `up --port 9000`, `test tests/hub -x`.
Standard library only, and in words that old Pythons read, so that they can be told they are old.
"""

import hashlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
import time
from concurrent.futures import ThreadPoolExecutor
from importlib.util import find_spec
from pathlib import Path

OLDEST = (3, 11)
ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
LOCK = ROOT / "requirements.lock"
STAMP = VENV / "linnet-stamp"
NO_PAGES = VENV / "linnet-no-pages"
DATA = ROOT / "data"
CHECKS = (
    ("lint", ["ruff", "check", "."]),
    ("format", ["ruff", "format", "--check", "."]),
    ("types", ["mypy"]),
    ("import contracts", ["lint-imports"]),
)
WEB_CHECKS = (
    ("web client", ["python", "web/build.py"]),
    ("web client: types, lint and tests", ["python", "web/build.py", "check"]),
)
"""Left out where only some tests are asked for."""


def main(words):
    commands = {
        "setup": setup, "up": up, "test": test, "bench": bench, "web": web, "zipapp": zipapp,
        "freeze": freeze, "lock": lock,
    }  # fmt: skip
    if not words or words[0] not in commands:
        print(__doc__.strip())
        return 0 if words in ([], ["-h"], ["--help"], ["help"]) else 2
    os.chdir(str(ROOT))
    set_up()
    # What is compiled is kept: a start takes half the time, and tests make hundreds of them.
    os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
    return commands[words[0]](words[1:])


# --- setting up ---------------------------------------------------------------------------------


def set_up():
    """Make .venv what the lock says; when a stamp says it already is, cost nothing."""
    state = wanted_state()
    if STAMP.exists() and STAMP.read_text() == state and program("linnet").exists():
        return
    check_python()
    started = time.monotonic()
    if not same_place_and_python(state):
        say("making .venv ...")
        run([sys.executable, "-m", "venv", "--clear", str(VENV)])
    say("installing what requirements.lock names ...")
    install()
    STAMP.write_text(state)
    for line in missing_parts():
        say(line)
    say(f"set up in {time.monotonic() - started:.0f} s")


def wanted_state():
    """Where, by which Python, and from what .venv is made: one fact a line."""
    facts = [str(ROOT), sys.version.split()[0]]
    for path in (LOCK, ROOT / "pyproject.toml"):
        facts.append(hashlib.sha256(path.read_bytes()).hexdigest())
    return "\n".join(facts) + "\n"


def same_place_and_python(state):
    """A .venv that moved, or that another Python made, cannot be mended, only made anew."""
    if not STAMP.exists() or not program("python").exists():
        return False
    return STAMP.read_text().split("\n")[:2] == state.split("\n")[:2]


def check_python():
    if sys.version_info < OLDEST:
        stop(
            f"Linnet needs Python 3.11 or newer and this is {sys.version.split()[0]}: install one "
            "(Debian 12, Ubuntu 24.04: apt install python3; others: python.org), run dev.py with it"
        )
    if find_spec("venv") is None or find_spec("ensurepip") is None:
        stop(
            "this Python cannot make virtual environments; on Debian or Ubuntu: "
            "sudo apt install python3-venv; on others: take Python from python.org"
        )


def install():
    """The locked uv by pip, then everything else by uv: each file must have its locked hash."""
    with tempfile.TemporaryDirectory() as folder:
        only_uv = Path(folder) / "uv.txt"
        only_uv.write_text(locked_stanza("uv"))
        pip = [str(program("python")), "-m", "pip", "install", "--quiet", "--no-deps"]
        run([*pip, "--disable-pip-version-check", "--require-hashes", "-r", str(only_uv)])
    uv("pip", "sync", "--quiet", "--require-hashes", "--only-binary", ":all:", str(LOCK))
    uv("pip", "install", "--quiet", "--no-deps", "--no-build-isolation", "--editable", ".")


def locked_stanza(name):
    """The lines of the lock that pin one package and its hashes."""
    found = re.search(rf"^{re.escape(name)}==.*(\n    .*)*", LOCK.read_text(), re.MULTILINE)
    return found.group(0) + "\n"


def uv(*words):
    """Run uv on .venv; it must neither fetch a Python of its own nor look at another project."""
    environment = dict(os.environ, UV_PYTHON_DOWNLOADS="never", VIRTUAL_ENV=str(VENV))
    run([str(program("uv")), *words], env=environment)


def missing_parts():
    """Parts that later doors need and this machine lacks; the chat itself needs none of them."""
    if find_spec("tkinter") is None or find_spec("_tkinter") is None:
        yield "no Tk here (only the desktop window needs it): sudo apt install python3-tk"
    if shutil.which("chromium") is None:
        yield "no Chromium here (only tests of the web client need it): sudo apt install chromium"
    if shutil.which("chronyd", path=os.environ.get("PATH", "") + ":/usr/sbin") is None:
        yield "no chrony here (only the tests of clocks need it): sudo apt install chrony"
    if shutil.which("cc") is None:
        yield "no C compiler here (only the bench needs it): sudo apt install gcc libc6-dev"


# --- the commands -------------------------------------------------------------------------------


def setup(words):
    say(f"ready: {program('linnet')}")
    return 0


def up(words):
    """Run a server in ./data unless told otherwise, after saying how to reach it."""
    if (
        not any(word.split("=")[0] == "--data" for word in words)
        and "LINNET_DATA" not in os.environ
    ):
        words = ["--data", str(DATA), *words]
    build_pages()
    linnet = os.path.relpath(str(program("linnet")))
    if sys.stdout.isatty():
        # There the server itself names the ways in, when it is ready.
        print(f"From another terminal, `linnet` below is {linnet}\n", flush=True)
    else:
        print(ways_in(linnet, words), flush=True)
    return become([str(program("linnet")), "serve", *words])


def build_pages():
    """What browsers are shown; all else works without it, so it is tried once a set-up."""
    build, state = ROOT / "web" / "build.py", STAMP.read_text()
    if not build.exists() or (NO_PAGES.exists() and NO_PAGES.read_text() == state):
        return
    if subprocess.call([str(program("python")), str(build)]) != 0:
        NO_PAGES.write_text(state)
        say("no pages for browsers, see above; all else works. To try again: python3 dev.py web")


def ways_in(linnet, words):
    """One line for each way in that exists, for logs and for programs that start the server."""
    host, port = chosen(words, "host", "127.0.0.1"), chosen(words, "port", "8888")
    host = "127.0.0.1" if host == "0.0.0.0" else host
    there = f"{host}:{'PORT' if port == '0' else port}"
    flags = "" if port == "8888" else f" --port {there.rsplit(':', 1)[1]}"
    flags += "" if host == "127.0.0.1" else f" --host {host}"
    return "\n".join(
        (
            "When the line `ready` stands below, from another terminal:",
            f"  a browser  http://{there}",
            f"  chat       {linnet} chat{flags} --name Ann",
            f"  a script   {linnet} send lobby 'Hello from a script'{flags}",
            f"             {linnet} tail lobby{flags}",
            f"  HTTP       curl http://{there} lists the first steps",
            f"             http://{there}/api/openapi.json describes all",
            f"  WebSocket  ws://{there}/ws (subprotocol linnet.1)",
            "Ctrl+C stops the server.",
            "",
        )
    )


def chosen(words, name, usual):
    """What a flag or variable sets, as far as it can be known before the server reads its file."""
    for place, word in enumerate(words):
        if word == "--" + name and place + 1 < len(words):
            return words[place + 1]
        if word.startswith(f"--{name}="):
            return word.split("=", 1)[1]
    return os.environ.get("LINNET_" + name.upper(), usual)


def web(words):
    """Build the web client, unless it is built; or with `check` or `npm ...` work on it."""
    return become([str(program("python")), str(ROOT / "web" / "build.py"), *words])


def test(words):
    """Every check, even after one failed; the tests last, so that their summary closes."""
    say("lint, types, import contracts ..." if words else "checks of Python and of the pages ...")
    with ThreadPoolExecutor() as side_by_side:
        done = side_by_side.map(broken, (CHECKS,) if words else (CHECKS, WEB_CHECKS))
        failed = [name for names in done for name in names]
    # A worker more than cores, for much of a test is waiting; a file stays whole, so that what it
    # shares is made once. tests/conftest.py says which files come first.
    workers = str((os.cpu_count() or 1) + 1)
    spread = ["-n", workers, "--dist", "loadfile", "--no-loadscope-reorder"]
    say("tests ...")
    if subprocess.call([str(program("pytest")), *spread, *words]) != 0:
        failed.append("tests")
    if failed:
        say("failed: " + ", ".join(failed))
    return 1 if failed else 0


def broken(checks):
    """The names of those that failed, run one after another; what one says stands together."""
    failed = []
    for name, command in checks:
        command = [str(program(command[0])), *command[1:]]
        told = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
        if told.returncode != 0:
            failed.append(name)
        said = told.stdout.decode("utf-8", "replace").rstrip("\n")
        say(f"{name}: {'failed' if told.returncode else 'passed'}" + (said and f"\n{said}"))
    return failed


def bench(words):
    """Against other servers, in a million messages, or a window or terminal in a long room."""
    script = "run.py"
    if words[:1] in (["search"], ["desktop"], ["fullscreen"], ["web"], ["start"]):
        script, words = f"{words[0]}.py", words[1:]
    return become([str(program("python")), str(ROOT / "bench" / script), *words])


def zipapp(words):
    """One file for machines with this system and this Python."""
    return become([str(program("python")), str(ROOT / "tools" / "pyz.py"), *words])


def freeze(words):
    """A folder for machines that need not even have a Python."""
    return become([str(program("python")), str(ROOT / "tools" / "freeze.py"), *words])


def lock(words):
    """Hashes and no addresses, for every platform: see docs/decisions/0001-lock.md."""
    uv(
        *("pip", "compile", "--quiet", "--universal", "--python-version", "3.11"),
        *("--generate-hashes", "--no-emit-index-url", "--no-header", "--group", "dev"),
        *("pyproject.toml", "--output-file", str(LOCK), *words),
    )
    say(f"wrote {LOCK.name}")
    return 0


# --- small words --------------------------------------------------------------------------------


def program(name):
    return BIN / (name + ".exe" if os.name == "nt" else name)


def become(command):
    """Turn into the command, so that signals and its exit code are its own (Windows: wait)."""
    if os.name != "nt":
        os.execv(command[0], command)
    child = subprocess.Popen(command)
    while True:
        try:
            return child.wait()
        except KeyboardInterrupt:  # the child heard it too, and ends in its own time
            continue


def run(command, env=None):
    if subprocess.call(command, env=env) != 0:
        stop(f"this did not work, see above: {' '.join(command)}")


def say(text):
    print(f"dev.py: {text}", flush=True)


def stop(text):
    print(f"dev.py: {text}", file=sys.stderr)
    sys.exit(1)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
