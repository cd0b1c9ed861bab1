"""NTP servers on loopback: a real one, and one that answers what a test wants."""

import os
import shutil
import socket
import struct
import subprocess
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

CHRONYD = shutil.which("chronyd", path=f"{os.environ.get('PATH', '')}:/usr/sbin")
SINCE_1900 = 2_208_988_800
LIFE = 60
"""Seconds after which the real server ends whatever became of the test."""


@contextmanager
def chronyd(folder: Path) -> Iterator[str]:
    """Debian's chrony, unprivileged and without power over any clock; gives HOST:PORT."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    # A copy, because AppArmor may let the program at its own place write nothing here.
    program = shutil.copy(str(CHRONYD), folder / "chronyd")
    user = subprocess.run(["id", "-un"], capture_output=True, text=True, check=True).stdout.strip()
    directives = (
        f"port {port}", "bindaddress 127.0.0.1", "allow 127.0.0.1", "local stratum 1",
        "cmdport 0", "bindcmdaddress /", f"pidfile {folder / 'chronyd.pid'}",
    )  # fmt: skip
    running = subprocess.Popen(
        [program, "-d", "-x", "-U", "-u", user, "-t", str(LIFE), *directives],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert running.stderr is not None
        begun = [running.stderr.readline() for _ in range(2)]
        assert "Disabled control of system clock" in begun[-1], begun
        yield f"127.0.0.1:{port}"
    finally:
        running.terminate()
        running.communicate(timeout=10)


@contextmanager
def answering(reply: Callable[[bytes], bytes | None]) -> Iterator[str]:
    """Answers each request with what `reply` makes of it, or not at all; gives HOST:PORT."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as bound:
        bound.bind(("127.0.0.1", 0))

        def answer() -> None:
            while (asked := bound.recvfrom(512))[0]:
                if (answered := reply(asked[0])) is not None:
                    bound.sendto(answered, asked[1])

        thread = threading.Thread(target=answer)
        thread.start()
        try:
            yield f"127.0.0.1:{bound.getsockname()[1]}"
        finally:
            bound.sendto(b"", bound.getsockname())
            thread.join()


def packet(
    asked: bytes, *, ahead: float = 0.0, mode: int = 4, stratum: int = 2, leap: int = 0
) -> bytes:
    """The answer of a server whose clock is so many seconds ahead of this machine's."""
    now = time.time() + SINCE_1900 + ahead
    moment = struct.pack("!II", int(now), int(now % 1 * 2**32))
    first = bytes((leap << 6 | 4 << 3 | mode, stratum, 6, 0xEC))
    return first + bytes(12) + moment + asked[40:48] + moment + moment
