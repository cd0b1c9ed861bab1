"""Files on their way up: how far each has come, pausing, waiting for a connection, giving up."""

import asyncio
from collections.abc import Sequence
from time import monotonic

from linnet.client import CannotConnect, Refused
from linnet.client.progress import Ticket
from linnet.desktop.around import Around
from linnet.desktop.composer.receiving import Parcel
from linnet.desktop.parts.uploads import Uploads
from linnet.protocol.files import File
from linnet.protocol.ids import RoomId
from linnet.terminal.messages import size
from linnet.terminal.words import refusal

WAITS = "waits for the connection"
_TELL = 0.1
"""Seconds between two looks at how far it has come."""


class Uploading:
    """One strip above the composer for each batch of files."""

    def __init__(self, around: Around) -> None:
        self._around = around
        self.batches: list[Batch] = []

    def begin(
        self, room: RoomId, parcels: Sequence[Parcel], text: str, reply_to: int | None = None
    ) -> None:
        """Send files, and when all are there the message with them."""
        batch = Batch(self._around, room, parcels, text, reply_to)
        self.batches = [*(one for one in self.batches if not one.over), batch]
        batch.go()

    def lost(self) -> None:
        """There is no connection any more: what is on its way waits for the next one."""
        for batch in self.batches:
            if batch.strip.moving and not batch.over:
                batch.wait()

    def connected(self) -> None:
        """There is a connection again: what waited for it goes on."""
        for batch in self.batches:
            if batch.waiting and not batch.over:
                batch.go()


class Batch:
    """Some files and the message they belong to. What has come there once is not sent again."""

    def __init__(
        self,
        around: Around,
        room: RoomId,
        parcels: Sequence[Parcel],
        text: str,
        reply_to: int | None,
    ) -> None:
        self._around, self._room, self._parcels = around, room, parcels
        self._text, self._reply_to = text, reply_to
        self._tickets = [Ticket() for _ in parcels]
        self._sent: list[File] = []
        self._task: asyncio.Task[None] | None = None
        self.waiting, self.over = False, False
        """Whether it goes on when there is a connection; whether it is sent, or given up."""
        names = parcels[0][0] if len(parcels) == 1 else f"{len(parcels)} files"
        self.strip = Uploads(around.composer, around.paint, names, self.turn, self.stop)
        self._screen = around.network.screen

    def go(self) -> None:
        """Begin, or go on."""
        self.waiting = False
        self.strip.go()
        self._around.network.begin(self._carried(), self._ended, self._failed)

    def turn(self) -> None:
        """Pause it, or go on."""
        if self.strip.moving:
            self.strip.rest("paused")
            self._cancel()
        else:
            self.go()

    def wait(self) -> None:
        """Go on when there is a connection again; what is sent already is not touched."""
        around = self._around

        async def held() -> bool:
            sending = self._task is not None and not self._task.done()
            return sending and self._task is not None and self._task.cancel()

        def waits(held: bool) -> None:
            if held:
                self._rest_until_connected()
                if around.client is not None and around.client.live:
                    self.go()

        around.network.begin(held(), waits)

    def stop(self) -> None:
        """Give it up."""
        self._cancel()
        self._end()

    async def _carried(self) -> bool:
        """Whether all of it was sent: it may be paused instead."""
        client = self._around.client
        if client is None:
            return False

        async def sent() -> None:
            for name, source in self._parcels[len(self._sent) :]:
                ticket, progress = self._tickets[len(self._sent)], _Telling(self, name)
                file = await client.upload(source, name=name, progress=progress, ticket=ticket)
                self._sent.append(file)

        self._task = asyncio.create_task(sent())
        try:
            await self._task
        except asyncio.CancelledError:
            return False
        self._task = None
        await client.share(self._room, self._sent, self._text, reply_to=self._reply_to)
        return True

    def _ended(self, whole: bool) -> None:
        if whole:
            self._end()

    def _failed(self, wrong: Refused | CannotConnect | OSError) -> None:
        if isinstance(wrong, CannotConnect):
            self._rest_until_connected()
        else:
            self.strip.failed(refusal(wrong) if isinstance(wrong, Refused) else str(wrong))

    def _rest_until_connected(self) -> None:
        self.waiting = True
        self.strip.rest(WAITS)

    def _end(self) -> None:
        self.strip.close()
        self.over = True

    def tell(self, words: str, share: float) -> None:
        """Show how far it has come, from whatever thread."""
        self._around.network.call(lambda: self.strip.tell(words, share), self._screen)

    def _cancel(self) -> None:
        async def cancelled() -> None:
            if self._task is not None:
                self._task.cancel()

        self._around.network.begin(cancelled())


class _Telling:
    """Tells how far one file has come, a few times a second."""

    def __init__(self, batch: Batch, name: str) -> None:
        self._batch, self._name = batch, name
        self._next = 0.0

    def __call__(self, done: int, whole: int) -> None:
        if monotonic() >= self._next or done == whole:
            self._next = monotonic() + _TELL
            words = f"{self._name} · {size(done)} of {size(whole)}"
            self._batch.tell(words, done / max(1, whole))
