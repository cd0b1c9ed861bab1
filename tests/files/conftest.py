"""A folder of files, and the answers others would give it."""

from collections.abc import AsyncIterator, Collection
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest

from linnet.files.files import Blob, Files
from linnet.files.uploads import Note, Upload


class Desk:
    """Files, and who needs which content: what the database does for a server."""

    def __init__(self, files: Files, folder: Path) -> None:
        self.files = files
        self.folder = folder
        self.kept: dict[str, Blob] = {}
        """Upload id -> what became of it."""

    async def record(self, upload: Upload, blob: Blob) -> Blob:
        self.kept[upload.id] = blob
        return blob

    async def needed(self, shas: Collection[str]) -> set[str]:
        return {blob.sha256 for blob in self.kept.values()} & set(shas)

    async def used(self) -> int:
        return sum(blob.size for blob in self.kept.values())

    async def begin(self, size: int, quota: int = 1 << 30, **note: Any) -> Upload:
        wish = Note(**{"by": "483920", "name": "a.bin", "size": size, **note})
        return await self.files.begin(wish, quota, self.used)

    async def upload(self, content: bytes, **note: Any) -> Blob:
        upload = await self.begin(len(content), **note)
        await self.files.append(upload, 0, chunks(content))
        return await self.files.finish(upload, self.record)

    async def content(self, sha: str, **part: Any) -> bytes:
        return b"".join([chunk async for chunk in self.files.read(sha, **part)])

    def on_disk(self) -> list[str]:
        """Every file there is, by its path in the folder."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(str(path.relative_to(self.folder)) for path in found)


async def chunks(*contents: bytes) -> AsyncIterator[bytes]:
    for content in contents:
        yield content


@asynccontextmanager
async def opened(folder: Path, **options: Any) -> AsyncIterator[Desk]:
    files = await Files.open(folder, **{"floor": 0, **options})
    try:
        yield Desk(files, folder)
    finally:
        await files.close()


@pytest.fixture
async def desk(tmp_path: Path) -> AsyncIterator[Desk]:
    async with opened(tmp_path / "files") as desk:
        yield desk
