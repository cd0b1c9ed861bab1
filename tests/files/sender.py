"""Sends files into a folder for ever and says what was kept; somebody kills it."""

import asyncio
import os
import sys
from pathlib import Path

from tests.files.conftest import chunks
from tests.files.pictures import picture

from linnet.files.files import Files
from linnet.files.uploads import Note


async def main(folder: Path) -> None:
    files = await Files.open(folder, floor=0)

    async def used() -> int:
        return 0

    async def record(upload, blob):  # type: ignore[no-untyped-def]
        print(blob.sha256, blob.size, flush=True)

    for n in range(10_000):
        content = picture("JPEG") + os.urandom(8) if n % 2 else os.urandom(900_000)
        upload = await files.begin(Note(by="1", name="x", size=len(content)), 1 << 40, used)
        await files.append(upload, 0, chunks(content))
        await files.finish(upload, record)


asyncio.run(main(Path(sys.argv[1])))
