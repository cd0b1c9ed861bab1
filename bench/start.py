"""How long one waits for a server, and what its start costs.

    python3 dev.py bench start
    python3 dev.py bench start --times 20

`linnet serve` is started as people start it, in a new folder and again in the same one, in turns.
Measured are seconds of CPU (user and system, from /proc) from the start of the process to its
line `ready`, and seconds of the clock; then seconds of the clock from the start to the welcome of
an IRC client that tries to connect all the time, and from its connection to the welcome. Medians.
A goal that is missed is printed and no failure, because machines differ.
"""

import argparse
import os
import socket
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory

HEARD = b" 001 "
NOT_OURS = ("LINNET_", "PYTHONDONTWRITEBYTECODE")
ENVIRONMENT = {n: value for n, value in os.environ.items() if not n.startswith(NOT_OURS)}
TICK = os.sysconf("SC_CLK_TCK")


def main(words: list[str]) -> int:
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--times", type=int, default=10)
    times = asked.parse_args(words).times
    print(f"{times} starts of each kind, load {os.getloadavg()[0]:.1f}", file=sys.stderr)
    new, again, irc = [], [], []
    with TemporaryDirectory() as place:
        started(Path(place) / "compiled")
        for number in range(times):
            new.append(started(Path(place) / str(number)))
            again.append(started(Path(place) / str(number)))
            irc.append(welcomed(Path(place) / f"irc-{number}"))
    for what, pairs in (("a new folder", new), ("the same folder again", again)):
        work, clock = zip(*pairs, strict=True)
        told(f"ready in {what}, CPU", work, 0.6)
        told(f"ready in {what}, by the clock", clock, 1.0)
    whole, waited = zip(*irc, strict=True)
    told("an IRC client's welcome, from the start", whole, 1.0)
    told("an IRC client's welcome, from its connection", waited, 0.1)
    return 0


def told(what: str, seconds: tuple[float, ...], goal: float) -> None:
    """Print a row."""
    middle = statistics.median(seconds)
    missed = "" if middle <= goal else "   missed"
    rest = f"(from {min(seconds):.2f} to {max(seconds):.2f})"
    print(f"{what:46}{middle:6.2f} s {rest:22}{goal:4.1f} s{missed}")


@contextmanager
def serving(data: Path, *words: str) -> Iterator[subprocess.Popen[bytes]]:
    """A server that was just started."""
    command = [sys.executable, "-m", "linnet", "serve", "--data", str(data), "--port", "0"]
    running = subprocess.Popen(
        [*command, "--pychat", "off", *words],
        env=ENVIRONMENT,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield running
    finally:
        running.terminate()
        running.communicate()


def started(data: Path) -> tuple[float, float]:
    """Seconds of CPU and of the clock until it accepts."""
    began = time.perf_counter()
    with serving(data) as running:
        assert running.stdout is not None
        assert running.stdout.readline().startswith(b"ready ")
        clock = time.perf_counter() - began
        words = Path(f"/proc/{running.pid}/stat").read_text().rpartition(") ")[2].split()
        return (int(words[11]) + int(words[12])) / TICK, clock


def welcomed(data: Path) -> tuple[float, float]:
    """Seconds until an IRC client is in: since the start, and since it was connected."""
    with socket.create_server(("127.0.0.1", 0)) as free:
        place = free.getsockname()
    began = time.perf_counter()
    with serving(data, "--irc", f"127.0.0.1:{place[1]}"), _connected(place) as client:
        connected = time.perf_counter()
        client.sendall(b"NICK ann\r\nUSER ann 0 * :Ann\r\n")
        read = b""
        while HEARD not in read:
            read += client.recv(4096)
        now = time.perf_counter()
        return now - began, now - connected


def _connected(place: tuple[str, int]) -> socket.socket:
    while True:
        with suppress(ConnectionRefusedError):
            return socket.create_connection(place)
        time.sleep(0.002)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
