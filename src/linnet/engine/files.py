"""Files as people meet them: who may send, post and read which, and when one goes for good."""

import asyncio
from collections.abc import AsyncGenerator, AsyncIterable, Callable, Mapping, Sequence
from contextlib import suppress

import structlog

from linnet.engine.rates import Rates
from linnet.files.files import LIFE, Blob, Files
from linnet.files.uploads import Note, Upload
from linnet.hub.files import Kept, may_read
from linnet.hub.rates import Kind
from linnet.protocol import limits
from linnet.protocol.entries import Deleted, Entry, Erased, Expired, Purged
from linnet.protocol.filenames import filename
from linnet.protocol.files import File
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.limits import Limits
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store

log = structlog.get_logger()
_REMOVALS = frozenset({Deleted, Purged, Expired, Erased})
TENDED = 6 * 3600.0
"""Seconds between two looks at everything, for what nobody needs any more."""


class Shelf:
    """The files of a server: what is kept is in `Files`, why it is kept in the store."""

    def __init__(
        self,
        files: Files,
        store: Store,
        clock: Callable[[], Millis],
        bounds: Limits,
        rates: Rates,
    ) -> None:
        self._files = files
        self._store = store
        self._clock = clock
        self._bounds = bounds
        self._rates = rates
        self._wanted = asyncio.Event()
        self._thorough = False
        self.tended = asyncio.Event()
        """Set while there is nothing to tidy up."""

    # Sending

    async def begin(
        self, by: Person, name: str, size: int, *, exact: bool = False, avatar: bool = False
    ) -> Upload:
        """A place for a file. Raises Refused: `too-large`, `quota`, `disk-full`, `rate-limited`."""
        await self._rates.admit(by.id, Kind.UPLOADS)
        most = limits.AVATAR if avatar else self._bounds.file
        if size > most:
            raise Refused(Reason.TOO_LARGE, f"Here this has at most {most} bytes.")
        note = Note(by=by.id, name=filename(name), size=size, exact=exact, avatar=avatar)
        return await self._files.begin(
            note, self._bounds.file_quota, lambda: self._store.files_used(by.id)
        )

    def upload(self, by: Person, id: str) -> Upload:
        """Somebody's own upload under way. Raises Refused `no-such-file`."""
        return self._files.upload(id, by.id)

    async def receive(self, upload: Upload, offset: int, chunks: AsyncIterable[bytes]) -> None:
        """Add to an upload from this offset on. Raises Refused as `Files.append` does."""
        await self._files.append(upload, offset, chunks)

    async def finish(self, upload: Upload) -> File:
        """A complete upload becomes a file that its sender may post. Raises Refused."""
        return await self._files.finish(upload, self._record)

    async def give_up(self, upload: Upload) -> None:
        """Leave nothing of an upload."""
        await self._files.drop(upload)

    async def sent(self, by: Person, id: str) -> File:
        """What became of somebody's finished upload. Raises Refused `no-such-file`."""
        return (await self.kept(by, id)).file

    async def _record(self, upload: Upload, blob: Blob) -> File:
        note = upload.note
        file = File(
            id=upload.id,
            name=note.name,
            kind=blob.kind,
            size=blob.size,
            width=blob.width,
            height=blob.height,
            thumb=blob.thumb,
        )
        # An avatar counts as posted: it is never somebody's file that waits for a message.
        kept = Kept(
            file=file,
            sha256=blob.sha256,
            by=PersonId(note.by),
            at=self._clock(),
            posted=note.avatar,
        )
        await self._store.add_file(kept, avatar=note.avatar)
        if note.avatar:
            self._tidy(quick=True)
        return file

    # Reading

    async def kept(self, person: Person, id: str) -> Kept:
        """A file this person may read now. Raises Refused `no-such-file`."""
        kept = await self._store.file(id)
        if kept is None:
            raise Refused(Reason.NO_SUCH_FILE)
        rooms = [await self._store.room(room) for room in kept.rooms]
        if not may_read(person, kept, rooms, self._clock()):
            raise Refused(Reason.NO_SUCH_FILE)
        return kept

    async def avatar(self, of: Person) -> Kept:
        """Somebody's picture of themselves. Raises Refused `no-such-file`."""
        kept = await self._store.avatar(of.id)
        if kept is None:
            raise Refused(Reason.NO_SUCH_FILE)
        return kept

    async def avatars(self) -> Mapping[PersonId, str]:
        """Who shows a picture of themselves, and the id of its file."""
        return await self._store.roster.avatars()

    async def drop_avatar(self, of: Person) -> None:
        """Somebody shows no picture any more."""
        await self._store.drop_avatar(of.id)
        self._tidy(quick=True)

    def read(
        self, kept: Kept, start: int, stop: int | None, *, thumb: bool
    ) -> AsyncGenerator[bytes, None]:
        """The bytes of a file, or of its small version. Raises Refused `no-such-file`."""
        return self._files.read(kept.sha256, start, stop, thumb=thumb)

    async def thumb_size(self, kept: Kept) -> int:
        """Bytes of the small version. Raises Refused `no-such-file`."""
        return await self._files.size(kept.sha256, thumb=True)

    # Keeping

    def hear(self, entries: Sequence[Entry]) -> None:
        """A batch was published; to be given to the bus."""
        for entry in entries:
            if type(entry.body) in _REMOVALS:
                self._tidy(quick=type(entry.body) is Deleted)

    async def tend(self) -> None:
        """Remove what nobody needs any more: at the start, after deletions, now and then."""
        now = asyncio.get_running_loop().time
        due = now()
        while True:
            self._wanted.clear()
            thorough = now() >= due or self._thorough
            due, self._thorough = now() + TENDED if thorough else due, False
            try:
                await self.sweep(thorough=thorough)
                if thorough:
                    await self._files.collect(self._store.files_needed)
            except Refused as refused:
                log.warning("files not tidied", reason=refused.reason)
            if not self._wanted.is_set():
                self.tended.set()
            with suppress(TimeoutError):
                async with asyncio.timeout_at(due):
                    await self._wanted.wait()

    async def sweep(self, *, thorough: bool = False) -> None:
        """Forget files without a message, and remove contents that no other file has."""
        old = self._clock() - int(LIFE * 1000)
        contents = await self._store.drop_unneeded_files(old, thorough=thorough)
        if contents:
            await self._files.remove(contents, self._store.files_needed)

    def _tidy(self, *, quick: bool = False) -> None:
        """`quick` where one message or avatar went; else every file is looked at."""
        self._thorough |= not quick
        self.tended.clear()
        self._wanted.set()
