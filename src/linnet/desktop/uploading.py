"""Files on their way up: how far each has come, pausing, going on, giving up."""

import asyncio
from collections.abc import Coroutine, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any

from linnet.client import CannotConnect, Refused
from linnet.desktop.around import Around
from linnet.desktop.composer.receiving import Parcel
from linnet.desktop.parts.uploads import Uploads
from linnet.protocol.files import File
from linnet.protocol.ids import RoomId
from linnet.terminal.messages import size
from linnet.terminal.words import refusal

_TELL = 0.1
"""Seconds between two looks at how far it has come."""


class Uploading:
    """One strip above the composer for each batch of files."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self._number = 0

    def begin(
        self, room: RoomId, parcels: Sequence[Parcel], text: str, reply_to: int | None = None
    ) -> None:
        """Send files, and when all are there the message with them."""
        around = self._around
        client = around.client
        if client is None:
            return
        self._number += 1
        key = str(self._number)
        names = parcels[0][0] if len(parcels) == 1 else f"{len(parcels)} files"
        strip = Uploads(around.composer, around.paint, names, lambda: self._stop(key))
        strip.screen = around.network.screen

        async def carried() -> None:
            if task := asyncio.current_task():
                self._tasks[key] = task
            sent: list[File] = []
            for name, source in parcels:
                progress = _Telling(self, strip, name)
                sent.append(await client.upload(source, name=name, progress=progress))
            await client.share(room, sent, text, reply_to=reply_to)

        def failed(wrong: Refused | CannotConnect | OSError) -> None:
            words = refusal(wrong) if isinstance(wrong, Refused) else str(wrong)
            strip.failed(words, lambda: self.begin(room, parcels, text, reply_to))

        around.network.begin(_quietly(carried()), lambda _none: strip.close(), failed)

    def tell(self, strip: Uploads, words: str, share: float) -> None:
        """Show how far it has come, from whatever thread."""
        self._around.network.call(lambda: strip.tell(words, share), strip.screen)

    def _stop(self, key: str) -> None:
        task = self._tasks.pop(key, None)
        if task is not None:
            self._around.network.begin(_cancel(task))


class _Telling:
    """Tells how far one file has come, a few times a second."""

    def __init__(self, uploading: Uploading, strip: Uploads, name: str) -> None:
        self._uploading, self._strip, self._name = uploading, strip, name
        self._next = 0.0

    def __call__(self, done: int, whole: int) -> None:
        if monotonic() >= self._next or done == whole:
            self._next = monotonic() + _TELL
            words = f"{self._name} · {size(done)} of {size(whole)}"
            self._uploading.tell(self._strip, words, done / max(1, whole))


async def _quietly(work: Coroutine[Any, Any, None]) -> None:
    """Who gave a file up knows that it was not sent."""
    with suppress(asyncio.CancelledError):
        await work


async def _cancel(task: asyncio.Task[None]) -> None:
    task.cancel()
