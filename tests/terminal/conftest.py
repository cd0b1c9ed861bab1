"""The `linnet` command as people run it: in a process of its own."""

import asyncio
import fcntl
import os
import pty
import struct
import sys
import termios
from collections.abc import AsyncIterator, Awaitable, Callable
from pathlib import Path

import pytest
from tests.client.little import LittleServer
from tests.client.net import LittleNet, serving
from tests.terminal.screen import PATIENCE, Terminal


class Program:
    """A running `linnet`. What it prints can be waited for."""

    def __init__(self, running: asyncio.subprocess.Process) -> None:
        self.running = running
        self.seen = ""

    def type(self, *lines: str) -> None:
        self.running.stdin.write("".join(f"{line}\n" for line in lines).encode())

    async def until(self, text: str) -> str:
        """Read until this is printed; returned is all that was seen so far."""
        async with asyncio.timeout(PATIENCE):
            while text not in self.seen:
                data = await self.running.stdout.read(65536)
                assert data, f"no {text!r} in:\n{self.seen}"
                self.seen += data.decode()
        return self.seen

    async def end(self) -> tuple[int, str, str]:
        """Close its input and wait: exit code, everything printed, errors."""
        async with asyncio.timeout(PATIENCE):
            out, errors = await self.running.communicate(b"")
        self.seen += out.decode()
        return self.running.returncode, self.seen, errors.decode()


Run = Callable[..., Awaitable[Program]]


@pytest.fixture
async def net() -> AsyncIterator[LittleNet]:
    async with serving(LittleServer()) as net:
        yield net


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    chosen = {"LINNET_HOME": str(tmp_path / "home"), "TERM": "xterm", "TZ": "UTC"}
    return {key: value for key, value in os.environ.items() if key != "LINNET_NAME"} | chosen


@pytest.fixture
async def linnet(environment: dict[str, str]) -> AsyncIterator[Run]:
    """Starts `linnet` with these arguments; whatever still runs at the end is killed."""
    started: list[Program] = []

    async def run(*arguments: object, **more: str) -> Program:
        running = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "linnet",
            *map(str, arguments),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
            env=environment | more,
            start_new_session=True,  # signals to its group are for it alone
        )
        started.append(Program(running))
        return started[-1]

    yield run
    for program in started:
        if program.running.returncode is None:
            program.running.kill()
        await program.running.communicate()


@pytest.fixture
async def open_terminal(environment):
    """Starts a chat at a terminal."""
    opened: list[Terminal] = []

    async def start(*arguments: object) -> Terminal:
        mine, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", 30, 100, 0, 0))
        command = [sys.executable, "-m", "linnet", "chat", *map(str, arguments)]
        running = await asyncio.create_subprocess_exec(
            *command, stdin=theirs, stdout=theirs, stderr=theirs, env=environment
        )
        os.close(theirs)
        opened.append(Terminal(running, mine))
        return opened[-1]

    yield start
    for terminal in opened:
        if terminal.running.returncode is None:
            terminal.running.kill()
        await terminal.running.wait()
        terminal.close()
