"""What is kept no longer: messages past a room's retention, and everything of erased people."""

import asyncio
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Protocol

import structlog
from msgspec import UNSET
from msgspec.structs import replace

from linnet.engine.reading import Reading
from linnet.hub.decide import Deciding
from linnet.hub.keeping import THE_SERVER, Erasing, Expiring, check_erase
from linnet.hub.permissions import Act
from linnet.protocol.entries import Entry, PolicySet
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.keeping import ERASED, EraseTold, RetentionTold
from linnet.protocol.people import Person
from linnet.protocol.reasons import Refused
from linnet.store.api import Store

log = structlog.get_logger()
PART = 5_000
"""Places of a log in one turn: the room waits for about 50 ms."""
TENDED = 3600.0
"""Seconds between two looks for messages that are too old."""
_DAY = 86_400_000


class Shell(Protocol):
    """What of the engine is needed here."""

    reading: Reading

    async def find_person(self, ref: str) -> Person: ...
    async def take(
        self, by: Person, room: RoomId, command: Deciding, who: PersonId | None = None
    ) -> Entry: ...
    def end_person(self, person: PersonId) -> None: ...


class Keeping:
    """Made once for a server; `tend` runs as long as it does."""

    def __init__(self, engine: Shell, store: Store, clock: Callable[[], Millis]) -> None:
        self._engine = engine
        self._store = store
        self._clock = clock
        self._wanted = asyncio.Event()
        self._finishing: set[asyncio.Task[None]] = set()

    async def preview(self, by: Person, ref: str, days: int, *, send_id: str = "") -> RetentionTold:
        """What a room would lose now. Raises Refused."""
        room = (await self._engine.reading.room(by, Act.SET_POLICY, ref)).id
        upto, messages = await self._store.older(room, self._clock() - days * _DAY)
        return RetentionTold(send_id, room, days, messages, upto if messages else UNSET)

    async def erase(
        self, by: Person, ref: str, *, preview: bool = False, send_id: str = ""
    ) -> EraseTold:
        """Take away what somebody said, then themselves. Raises Refused."""
        who = check_erase(by, await self._engine.find_person(ref))
        rooms = await self._store.said_by(who.id)
        messages = sum(said for _, said in rooms.values())
        spoken = sum(said > 0 for _, said in rooms.values())
        if not preview:
            await self._erase_all(by, who)
            bots = await self._store.crew.bots(who.id)
            await self._store.forget(who.id)
            for bot in bots:
                self._engine.end_person(bot.id)
            if by.id == who.id:
                # After the answer, which is what the asking connection waits for.
                asyncio.get_running_loop().call_soon(self._end, who)
            else:
                self._engine.end_person(who.id)
                await self._finish(by, who)
        return EraseTold(send_id, messages, spoken, preview)

    def _end(self, who: Person) -> None:
        self._engine.end_person(who.id)
        finishing = asyncio.get_running_loop().create_task(self._finish(who, who))
        self._finishing.add(finishing)
        finishing.add_done_callback(self._finishing.discard)

    async def _finish(self, by: Person, who: Person) -> None:
        """What was said while the rest was taken away goes, too; nothing can come after it."""
        await self._erase_all(by, who)
        await self._store.leave_no_trace()

    async def settled(self) -> None:
        """Wait until nobody is being erased."""
        await asyncio.gather(*self._finishing, return_exceptions=True)

    def hear(self, entries: Sequence[Entry]) -> None:
        """A batch was published; to be given to the bus."""
        if any(type(entry.body) is PolicySet for entry in entries):
            self._wanted.set()

    async def tend(self) -> None:
        """Let go what is too old: at the start, when a retention changes, and every hour."""
        while True:
            self._wanted.clear()
            try:
                await self.expire()
                await self._store.tidy()
            except Refused as refused:
                log.warning("old messages not removed", reason=refused.reason)
            with suppress(TimeoutError):
                async with asyncio.timeout(TENDED):
                    await self._wanted.wait()

    async def expire(self) -> None:
        """Let go the messages of all rooms that are older than their retention."""
        for id in await self._store.rooms_with_retention():
            room = await self._store.room(id)
            if room is None or not room.policy.retention:
                continue
            before = self._clock() - room.policy.retention * _DAY
            upto, messages = await self._store.older(id, before)
            if messages:
                await self._expire(id, upto)

    async def _expire(self, room: RoomId, last: int) -> None:
        for upto in _parts(last):
            command = Expiring(send_id=_send_id(), room=room, upto=upto)
            with suppress(Refused):  # nothing is left of this part
                await self._engine.take(THE_SERVER, room, command)

    async def _erase_all(self, by: Person, who: Person) -> None:
        if by.id == who.id:
            by = replace(by, name=ERASED)  # the entries that tell of it have a name too
        for room, (last, _) in (await self._store.said_by(who.id)).items():
            await self._erase(by, who, room, last)

    async def _erase(self, by: Person, who: Person, room: RoomId, last: int) -> None:
        for upto in _parts(last):
            command = Erasing(send_id=_send_id(), room=room, who=who.id, upto=upto)
            await self._engine.take(by, room, command, who.id)


def _parts(last: int) -> list[int]:
    return [*range(PART, last, PART), last]


def _send_id() -> str:
    return f"keeping-{secrets.token_hex(8)}"
