"""`linnet serve` as a program of its own, and plain clients that survive its end."""

import asyncio
import contextlib
import os
import re
import signal
import socket
import sys
from contextlib import asynccontextmanager

from tests.ground import UNLIMITED_VARIABLES, Wire
from websockets.asyncio.client import connect

PATIENCE = 60


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


class Program:
    """A running `linnet serve`; `lines` is what it printed on stdout."""

    def __init__(self, running):
        self.running = running
        self.port = 0
        self.lines = []

    @classmethod
    async def start(cls, data, port=0, around=(), **settings):
        """`around` is a command that runs what follows it."""
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LINNET_")}
        environment |= UNLIMITED_VARIABLES
        environment |= {f"LINNET_{name.upper()}": str(v) for name, v in settings.items()}
        running = await asyncio.create_subprocess_exec(
            *around, sys.executable, "-m", "linnet", "serve",
            "--data", str(data), "--port", str(port),
            env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        return cls(running)

    async def ready(self):
        line = (await asyncio.wait_for(self.running.stdout.readline(), PATIENCE)).decode()
        self.lines.append(line)
        assert re.match(r"ready https?://127\.0\.0\.1:", line), line or await self.errors()
        self.port = int(line.rsplit(":", 1)[1])
        return self

    async def ended(self):
        """The exit code."""
        return await asyncio.wait_for(self.running.wait(), PATIENCE)

    async def errors(self):
        return (await self.running.stderr.read()).decode()

    def signal(self, number):
        self.running.send_signal(number)

    async def kill(self):
        with contextlib.suppress(ProcessLookupError):
            self.signal(signal.SIGKILL)
        await self.running.wait()


@asynccontextmanager
async def serving(data, port=0, **settings):
    program = await Program.start(data, port, **settings)
    try:
        yield await program.ready()
    finally:
        await program.kill()


@asynccontextmanager
async def wire(port, **hello):
    url = f"ws://127.0.0.1:{port}/ws"
    async with connect(
        url, subprotocols=["linnet.1"], max_size=None, max_queue=None, close_timeout=1
    ) as connection:
        found = Wire(connection)
        await found.hello(**hello)
        yield found
