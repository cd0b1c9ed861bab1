"""A server killed at any moment leaves whole contents and rests that can be collected."""

import asyncio
import hashlib
import os
import random
import subprocess
import sys
from pathlib import Path

from tests.files.conftest import opened

ROOT = Path(__file__).parents[2]


def sent_until_killed(folder: Path, answers: int) -> dict[str, int]:
    """What a sender said it kept before it was killed."""
    sender = subprocess.Popen(
        [sys.executable, "-m", "tests.files.sender", str(folder)],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    with sender:
        assert sender.stdout is not None
        lines = [sender.stdout.readline().split() for _ in range(answers)]
        for _ in range(random.randint(0, 20_000)):  # somewhere between two things it does
            pass
        sender.kill()
    return {sha.decode(): int(size) for sha, size in lines}


async def test_after_kill_9_every_content_is_whole_and_nothing_else_stays(tmp_path: Path) -> None:
    told: dict[str, int] = {}
    for answers in (1, 4, 3):
        told |= await asyncio.to_thread(sent_until_killed, tmp_path, answers)
    for path in (tmp_path / "blobs").rglob("*"):
        if path.is_file() and path.suffix == "":
            assert hashlib.sha256(path.read_bytes()).hexdigest() == path.parent.name + path.name
    async with opened(tmp_path, life=-1) as desk:
        for sha, size in told.items():
            assert len(await desk.content(sha)) == size
        await desk.files.collect(desk.needed)
        assert desk.on_disk() == []
