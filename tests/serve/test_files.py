"""A large file passes through a server without staying in its memory."""

import sys
from collections.abc import AsyncIterator
from pathlib import Path

import httpx2
import pytest
from tests.serve.program import Program, serving

SIZE = 200 << 20
PIECE = bytes(range(256)) * 1024
GROWTH = 24 << 20
"""Bytes by which the server may grow, however large the file."""


def most_memory(program: Program) -> int:
    """The highest resident set the server ever had, in bytes."""
    status = Path(f"/proc/{program.running.pid}/status").read_text()
    (line,) = [line for line in status.splitlines() if line.startswith("VmHWM")]
    return int(line.split()[1]) * 1024


async def pieces() -> AsyncIterator[bytes]:
    for _ in range(SIZE // len(PIECE)):
        yield PIECE


@pytest.mark.skipif(sys.platform != "linux", reason="/proc tells")
async def test_two_hundred_megabytes_come_and_go_and_the_server_stays_small(
    tmp_path: Path,
) -> None:
    async with serving(tmp_path, file_size=SIZE) as program:
        base = f"http://127.0.0.1:{program.port}/api/v1"
        async with httpx2.AsyncClient(base_url=base, trust_env=False, timeout=60) as http:
            token = (await http.post("/guests", json={"name": "Ann"})).json()["token"]
            http.headers["authorization"] = f"Bearer {token}"
            begun = await http.post("/uploads", json={"name": "a", "size": 10})
            await http.put(f"/uploads/{begun.json()['id']}", content=b"0123456789")
            before = most_memory(program)
            wish = {"name": "film.bin", "size": SIZE}
            id = (await http.post("/uploads", json=wish)).json()["id"]
            sent = await http.put(f"/uploads/{id}", content=pieces())
            assert sent.json()["file"]["size"] == SIZE
            got = 0
            async with http.stream("GET", f"/files/{id}") as response:
                async for piece in response.aiter_bytes(1 << 20):
                    got += len(piece)
            assert got == SIZE
            grown = most_memory(program) - before
            assert grown < GROWTH, f"{grown >> 20} MiB more"
