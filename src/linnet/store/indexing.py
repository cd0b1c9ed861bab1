"""Keeps the index of words up with the log: a little at a time, and when a search needs it."""

import asyncio
from collections.abc import Awaitable, Callable
from contextlib import suppress
from functools import partial
from typing import Any

import structlog
from sqlalchemy import Connection

from linnet.protocol.reasons import Reason, Refused
from linnet.store.statements import search

log = structlog.get_logger()
Run = Callable[[Callable[[Connection], Any]], Awaitable[Any]]
GATHER = 2.0
"""Seconds news lie before they are indexed, unless somebody searches."""
STEP = 250
"""Entries indexed in one transaction: some 10 ms in which messages wait."""
LEAP = 10_000
"""Entries a search catches up with; of more, all but the newest are left for later."""
REST = 2
"""How many times as long as a step took the others have the writer to themselves."""
RUSH = 50
"""The same while many messages come in: those who wait for these come first."""
MANY = 50
"""Wishes during a step and its rest that are many."""
TELL = 10.0
"""Seconds between two lines of the log about an index being made."""
PAGES = 30
"""Pages of the index rewritten in one transaction: some 10 ms in which messages wait."""


class Indexing:
    """Everything that writes the index, through the one writer, in small steps.

    `write` and `read` run a function of a connection. Where the index stands is written with it
    in the same transaction: whatever ends it, it goes on from there.
    """

    def __init__(self, write: Run, read: Run) -> None:
        self._write = write
        self._read = read
        self._news = asyncio.Event()
        self._wishes = 0
        self._made = False
        self._healed = False
        self._task: asyncio.Task[None] | None = None

    def start(self) -> None:
        """Begin to follow the log; nobody need wait for it."""
        self._news.set()
        self._task = asyncio.get_running_loop().create_task(self._follow())

    def news(self, wishes: int) -> None:
        """So many wishes were decided."""
        self._wishes += wishes
        self._news.set()

    async def close(self) -> None:
        """Stop; what is being written is finished by the writer."""
        if self._task is not None:
            self._task.cancel()
            with suppress(asyncio.CancelledError):
                await self._task

    async def catch_up(self) -> None:
        """Index what was logged before this call, so that it can be found."""
        await self._make()
        left = await self._read(search.behind)
        for _ in range(0, left, STEP):
            if not await self._step(partial(search.catch_up, most=STEP, leap=LEAP)):
                return

    async def scrub(self) -> None:
        """Merge the pieces of the index into one, without the words that were deleted."""
        await self.catch_up()
        loop = asyncio.get_running_loop()
        more, first = True, True
        while more:
            began = loop.time()
            more = await self._step(partial(search.scrub, pages=PAGES, first=first))
            first = False
            await asyncio.sleep(min(1.0, loop.time() - began))  # as long for the others

    async def _follow(self) -> None:
        loop = asyncio.get_running_loop()
        while True:
            await self._news.wait()
            await asyncio.sleep(GATHER)
            self._news.clear()
            try:
                told = loop.time()
                while left := await self._go_on():
                    if loop.time() - told > TELL:
                        told = loop.time()
                        log.info("search-indexing", entries_left=left)
            except Refused:
                log.warning("search-indexing-failed", again="with the next message")

    async def _go_on(self) -> int:
        """One step, then a rest in which others write; how many entries are left."""
        loop = asyncio.get_running_loop()
        began = loop.time()
        await self._make()
        left: int = await self._step(partial(search.catch_up, most=STEP, leap=LEAP))
        left += await self._step(partial(search.fill, most=STEP))
        rest, self._wishes = RUSH if self._wishes > MANY else REST, 0
        await asyncio.sleep(rest * (loop.time() - began))
        return left

    async def _make(self) -> None:
        if not self._made and await self._step(search.prepare):
            log.info("search-index-made", version=search.VERSION)
        self._made = True

    async def _step(self, step: Callable[[Connection], Any]) -> Any:
        """Run a step; an index that turns out to be broken is made anew, once."""
        try:
            return await self._write(partial(_alone, step))
        except Refused as refused:
            if self._healed or not isinstance(refused.__cause__, Broken):
                raise
            self._healed, self._made = True, False
            await self._write(search.forsake)
            raise


class Broken(Exception):
    """The index is not as it was left."""


def _alone(step: Callable[[Connection], Any], conn: Connection) -> Any:
    """Run a step so that its failure is no failure of the messages next to it."""
    driver: Any = conn.dialect.loaded_dbapi
    try:
        return step(conn)
    except Exception as error:
        cause = getattr(error, "orig", error)
        log.error("search-index-failed", error=str(cause))
        # A disk that is full or gone is an OperationalError, and nothing to be mended here.
        if isinstance(cause, driver.DatabaseError) and not isinstance(
            cause, driver.OperationalError
        ):
            error = Broken(str(cause))
        raise Refused(Reason.STORE_FAILED) from error
