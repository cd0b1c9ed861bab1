"""`linnet serve` as a program of its own: begun, listened to, ended."""

import asyncio
import subprocess
import sys
from collections import deque
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path
from typing import Self

KEPT = 200
"""Lines of what it said that are kept, in case it ends by itself."""
_LONGEST = 1 << 16
_READY = "ready "
IN_ORDER = 10.0
"""Seconds it may take to end before it is made to."""


class Child:
    """A server that this window began. `said` are the last lines of its standard error."""

    def __init__(self, program: asyncio.subprocess.Process) -> None:
        self._program = program
        self.said: deque[str] = deque(maxlen=KEPT)
        self.ready = asyncio.Event()
        self._read = asyncio.gather(self._read_out(), self._read_errors())

    @classmethod
    async def begin(cls, data: Path) -> Self:
        """Serve this folder. Raises OSError where no program can be begun."""
        return cls(
            await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "linnet", "serve", "--data", str(data)),
                stdin=asyncio.subprocess.DEVNULL,
                stdout=asyncio.subprocess.PIPE,
                stderr=asyncio.subprocess.PIPE,
                limit=_LONGEST,
                # Windows would open a console beside the window.
                creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
            )
        )

    @property
    def number(self) -> int:
        """Of its process."""
        return self._program.pid

    async def ended(self) -> int:
        """Wait for its end; the exit code."""
        await self._read
        return await self._program.wait()

    async def end(self) -> None:
        """See to it that it ends: in order, and if it does not, at once."""
        for force in (self._program.terminate, self._program.kill):
            with suppress(TimeoutError):
                async with asyncio.timeout(IN_ORDER):
                    await asyncio.shield(asyncio.ensure_future(self.ended()))
                return
            with suppress(ProcessLookupError):
                force()
        await self.ended()

    def terminate(self) -> None:
        """Ask it to end, where it cannot be asked in another way."""
        with suppress(ProcessLookupError):
            self._program.terminate()

    async def _read_out(self) -> None:
        assert self._program.stdout is not None, "it is a pipe"
        async for line in _lines(self._program.stdout):
            if line.startswith(_READY):
                self.ready.set()

    async def _read_errors(self) -> None:
        assert self._program.stderr is not None, "it is a pipe"
        async for line in _lines(self._program.stderr):
            self.said.append(line)


async def _lines(stream: asyncio.StreamReader) -> AsyncIterator[str]:
    """Whatever comes, line by line; one that is too long is passed over."""
    while True:
        try:
            line = await stream.readline()
        except ValueError:
            continue
        if not line:
            return
        yield line.decode(errors="replace").rstrip()
