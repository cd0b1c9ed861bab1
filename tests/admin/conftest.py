"""`linnet` as somebody at the server's machine types it."""

import asyncio
import os
import sys
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import NamedTuple

import pytest


class Ended(NamedTuple):
    """How a command ended, and what it printed."""

    code: int
    out: str
    err: str


Linnet = Callable[..., Awaitable[Ended]]


@pytest.fixture
def data(tmp_path: Path) -> Path:
    return tmp_path / "data"


@pytest.fixture
def linnet(data: Path) -> Linnet:
    async def run(*words: object, stdin: str = "") -> Ended:
        environment = {k: v for k, v in os.environ.items() if not k.startswith("LINNET_")}
        environment["LINNET_DATA"] = str(data)
        program = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "linnet", *map(str, words), env=environment,
            stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )  # fmt: skip
        out, err = await asyncio.wait_for(program.communicate(stdin.encode()), 60)
        assert "Traceback" not in err.decode()
        return Ended(program.returncode or 0, out.decode(), err.decode())

    return run
