"""Files of a server: uploads that survive a cut, contents kept once, pictures made harmless."""

import asyncio
import shutil
from collections.abc import AsyncGenerator, AsyncIterable, Awaitable, Callable, Collection
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from typing import TypeVar

import structlog
from msgspec import Struct

from linnet.files import blobs, disk, kinds
from linnet.files.blobs import Blobs
from linnet.files.disk import Disk
from linnet.files.pictures.lanes import Lanes
from linnet.files.pictures.words import AVATAR, Seen
from linnet.files.uploads import Note, Upload, Uploads
from linnet.protocol.reasons import Reason, Refused

log = structlog.get_logger()
T = TypeVar("T")
FLOOR = 256 << 20
"""Bytes of the disk that stay free, for the database and everybody else."""
LIFE = 24 * 3600.0
"""Seconds without news after which an upload is given up."""
OPEN = 16
"""Uploads one person may have under way."""
OPEN_ALL = 2_000
"""Uploads all people together may have under way."""
_GATHERED = 256 * 1024
_READ = 128 * 1024
_BATCH = 200
ENDINGS = ("", ".clean", ".thumb")
"""How the files of an upload end: what came, the same without metadata, a small version."""


class Blob(Struct, frozen=True, kw_only=True):
    """A content as it is kept; `thumb` says that there is a small version of a picture."""

    sha256: str
    size: int
    kind: str
    width: int = 0
    height: int = 0
    thumb: bool = False


Record = Callable[[Upload, Blob], Awaitable[T]]
Used = Callable[[], Awaitable[int]]
Needed = Callable[[Collection[str]], Awaitable[Collection[str]]]
"""Of these contents, those that something refers to."""


class Files:
    """The folder of files. Open it with `Files.open`, inside a running loop.

    What decides whether a content is still needed is elsewhere; adding such a reason and
    asking for one happen here under one lock, so that nothing is removed that was just added.
    """

    def __init__(self, folder: Path, floor: int, life: float) -> None:
        disk.private_folder(folder)
        self._folder = folder
        self._floor = floor
        self._life = life
        self._disk = Disk()
        self._blobs = Blobs(folder / "blobs")
        self._uploads = Uploads(folder / "incoming")
        self._changing = asyncio.Lock()
        self.pictures = Lanes()

    @classmethod
    async def open(cls, folder: Path, *, floor: int = FLOOR, life: float = LIFE) -> "Files":
        """Find what an earlier server left; its uploads can go on."""
        files = await asyncio.to_thread(cls, folder, floor, life)
        await files._disk.run(files._uploads.load)
        return files

    async def close(self) -> None:
        """Let go of worker and threads; uploads under way stay for the next server."""
        await self.pictures.close()
        self._disk.close()

    # Uploads

    def upload(self, id: str, by: str) -> Upload:
        """Somebody's own upload under way. Raises Refused `no-such-file`."""
        found = self._uploads.open.get(id)
        if found is None or found.note.by != by:
            raise Refused(Reason.NO_SUCH_FILE)
        return found

    async def begin(self, note: Note, quota: int, used: Used) -> Upload:
        """A place for this many bytes, if the disk and the person's quota have it.

        `used` tells what the person has kept so far. Raises Refused: `quota`, `disk-full`,
        `rate-limited` for too many at once.
        """
        async with self._changing:
            mine = [one for one in self._uploads.open.values() if one.note.by == note.by]
            if len(mine) >= OPEN or len(self._uploads.open) >= OPEN_ALL:
                message = "Too many uploads are under way; finish or wait for one of them."
                raise Refused(Reason.RATE_LIMITED, message)
            if await used() + sum(one.note.size for one in mine) + note.size > quota:
                raise Refused(Reason.QUOTA)
            self._room(sum(one.rest for one in self._uploads.open.values()) + note.size)
            return await self._or_full(partial(self._uploads.begin, note))

    async def append(self, upload: Upload, offset: int, chunks: AsyncIterable[bytes]) -> int:
        """Add these bytes, which begin at `offset`; the offset reached.

        Who adds last takes over from a connection that may only seem alive. Raises Refused:
        `wrong-offset` for another one than is held, `too-large`, `disk-full`.
        """
        upload.turn += 1
        turn = upload.turn
        async with upload.lock:
            if offset != upload.offset:
                raise Refused(Reason.WRONG_OFFSET)
        waiting = bytearray()
        try:
            async for chunk in chunks:
                waiting += chunk
                if len(waiting) >= _GATHERED:
                    await self._add(upload, turn, waiting)
        finally:
            if waiting:  # what came before a cut is kept, so that less has to come again
                await self._add(upload, turn, waiting)
        return upload.offset

    async def _add(self, upload: Upload, turn: int, waiting: bytearray) -> None:
        content = bytes(waiting)
        waiting.clear()
        async with upload.lock:
            if upload.turn != turn or upload.id not in self._uploads.open:
                raise Refused(Reason.WRONG_OFFSET)
            if len(content) > upload.rest:
                raise Refused(Reason.TOO_LARGE, "More came than was announced.")
            try:
                self._room(len(content))
                path = self._uploads.path(upload.id)
                await self._or_full(partial(disk.append, path, content))
            except Refused:
                await self._disk.run(partial(self._uploads.drop, upload.id))
                raise
            upload.offset += len(content)

    async def drop(self, upload: Upload) -> None:
        """Give an upload up."""
        async with upload.lock:
            await self._disk.run(partial(self._uploads.drop, upload.id))

    async def finish(self, upload: Upload, record: Record[T]) -> T:
        """Keep a complete upload and `record` a reason to; what `record` returned.

        Raises Refused: `wrong-offset` when bytes are missing, `no-such-file` when it was
        finished meanwhile, `disk-full`, `not-a-picture`, and whatever `record` raises.
        """
        async with upload.lock:
            if upload.id not in self._uploads.open:
                raise Refused(Reason.NO_SUCH_FILE)
            if upload.rest:
                raise Refused(Reason.WRONG_OFFSET)
            try:
                draft, blob = await self._looked_at(upload)
            except Refused:
                # Also where the disk did not confirm it: asked again, it might, without having it.
                await self._disk.run(partial(self._uploads.drop, upload.id))
                raise
            thumb = self._uploads.path(upload.id, ".thumb") if blob.thumb else None
            async with self._changing:
                try:
                    await self._or_full(partial(self._blobs.keep, draft, blob.sha256, thumb))
                    return await record(upload, blob)
                finally:
                    await self._disk.run(partial(self._uploads.drop, upload.id))

    async def _looked_at(self, upload: Upload) -> tuple[Path, Blob]:
        """The file that is to be kept, and what it is."""
        draft, clean, thumb = (self._uploads.path(upload.id, end) for end in ENDINGS)
        by, square = upload.note.by, upload.note.avatar
        if not upload.note.exact and await self.pictures.clean(by, draft, clean):
            draft = clean
        seen = await self.pictures.look(by, draft, thumb, square) or Seen(kinds.ANYTHING)
        if square:
            if not seen.done:
                raise Refused(Reason.NOT_A_PICTURE)
            draft, seen = thumb, Seen("image/webp", AVATAR, AVATAR)
        # Synced here, where nobody waits for it but who sent it.
        await self._or_full(partial(disk.sync, draft))
        sha, size = await self._disk.run(lambda: (blobs.sha256(draft), draft.stat().st_size))
        blob = Blob(
            sha256=sha, size=size, kind=seen.kind, width=seen.width, height=seen.height,
            thumb=seen.done,
        )  # fmt: skip
        return draft, blob

    # Contents

    async def read(
        self, sha: str, start: int = 0, stop: int | None = None, *, thumb: bool = False
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of a content, or of its small version, from `start` to before `stop`.

        Raises Refused `no-such-file`. What is being read can be removed meanwhile and is
        still read to the end.
        """
        # Who is cancelled while it is being opened leaves it in the stack all the same.
        with ExitStack() as held:
            try:
                path = self._blobs.path(sha, thumb)
                file = await self._disk.run(
                    lambda: held.enter_context(path.open("rb", buffering=0))
                )
            except (FileNotFoundError, ValueError):
                raise Refused(Reason.NO_SUCH_FILE) from None
            await self._disk.run(partial(file.seek, start))
            left = stop - start if stop is not None else 1 << 62
            while left > 0:
                content = await self._disk.run(partial(file.read, min(left, _READ)))
                if not content:
                    return
                left -= len(content)
                yield content

    async def size(self, sha: str, *, thumb: bool = False) -> int:
        """Bytes of a content. Raises Refused `no-such-file`."""
        path = self._blobs.path(sha, thumb)
        try:
            return (await self._disk.run(path.stat)).st_size
        except FileNotFoundError:
            raise Refused(Reason.NO_SUCH_FILE) from None

    async def remove(self, shas: Collection[str], needed: Needed) -> None:
        """Let go of those of these contents that nothing needs any more."""
        async with self._changing:
            gone = set(shas) - set(await needed(shas))
            await self._disk.run(partial(self._blobs.remove, gone))

    async def collect(self, needed: Needed) -> int:
        """Give up stale uploads and remove contents nothing needs; how many of both went."""
        stale = await self._disk.run(lambda: list(self._uploads.stale(self._life)))
        for upload in stale:
            await self.drop(upload)
        shas = sorted(await self._disk.run(lambda: set(self._blobs.all())))
        gone = len(stale)
        for at in range(0, len(shas), _BATCH):
            async with self._changing:
                batch = shas[at : at + _BATCH]
                unneeded = set(batch) - set(await needed(batch))
                await self._disk.run(partial(self._blobs.remove, unneeded))
            gone += len(unneeded)
        return gone

    # The disk

    def _room(self, size: int) -> None:
        free = shutil.disk_usage(self._folder).free
        if free - size < self._floor:
            raise Refused(Reason.DISK_FULL)

    async def _or_full(self, deed: Callable[[], T]) -> T:
        """Raises Refused `disk-full` for whatever the disk does not do."""
        try:
            return await self._disk.run(deed)
        except OSError as wrong:
            why = wrong.strerror or repr(wrong)
            log.error("files-failed", file=str(wrong.filename or self._folder), error=why)
            raise Refused(Reason.DISK_FULL) from wrong
