"""Group commit: one thread takes every wish waiting and writes them in one transaction.

While one batch syncs the next gathers, so an idle server answers at once and a busy one
amortises. `decide` runs in here, on rooms kept in memory, inside the transaction.
"""

import asyncio
import queue
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from time import monotonic
from typing import Any

import structlog
from sqlalchemy import Connection, Engine
from sqlalchemy.exc import DBAPIError, IntegrityError

from linnet.hub.directs import DirectMessages
from linnet.hub.room import Room
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.reasons import Refused
from linnet.store import own
from linnet.store.api import Told, Turn
from linnet.store.condition import Condition
from linnet.store.own import WAITS, Own
from linnet.store.turns import Decisions

log = structlog.get_logger()
BATCH = 1024
"""Wishes in one transaction: bounds how long the first of them waits for the last."""


class Job:
    """Any other change: a function of a connection, in the same transaction as its neighbours.

    `marks` is the person and room whose marker it sets, `asks` whether it needs all markers as
    they are.
    """

    __slots__ = ("asks", "done", "error", "marks", "result", "run")

    def __init__(
        self,
        run: Callable[[Connection], Any],
        done: "asyncio.Future[Any]",
        marks: tuple[PersonId, RoomId] | None,
        asks: bool,
    ) -> None:
        self.run = run
        self.done = done
        self.marks = marks
        self.asks = asks
        self.result: Any = None
        self.error: Exception | None = None

    def settle(self) -> None:
        """Hand the outcome to whoever awaits it."""
        if self.done.cancelled():
            return
        if self.error is not None:
            self.done.set_exception(self.error)
        else:
            self.done.set_result(self.result)


class Chore(Job):
    """A change outside of any transaction, with nothing else beside it."""

    __slots__ = ()

    def __init__(self, run: Callable[[Connection], Any], done: "asyncio.Future[Any]") -> None:
        super().__init__(run, done, marks=None, asks=False)


Item = Turn | Job


class Writer:
    """The only one that writes. All public methods belong to the event loop."""

    def __init__(
        self, engine: Engine, told: Told, direct: DirectMessages, condition: Condition
    ) -> None:
        self.rooms: dict[RoomId, Room] = {}
        """Rooms as last committed; the loop reads, the thread replaces whole values."""
        self.own: Own = {}
        """Markers as committed and not yet written; the loop looks only whether there are any."""
        self._engine = engine
        self._told = told
        self.direct = direct
        self._condition = condition
        self._loop = asyncio.get_running_loop()
        self._waiting: list[Item] = []
        self._chores: list[Item] = []
        self.overwrote = True
        """Whether texts were overwritten since this was last set; at first, perhaps earlier."""
        self._busy = False
        self._idle = asyncio.Event()
        self._idle.set()
        self._later: asyncio.TimerHandle | None = None
        self._batches: queue.SimpleQueue[list[Item] | None] = queue.SimpleQueue()
        self._thread = threading.Thread(target=self._write, name="linnet-writer", daemon=True)
        self._thread.start()

    def submit(self, item: Item) -> None:
        """Queue a wish; everything queued in this tick of the loop shares a transaction."""
        self._waiting.append(item)
        if not self._busy:
            self._wake()

    async def run(
        self,
        job: Callable[[Connection], Any],
        *,
        marks: tuple[PersonId, RoomId] | None = None,
        asks: bool = False,
    ) -> Any:
        """Run a change and wait until it is committed."""
        done: asyncio.Future[Any] = self._loop.create_future()
        self.submit(Job(job, done, marks, asks))
        return await done

    async def write_own(self) -> None:
        """Have every marker written that what people said has moved."""
        if self.own:
            await self.run(lambda conn: None, asks=True)

    async def alone(self, job: Callable[[Connection], Any]) -> Any:
        """Run something that no transaction may hold; whoever writes meanwhile waits."""
        done: asyncio.Future[Any] = self._loop.create_future()
        self._chores.append(Chore(job, done))
        if not self._busy:
            self._wake()
        return await done

    async def settled(self) -> None:
        """Wait until nothing is waiting or being written."""
        await self._idle.wait()

    async def close(self) -> None:
        """Finish what was submitted and end the thread."""
        await self.settled()
        if self._later is not None:
            self._later.cancel()
        with suppress(Refused):
            await self.write_own()
        self._batches.put(None)
        await asyncio.to_thread(self._thread.join)

    def _wake(self) -> None:
        self._busy = True
        self._idle.clear()
        self._loop.call_soon(self._hand_over)

    def _hand_over(self) -> None:
        if not self._chores and not self._waiting:
            self._busy = False
            self._idle.set()
            return
        self._condition.begins()
        if self._chores:
            self._batches.put([self._chores.pop(0)])
            return
        batch, self._waiting = self._waiting[:BATCH], self._waiting[BATCH:]
        self._batches.put(batch)

    def _committed(self, batch: list[Item]) -> None:
        """Tell first, then read what arrived meanwhile, then submit the next.

        Any other order halves the batch, and with it the fan-out.
        """
        self._condition.ends()
        self._loop.call_soon(self._hand_over)
        self._settle(batch)
        if self.own and self._later is None:
            self._later = self._loop.call_later(WAITS, self._write_own_later)

    def turn_away(self) -> None:
        """Refuse what waits behind a batch that the disk does not answer.

        What the disk has been given already is neither kept nor refused until it answers.
        """
        if self._condition.stalls and self._waiting:
            waiting, self._waiting = self._waiting, []
            self._fail(waiting, None)
            self._settle(waiting)

    def _settle(self, batch: Sequence[Item]) -> None:
        for item in batch:
            if isinstance(item, Job):
                item.settle()
        self._told([item for item in batch if isinstance(item, Turn)])

    def _write_own_later(self) -> None:
        self._later = None
        if self.own:
            done: asyncio.Future[Any] = self._loop.create_future()
            # What fails now is written with a later one; the log has told of it.
            done.add_done_callback(lambda failed: failed.exception())
            self.submit(Job(lambda conn: None, done, marks=None, asks=True))

    def _write(self) -> None:
        with self._engine.connect() as conn:
            while (batch := self._batches.get()) is not None:
                if self._condition.hands_off:
                    self._fail(batch, None)
                elif isinstance(batch[0], Chore):
                    self._do(conn, batch[0])
                else:
                    self._commit(conn, batch)
                self._loop.call_soon_threadsafe(self._committed, batch)

    def _commit(self, conn: Connection, batch: list[Item]) -> None:
        began = monotonic()
        try:
            try:
                self._transact(conn, batch, careful=False)
            except IntegrityError:
                self._transact(conn, batch, careful=True)
        except Exception as error:
            # A disk that failed once is not asked again for the same batch: a second fsync
            # may claim success for pages the first one lost.
            self._condition.failed(error, len(batch))
            self._fail(batch, error)
        else:
            self._condition.took(monotonic() - began)

    def _transact(self, conn: Connection, batch: list[Item], *, careful: bool) -> None:
        decisions = Decisions(conn, self.rooms, self.direct, careful=careful)
        written = False
        raw: Any = conn.connection.driver_connection  # SQLAlchemy asks 12 us more for the two
        raw.execute("begin immediate")
        try:
            for item in batch:
                if isinstance(item, Turn):
                    decisions.take(item)
                else:
                    decisions.flush()
                    written = self._prepare(conn, decisions, item) or written
                    _run(conn, item)
            decisions.flush()
            self._end(raw)
        except BaseException:
            _roll_back(conn)
            raise
        self.rooms.update(decisions.rooms)
        self.overwrote |= decisions.overwrote
        if written:
            self.own.clear()
        self.own.update(decisions.own)

    def _end(self, raw: Any) -> None:
        # By itself, so that a disk that fails at the commit can stand here.
        raw.execute("commit")

    def _do(self, conn: Connection, chore: Chore) -> None:
        chore.error = None
        try:
            chore.result = chore.run(conn)
        except Exception as error:
            self._condition.failed(error, 1)
            self._fail([chore], error)

    def _fail(self, batch: Sequence[Item], cause: Exception | None) -> None:
        for item in batch:
            refused = self._condition.refusal()
            refused.__cause__ = cause
            if isinstance(item, Turn):
                item.entry, item.fresh, item.refused = None, False, refused
            else:
                item.error = refused

    def _prepare(self, conn: Connection, decisions: Decisions, job: Job) -> bool:
        """Have markers where the job expects them; whether all that waited were written."""
        if job.marks is not None:
            decisions.own[job.marks] = None
        if job.asks:
            own.write(conn, self.own | decisions.own)
            decisions.own.clear()
        return job.asks


def _run(conn: Connection, job: Job) -> None:
    job.error = None
    raw: Any = conn.connection.driver_connection  # through SQLAlchemy these cost 14 us, not 2
    raw.execute("savepoint job")
    try:
        job.result = job.run(conn)
    except (Refused, IntegrityError) as error:
        raw.execute("rollback to job")
        job.error = error
    raw.execute("release job")


def _roll_back(conn: Connection) -> None:
    try:
        conn.exec_driver_sql("rollback")
    except DBAPIError:
        log.debug("rolled-back-already")
