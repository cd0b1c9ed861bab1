"""The servers that are compared: how each is started, as its user would start it, and ended."""

import grp
import os
import pwd
import re
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
BUILD = HERE / "build"
LINNET = HERE.parent / ".venv" / "bin" / "linnet"
START = 30.0
"""Seconds a server may take until it accepts connections."""
STOP = 5.0
"""Seconds it may take to end before it is killed."""

_KINDS = ("messages", "joins", "names", "reactions", "uploads", "signals", "other")
UNLIMITED = {f"LINNET_RATE_{kind.upper()}": "off" for kind in _KINDS}
"""One sender here says more than a person may; the other servers are told so in their files."""


class BenchError(Exception):
    """A measurement could not be made; the message says why in one line."""


@dataclass(frozen=True)
class Server:
    """A kind of server: what the generator speaks to it and how it comes up."""

    name: str
    proto: str
    command: Callable[[Path], tuple[list[str], int]]
    """From an empty folder to a command line and its port; 0 when a `ready` line will tell."""
    program: str
    hint: str
    flight: int = 100_000
    """How many connections may be on their way in at once."""

    def installed(self) -> bool:
        return shutil.which(self.program, path=_path()) is not None


def _linnet(folder: Path) -> tuple[list[str], int]:
    return [str(LINNET), "serve", "--data", str(folder / "data"), "--port", "0"], 0


def _linnet_irc(folder: Path) -> tuple[list[str], int]:
    port = _free_port()
    words, _ = _linnet(folder)
    room = ["--config", str(folder / "linnet.toml"), "--irc", f"127.0.0.1:{port}"]
    (folder / "linnet.toml").write_text("line_connections = 20000\nline_connections_each = 20000\n")
    return [*words, *room], port


def _limit(folder: Path) -> tuple[list[str], int]:
    return [str(BUILD / "limit")], 0


def _limit_kept(folder: Path) -> tuple[list[str], int]:
    return [str(BUILD / "limit"), str(folder / "kept.db")], 0


def _inspircd(folder: Path) -> tuple[list[str], int]:
    port = _configure(folder, "inspircd.conf")
    root = ["--runasroot"] if os.geteuid() == 0 else []
    program = str(shutil.which("inspircd", path=_path()))
    return [program, *root, "--nofork", f"--config={folder / 'inspircd.conf'}"], port


def _ngircd(folder: Path) -> tuple[list[str], int]:
    port = _configure(folder, "ngircd.conf")
    program = str(shutil.which("ngircd", path=_path()))
    return [program, "-n", "-f", str(folder / "ngircd.conf")], port


# ngIRCd's listen queue is short: of more than eight connects in flight, many never come in.
SERVERS = (
    Server("linnet", "ws", _linnet, str(LINNET), "python3 dev.py setup"),
    Server("linnet-irc", "irc", _linnet_irc, str(LINNET), "python3 dev.py setup"),
    Server("limit", "ws", _limit, "cc", "sudo apt install gcc libc6-dev"),
    Server("limit-kept", "ws", _limit_kept, "cc", "sudo apt install gcc libc6-dev libsqlite3-0"),
    Server("inspircd", "irc", _inspircd, "inspircd", "sudo apt install inspircd"),
    Server("ngircd", "irc", _ngircd, "ngircd", "sudo apt install ngircd", flight=8),
)


@contextmanager
def running(server: Server, core: int | None) -> Iterator[tuple[int, int]]:
    """A fresh server in an empty folder on a real disk: its pid and port."""
    folder = BUILD / f"{server.name}-{os.getpid()}"
    folder.mkdir(parents=True)
    try:
        command, port = server.command(folder)
        with (folder / "output").open("wb") as output:
            child = subprocess.Popen(
                command,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=folder,
                env={k: v for k, v in os.environ.items() if k[:7] != "LINNET_"} | UNLIMITED,
                preexec_fn=lambda: pin(core),
            )
        try:
            yield child.pid, _wait_until_ready(server, child, port, folder / "output")
        finally:
            _end(child)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def pin(core: int | None) -> None:
    """Stay on one core from now on."""
    if core is not None:
        os.sched_setaffinity(0, {core})


def _path() -> str:
    """Servers of Debian live where only root's PATH leads."""
    return os.environ.get("PATH", "") + ":/usr/sbin:/usr/local/sbin"


def _configure(folder: Path, name: str) -> int:
    """Fill in a peer's template; returns the free port it was given."""
    port = _free_port()
    text = (HERE / "peers" / f"{name}.in").read_text()
    text = text.replace("@PORT@", str(port)).replace("@DIR@", str(folder))
    text = text.replace("@USER@", pwd.getpwuid(os.geteuid()).pw_name)
    text = text.replace("@GROUP@", grp.getgrgid(os.getegid()).gr_name)
    (folder / name).write_text(text)
    (folder / "motd").write_text("hi\n")
    return port


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        return int(probe.getsockname()[1])


def _wait_until_ready(
    server: Server, child: subprocess.Popen[bytes], port: int, output: Path
) -> int:
    end = time.monotonic() + START
    while time.monotonic() < end and child.poll() is None:
        if port == 0:
            found = re.search(r"^ready http://[^\s]*:(\d+)\s*$", output.read_text(), re.MULTILINE)
            if found:
                return int(found[1])
        elif _accepts(port):
            return port
        time.sleep(0.02)
    last = output.read_text(errors="replace").strip().splitlines()[-1:]
    raise BenchError(f"{server.name} did not start: {' '.join(last) or 'no output'}")


def _accepts(port: int) -> bool:
    try:
        socket.create_connection(("127.0.0.1", port), timeout=1).close()
    except OSError:
        return False
    return True


def _end(child: subprocess.Popen[bytes]) -> None:
    child.terminate()
    try:
        child.wait(STOP)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()
