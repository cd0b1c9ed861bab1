"""Joining past and present: backfill from the store, cut over, live; no seam, no double."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

import structlog

from linnet.engine.audience import Audience, Connections
from linnet.engine.listener import Dialect, Listener
from linnet.engine.outbound import Outbound
from linnet.protocol import limits
from linnet.protocol.entries import Entry
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store

log = structlog.get_logger()
Moved = Callable[[RoomId, Person, bool], None]
"""Somebody is in a room with the first of their connections, or was with the last."""


class Following:
    """Which rooms each connection follows, and from which place."""

    def __init__(
        self,
        store: Store,
        out: Outbound,
        tell: Callable[[Audience, Sequence[Entry]], None],
        online: Connections,
    ) -> None:
        self.audiences: dict[RoomId, Audience] = {}
        self._store = store
        self._tell = tell
        self._out = out
        self._online = online
        self._tasks: set[asyncio.Task[None]] = set()
        self._watchers: list[Moved] = []
        self._catching: dict[tuple[Listener, RoomId], object] = {}

    def watch(self, moved: Moved) -> None:
        """Call this, which must not wait, whenever somebody is seen in a room or no more."""
        self._watchers.append(moved)

    def heard(self, room: RoomId, by: PersonId) -> int:
        """How many connections of somebody hear a room."""
        audience = self.audiences.get(room)
        return audience.online.get(by, 0) if audience is not None else 0

    def _tell_moved(self, room: RoomId, person: Person, here: bool) -> None:
        for moved in self._watchers:
            moved(room, person, here)

    def audience(self, room: RoomId, told: int, count: int) -> Audience:
        """The room's audience; `told` and `count` are where it starts if there is none yet."""
        found = self.audiences.get(room)
        if found is None:
            found = self.audiences[room] = Audience(room, told, count, self._out, self._online)
        return found

    def follow(self, listener: Listener, audience: Audience, held: int | None) -> None:
        """Let a connection hear a room after the seq it holds, or from now on."""
        audience.follow(listener)
        if self._watchers and audience.online[listener.person.id] == 1:
            self._tell_moved(audience.room, listener.person, True)
        held = audience.told if held is None else held
        if held == audience.told and not listener.behind:
            audience.add(listener)
        else:
            self._start(listener, {audience.room: held})

    def unfollow(self, listener: Listener, room: RoomId) -> None:
        """The connection hears nothing of this room after what was told."""
        audience = self.audiences[room]
        audience.unfollow(listener)
        if self._watchers and listener.person.id not in audience.online:
            self._tell_moved(room, listener.person, False)
        self._catching.pop((listener, room), None)
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

    def mend(self, audience: Audience, known: int) -> None:
        """The bus skipped something before this seq: read it from the store."""
        audience.known = max(audience.known, known)
        if not audience.mending:
            audience.mending = True
            self._run(self._mend(audience))

    def change_dialect(self, listener: Listener, dialect: Dialect) -> None:
        """From the next entry on, this connection is told everything in another dialect."""
        audiences = [self.audiences[room] for room in listener.rooms]
        live = [one for one in audiences if listener in one.live.get(listener.dialect, ())]
        for audience in live:
            audience.remove(listener)
        listener.dialect = dialect
        for audience in live:
            audience.add(listener)

    async def close(self) -> None:
        """End what is still running."""
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    def _start(self, listener: Listener, cursors: Mapping[RoomId, int]) -> None:
        mark = object()
        for room in cursors:
            self._catching[listener, room] = mark
        heads = {room: self.audiences[room].told for room in cursors}
        self._run(self._catch_up(listener, dict(cursors), heads, mark))

    def _run(self, work: Coroutine[Any, Any, None]) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        self._tasks.discard(task)
        if not task.cancelled() and (error := task.exception()):
            log.error("catching-up-failed", error=repr(error))

    async def _catch_up(
        self,
        listener: Listener,
        cursors: dict[RoomId, int],
        heads: dict[RoomId, int],
        mark: object,
    ) -> None:
        try:
            for room, cursor in cursors.items():
                await self._catch_up_one(listener, room, cursor, heads[room], mark)
        except Refused as refused:
            listener.close(refused)

    async def _catch_up_one(
        self, listener: Listener, room: RoomId, cursor: int, head: int, mark: object
    ) -> None:
        asked = False
        while audience := self._still(listener, room, mark):
            if listener.behind:
                await listener.drained()
            elif cursor < audience.told:
                page = await self._page(room, cursor, audience.told)
                if self._still(listener, room, mark):
                    if part := listener.entries(page):
                        self._out.push(listener, part)
                    cursor = page[-1].seq
            elif cursor > audience.told and not asked:
                asked = True
                await self._fetch(audience)
                if cursor > audience.told:
                    # It holds what never was: it hears all that comes after what it was told.
                    cursor = head
            else:
                # Nothing waited since the last look at `told`: this is the cut over.
                del self._catching[listener, room]
                audience.add(listener)

    async def _page(self, room: RoomId, cursor: int, upto: int) -> Sequence[Entry]:
        page = await self._store.entries(room, after=cursor, limit=limits.BACKFILL, upto=upto)
        if not page or page[0].seq != cursor + 1:
            log.error("log-has-a-gap", room=room, after=cursor)
            raise Refused(Reason.STORE_FAILED, "This room's log cannot be read.")
        return page

    def _still(self, listener: Listener, room: RoomId, mark: object) -> Audience | None:
        """The audience, while the connection waits for this very catching up."""
        if self._catching.get((listener, room)) is not mark:
            return None
        return self.audiences[room]

    async def _fetch(self, audience: Audience) -> None:
        """Somebody holds more than was told: perhaps the bus has not brought it yet."""
        head = (await self._store.heads([audience.room]))[audience.room]
        audience.known = max(audience.known, head)
        await self._mend(audience)

    async def _mend(self, audience: Audience) -> None:
        try:
            while self.audiences.get(audience.room) is audience and audience.told < audience.known:
                page = await self._store.entries(
                    audience.room, after=audience.told, limit=limits.BACKFILL
                )
                if not page:
                    return
                # The bus may have brought some of them while they were read.
                self._tell(audience, [entry for entry in page if entry.seq > audience.told])
                self._out.flush()
        finally:
            audience.mending = False
