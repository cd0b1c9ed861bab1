"""Keeps a picture worker: starts it when there is something to look at, ends it when it hangs."""

import asyncio
import contextlib
import os
import sys
from asyncio.subprocess import PIPE, Process
from pathlib import Path

import msgspec
import structlog

from linnet.files.pictures.words import LINE, SECONDS, Clean, Look, Question, Seen

log = structlog.get_logger()
_decode = msgspec.json.Decoder(Seen).decode
_USES = 500
"""Questions after which a worker is replaced, so that what decoders leak stays small."""


class Lookout:
    """One worker, one question at a time; a question it does not survive has no answer."""

    def __init__(self, seconds: float = SECONDS + 1) -> None:
        self._seconds = seconds
        self._turn = asyncio.Lock()
        self._worker: Process | None = None
        self._uses = 0

    @property
    def pid(self) -> int | None:
        """The worker's process id, while there is one."""
        return self._worker.pid if self._worker else None

    async def clean(self, source: Path, target: Path) -> Seen | None:
        """`done` if there is a copy without metadata now, at `target`; None as with `look`."""
        return await self._ask(Clean(str(source), str(target)))

    async def look(self, source: Path, target: Path, square: bool = False) -> Seen | None:
        """What the file is; None if looking at it took too much of something."""
        return await self._ask(Look(str(source), str(target), square))

    async def close(self) -> None:
        """End the worker, whatever it does."""
        async with self._turn:
            await self._end()

    async def _ask(self, question: Question) -> Seen | None:
        async with self._turn:
            worker = await self._ready()
            answered = False
            try:
                async with asyncio.timeout(self._seconds):
                    seen = await _exchange(worker, question)
                    answered = True
                    return seen
            except (TimeoutError, OSError, ValueError, msgspec.MsgspecError) as wrong:
                log.warning("picture worker lost", why=repr(wrong), question=question)
                return None
            finally:
                # One that was not heard to the end would answer the next question with it.
                if not answered:
                    await asyncio.shield(self._end())

    async def _ready(self) -> Process:
        if self._uses >= _USES:
            await self._end()
        if self._worker is None or self._worker.returncode is not None:
            self._worker = await asyncio.create_subprocess_exec(
                sys.executable,
                "-m",
                "linnet.files.pictures.worker",
                stdin=PIPE,
                stdout=PIPE,
                limit=LINE,
                env=_environment(),
                start_new_session=True,  # Ctrl+C is meant for the server
            )
            self._uses = 0
        self._uses += 1
        return self._worker

    async def _end(self) -> None:
        worker, self._worker = self._worker, None
        if worker is not None:
            with contextlib.suppress(ProcessLookupError):
                worker.kill()
            if worker.stdin is not None:
                worker.stdin.close()
            await worker.wait()


def _environment() -> dict[str, str]:
    """Without the server's secrets; and it finds the same packages, wherever those are from."""
    kept = {name: value for name, value in os.environ.items() if "LINNET" not in name}
    return {**kept, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}


async def _exchange(worker: Process, question: Question) -> Seen:
    assert worker.stdin is not None
    assert worker.stdout is not None
    worker.stdin.write(msgspec.json.encode(question) + b"\n")
    await worker.stdin.drain()
    return _decode(await worker.stdout.readline())
