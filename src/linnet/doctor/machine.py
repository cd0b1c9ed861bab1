"""The machine: Python and what belongs to it, and how many files may be open."""

import subprocess
import sys
from collections.abc import Iterator

from linnet.doctor.finding import Finding, ok

try:
    import resource
except ImportError:  # Windows has no such limit
    resource = None  # type: ignore[assignment]

FEW_FILES = 4096
"""Files from which on a server has enough for a large school."""
_SPARE = 64
"""Files a server needs for itself."""


def look() -> Iterator[Finding]:
    """Everything about the machine."""
    yield _venv()
    yield _tkinter()
    yield _files()


def _venv() -> Finding:
    version = f"Python {sys.version.split()[0]} ({sys.executable})"
    if _imports("venv", "ensurepip"):
        return ok("python", version)
    return Finding(
        "python",
        "warning",
        f"{version} cannot make a virtual environment: venv or ensurepip is missing",
        "python3 dev.py, and installing Linnet anew",
        "on Debian and Ubuntu: sudo apt install python3-venv",
    )


def _tkinter() -> Finding:
    if _imports("tkinter"):
        return ok("tkinter", "windows can be shown")
    return Finding(
        "tkinter",
        "warning",
        "this Python has no tkinter",
        "the desktop client; the server, the terminal and the browser do without",
        "on Debian and Ubuntu: sudo apt install python3-tk; on macOS: brew install python-tk",
    )


def _imports(*modules: str) -> bool:
    """Whether this Python can; tried in a Python of its own, which a bad module may break."""
    tried = subprocess.run(  # noqa: S603 - this very Python
        [sys.executable, "-c", f"import {', '.join(modules)}"], capture_output=True, timeout=30
    )
    return tried.returncode == 0


def _files() -> Finding:
    if resource is None:
        return ok("open files", "this system has no limit")
    _, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    if hard == resource.RLIM_INFINITY or hard >= FEW_FILES:
        return ok("open files", f"{'any number' if hard < 0 else hard} may be open at one time")
    return Finding(
        "open files",
        "warning",
        f"only {hard} files may be open at one time, and each connection is one",
        f"more than about {max(0, hard - _SPARE)} people at one time",
        "raise it before the start: ulimit -n 65536 as root, LimitNOFILE in a unit of systemd",
    )
