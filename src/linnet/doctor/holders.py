"""Which process has a port or a lock, as far as this user may know."""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from contextlib import suppress
from ipaddress import ip_address
from pathlib import Path

from filelock import FileLock, Timeout
from msgspec import Struct

from linnet.server.folder import PID_FILE

_PROC = Path("/proc")
_LISTENING = "0A"


class Holder(Struct, frozen=True):
    """A process and how it was started."""

    pid: int
    command: str = ""

    def __str__(self) -> str:
        return f"process {self.pid}" + (f" ({self.command})" if self.command else "")


def of_port(port: int) -> Holder | None:
    """Who listens on this TCP port; None where that cannot be found out."""
    if sys.platform == "linux":
        return _of_sockets(set(_sockets(port)))
    if sys.platform == "win32":
        found = re.search(
            rf"TCP\s+\S+:{port}\s+\S+\s+LISTENING\s+([0-9]+)", said("netstat", "-ano", "-p", "tcp")
        )
    else:
        found = re.search(
            r"^p([0-9]+)", said("lsof", "-nP", f"-iTCP:{port}", "-sTCP:LISTEN", "-Fp")
        )
    return named(int(found[1])) if found else None


def address_of(port: int) -> str:
    """The address on which somebody listens on this port; empty where that cannot be found out."""
    for table, words in (("net/tcp", 1), ("net/tcp6", 4)):
        for local, _ in _listening(table, port):
            numbers = bytes.fromhex(local)
            turned = b"".join(numbers[n : n + 4][::-1] for n in range(0, 4 * words, 4))
            return str(ip_address(turned))
    return ""


def of_lock(path: Path) -> Holder | None:
    """Who has locked this file; None where nobody has."""
    try:
        locks = (_PROC / "locks").read_text().splitlines()
    except OSError:  # not Linux: try it, which whoever wants it at this very moment may notice
        return None if _can_lock(path) else _written(path)
    inode = str(path.stat().st_ino) if path.exists() else ""
    for fields in map(str.split, locks):
        if len(fields) > 5 and fields[5].rpartition(":")[2] == inode:
            pid = int(fields[4])
            return named(pid) if pid > 0 else _written(path)
    return None


def _can_lock(path: Path) -> bool:
    if not path.exists():
        return True
    try:
        with FileLock(path, timeout=0, preserve_lock_file=True):
            return True
    except Timeout:
        return False


def _written(lock: Path) -> Holder:
    """What the server wrote down of itself; process 0 is one that cannot be seen."""
    try:
        return named(int(lock.with_name(PID_FILE).read_text()))
    except (OSError, ValueError):
        return Holder(0, "one of another user or container")


def named(pid: int) -> Holder:
    """A process, with its command line where that can be read."""
    try:
        words = (_PROC / str(pid) / "cmdline").read_bytes().split(b"\0")
    except OSError:
        return Holder(pid)
    line = " ".join(word.decode(errors="replace") for word in words if word)
    return Holder(pid, "".join(mark if mark.isprintable() else " " for mark in line)[:120])


def _sockets(port: int) -> Iterator[str]:
    """Inodes of sockets that listen on this port."""
    for table in ("net/tcp", "net/tcp6"):
        for _, inode in _listening(table, port):
            yield inode


def _listening(table: str, port: int) -> Iterator[tuple[str, str]]:
    """Local address (as the kernel writes it) and inode of each such socket."""
    with suppress(OSError):
        for line in (_PROC / table).read_text().splitlines()[1:]:
            fields = line.split()
            address, _, number = fields[1].rpartition(":")
            if fields[3] == _LISTENING and int(number, 16) == port:
                yield address, fields[9]


def _of_sockets(inodes: Iterable[str]) -> Holder | None:
    wanted = {f"socket:[{inode}]" for inode in inodes}
    for process in _PROC.iterdir():
        if process.name.isdecimal():
            with suppress(OSError):  # of another user, or gone meanwhile
                for file in (process / "fd").iterdir():
                    if str(file.readlink()) in wanted:
                        return named(int(process.name))
    return None


def said(program: str, *words: str) -> str:
    """What a program of the system says; nothing where there is none."""
    path = shutil.which(program)
    if path is None:
        return ""
    with suppress(OSError, subprocess.TimeoutExpired):
        told = subprocess.run(  # noqa: S603 - the system's own, without a shell
            [path, *words], capture_output=True, text=True, timeout=10, errors="replace"
        )
        return told.stdout
    return ""
