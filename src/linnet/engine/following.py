"""Joining past and present: backfill from the store, cut over, live; no seam, no double."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

import structlog

from linnet.engine.audience import Audience
from linnet.engine.listener import Listener
from linnet.engine.outbound import Outbound
from linnet.protocol import limits
from linnet.protocol.entries import Entry
from linnet.protocol.ids import RoomId
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store

log = structlog.get_logger()


class Following:
    """Which rooms each connection follows, and from which place."""

    def __init__(
        self, store: Store, out: Outbound, tell: Callable[[Audience, Sequence[Entry]], None]
    ) -> None:
        self.audiences: dict[RoomId, Audience] = {}
        self._store = store
        self._tell = tell
        self._out = out
        self._tasks: set[asyncio.Task[None]] = set()

    def audience(self, room: RoomId, told: int, count: int) -> Audience:
        """The room's audience; `told` and `count` are where it starts if there is none yet."""
        found = self.audiences.get(room)
        if found is None:
            found = self.audiences[room] = Audience(room, told, count, self._out)
        return found

    def follow(self, listener: Listener, audience: Audience, held: int | None) -> None:
        """Let a connection hear a room after the seq it holds, or from now on."""
        audience.follow(listener)
        if held is None or held >= audience.told:
            audience.add(listener)
        else:
            self._start(listener, {audience.room: held})

    def unfollow(self, listener: Listener, room: RoomId) -> None:
        """The connection hears nothing of this room after what was told."""
        audience = self.audiences[room]
        audience.unfollow(listener)
        if not audience.following:
            del self.audiences[room]

    def fall_behind(self, listener: Listener) -> dict[RoomId, int]:
        """Take a connection that cannot keep up out of all audiences; where to go on later."""
        cursors = {}
        for room in listener.rooms:
            audience = self.audiences[room]
            if listener in audience.live.get(listener.dialect, ()):
                audience.remove(listener)
                cursors[room] = audience.told
        return cursors

    def catch_up(self, listener: Listener, cursors: Mapping[RoomId, int]) -> None:
        """Bring a connection from these places to the present, then let it hear live."""
        self._start(listener, cursors)

    def mend(self, audience: Audience) -> None:
        """The bus skipped something: read it from the store."""
        if not audience.mending:
            audience.mending = True
            self._run(self._mend(audience))

    async def close(self) -> None:
        """End what is still running."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, listener: Listener, cursors: Mapping[RoomId, int]) -> None:
        self._run(self._catch_up(listener, dict(cursors)))

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("catching-up-failed", error=repr(error))

    async def _catch_up(self, listener: Listener, cursors: dict[RoomId, int]) -> None:
        try:
            for room, cursor in cursors.items():
                await self._catch_up_one(listener, room, cursor)
        except Refused as refused:
            listener.close(refused)

    async def _catch_up_one(self, listener: Listener, room: RoomId, cursor: int) -> None:
        while (audience := self._still(listener, room)) and cursor < audience.told:
            page = await self._store.entries(
                room, after=cursor, limit=limits.BACKFILL, upto=audience.told
            )
            if not self._still(listener, room):
                return
            if not page or page[0].seq != cursor + 1:
                log.error("log-has-a-gap", room=room, after=cursor)
                raise Refused(Reason.STORE_FAILED, "This room's log cannot be read.")
            self._out.push(listener, listener.dialect.entries(page))
            cursor = page[-1].seq
            await listener.drained()
        # Nothing may wait between the last look at `told` and this line: that is the cut over.
        if audience is not None:
            audience.add(listener)

    def _still(self, listener: Listener, room: RoomId) -> Audience | None:
        """The audience, while the connection belongs to it."""
        if listener.gone or room not in listener.rooms:
            return None
        return self.audiences.get(room)

    async def _mend(self, audience: Audience) -> None:
        try:
            while self.audiences.get(audience.room) is audience:
                page = await self._store.entries(
                    audience.room, after=audience.told, limit=limits.BACKFILL
                )
                self._tell(audience, page)
                self._out.flush()
                if len(page) < limits.BACKFILL:
                    return
        finally:
            audience.mending = False
