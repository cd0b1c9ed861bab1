"""The fault shim `disk.c`, compiled and switched from a test while the program under it runs."""

import ctypes
import mmap
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

SOURCE = Path(__file__).with_name("disk.c")


class _Faults(ctypes.Structure):
    """As in the C."""

    _fields_ = [
        *((name, ctypes.c_int32) for name in (
            "write_error", "sync_error", "open_error", "sync_ms", "hold", "short_by", "hits",
            "syncs",
        )),
        ("part", ctypes.c_char * 96),
    ]  # fmt: skip


class Faults:
    """Attributes are those of the struct; `environment` is what a program under it needs."""

    def __init__(self, folder, library):
        path = folder / "faults"
        path.write_bytes(bytes(ctypes.sizeof(_Faults)))
        with path.open("r+b") as file:
            self._map = mmap.mmap(file.fileno(), 0)
        self._now = _Faults.from_buffer(self._map)
        self.environment = {"LD_PRELOAD": str(library), "DISK_FAULTS": str(path)}

    def of(self, part):
        """Which files meet faults: those with this in their path."""
        self._now.part = part.encode()

    def set(self, **faults):
        for name, value in faults.items():
            setattr(self._now, name, value)

    def none(self):
        self.set(write_error=0, sync_error=0, open_error=0, sync_ms=0, hold=0, short_by=0)

    @property
    def hits(self):
        return self._now.hits

    @property
    def syncs(self):
        return self._now.syncs


@pytest.fixture(scope="session")
def shim(tmp_path_factory):
    """The compiled library."""
    if sys.platform != "linux" or not shutil.which("cc"):
        pytest.skip("the fault shim needs Linux and a C compiler")
    library = tmp_path_factory.mktemp("shim") / "disk.so"
    words = ["cc", "-O1", "-Wall", "-shared", "-fPIC", "-o", str(library), str(SOURCE), "-ldl"]
    subprocess.run(words, check=True, timeout=60)
    return library


@pytest.fixture
def faults(tmp_path, shim, monkeypatch):
    """No faults yet; programs started from here on can meet some."""
    found = Faults(tmp_path, shim)
    for name, value in found.environment.items():
        monkeypatch.setenv(name, value)
    yield found
    found.none()
    assert os.environ["DISK_FAULTS"]
