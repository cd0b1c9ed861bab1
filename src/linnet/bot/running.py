"""Bots as processes of their own: started, kept alive, and begun anew when their file is saved."""

import asyncio
import os
import sys
from collections import deque
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from pathlib import Path

LOOK = 0.5
"""Seconds between two looks at the files."""
GRACE = 5.0
"""Seconds a bot has to end when it is told to."""
SLOWEST = 60.0
"""Seconds between two starts of a bot that fails again and again."""
LAST = 20
"""Lines of a bot's complaints that its owner is told."""

Crashed = Callable[[Path, str], Awaitable[None]]
"""Is told the bot's file and what it complained of last."""


def files(place: Path) -> list[Path]:
    """The bots in a folder, by name; a file is one bot."""
    if place.is_file():
        return [place]
    return sorted(path for path in place.glob("*.py") if path.name[0] not in "_.")


class Keeper:
    """Runs every bot of a folder until it is told to stop."""

    def __init__(self, place: Path, environment: Mapping[str, str], crashed: Crashed) -> None:
        self._place = place
        self._environment = environment
        self._crashed = crashed
        self._kept: dict[Path, asyncio.Task[None]] = {}

    async def keep(self) -> None:
        """Look for bots that came and went, for ever; at the end all of them end."""
        try:
            while True:
                here = files(self._place)
                for path in [path for path in self._kept if path not in here]:
                    await _ended(self._kept.pop(path))
                for path in here:
                    if path not in self._kept:
                        one = _Process(path, self._environment, self._crashed)
                        self._kept[path] = asyncio.create_task(one.keep())
                await asyncio.sleep(LOOK)
        finally:
            await asyncio.gather(*map(_ended, self._kept.values()))


async def _ended(task: "asyncio.Task[None]") -> None:
    task.cancel()
    with suppress(asyncio.CancelledError):
        await task


class _Process:
    """One bot. What it prints goes on with its name before each line."""

    def __init__(self, path: Path, environment: Mapping[str, str], crashed: Crashed) -> None:
        self._path = path
        self._environment = environment
        self._crashed = crashed
        self._complaints: deque[str] = deque(maxlen=LAST)

    async def keep(self) -> None:
        """Start it again when it fails, later each time, and at once when its file is saved."""
        failures = 0
        while True:
            saved = _saved(self._path)
            code = await self._run(saved)
            if code is None:
                failures = 0
                self._tell("saved; begins anew")
                continue
            if code:
                failures += 1
                self._tell(f"ended with exit code {code}")
                await self._crashed(self._path, "\n".join(self._complaints))
            wait = min(SLOWEST, 2.0 ** (failures - 1)) if code else None
            await self._changed(saved, wait)

    async def _run(self, saved: float) -> int | None:
        """The exit code; None when the file was saved meanwhile."""
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            str(self._path),
            cwd=self._path.parent,
            env=self._its_environment(),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.STDOUT,
        )
        printing = asyncio.create_task(self._print(child))
        changed = asyncio.create_task(self._changed(saved, None))
        try:
            await asyncio.wait((printing, changed), return_when=asyncio.FIRST_COMPLETED)
            return None if changed.done() else await child.wait()
        finally:
            changed.cancel()
            await _stop(child)
            await printing

    async def _print(self, child: asyncio.subprocess.Process) -> None:
        assert child.stdout is not None, "it was asked for"
        while line := await child.stdout.readline():
            text = line.decode(errors="replace").rstrip()
            self._complaints.append(text)
            self._tell(text)

    async def _changed(self, saved: float, within: float | None) -> None:
        """Wait until the file is another one than then, or so many seconds."""
        with suppress(TimeoutError):
            async with asyncio.timeout(within):
                while _saved(self._path) == saved:  # noqa: ASYNC110 - a file tells nobody
                    await asyncio.sleep(LOOK)

    def _its_environment(self) -> dict[str, str]:
        token = self._path.with_suffix(".token")
        own = {"LINNET_TOKEN": token.read_text().strip()} if token.is_file() else {}
        return {**os.environ, **self._environment, "PYTHONUNBUFFERED": "1", **own}

    def _tell(self, text: str) -> None:
        print(f"{self._path.stem:>10} | {text}", file=sys.stderr, flush=True)


def _saved(path: Path) -> float:
    """When a file was last written; 0 while an editor replaces it."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


async def _stop(child: asyncio.subprocess.Process) -> None:
    if child.returncode is not None:
        return
    with suppress(ProcessLookupError):
        child.terminate()
        try:
            await asyncio.wait_for(child.wait(), GRACE)
        except TimeoutError:
            child.kill()
            await child.wait()
