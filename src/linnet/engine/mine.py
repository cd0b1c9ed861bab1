"""What belongs to one person alone, told to nobody but their own connections."""

from collections.abc import Awaitable, Callable, Sequence

from msgspec import Struct

from linnet.engine.listener import Listener
from linnet.engine.outbound import Outbound
from linnet.engine.reading import Reading
from linnet.engine.telling import Telling
from linnet.hub import receipts, text
from linnet.hub.permissions import Act
from linnet.hub.room import Room
from linnet.protocol.frames import BlockedTold, DraftTold, LevelTold, ReadersTold
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.mine import Draft, Level
from linnet.protocol.people import Named, Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store


class Mine:
    """Levels, drafts, blocked people, and who has read what."""

    def __init__(
        self,
        store: Store,
        reading: Reading,
        telling: Telling,
        out: Outbound,
        clock: Callable[[], Millis],
        find: Callable[[str], Awaitable[Person]],
    ) -> None:
        self._store = store
        self._reading = reading
        self._telling = telling
        self._out = out
        self._clock = clock
        self._find = find

    async def set_level(self, by: Person, ref: str, level: Level) -> Room:
        """Choose what of a room is worth a notification."""
        room = await self._reading.room(by, Act.KEEP_OWN, ref)
        await self._store.set_level(by.id, room.id, level)
        self._tell(by.id, LevelTold(room.id, level))
        return room

    async def set_draft(
        self, by: Person, ref: str, draft: Draft, but: Listener | None = None
    ) -> Room:
        """Keep what is being written; all connections of the person but this one hear of it."""
        room = await self._reading.room(by, Act.KEEP_OWN, ref)
        draft = Draft(text=text.draft(draft.text), reply_to=draft.reply_to)
        await self._store.set_draft(by.id, room.id, draft, self._clock())
        self._tell(by.id, DraftTold(room.id, draft), but)
        return room

    async def block(self, by: Person, who: str) -> Sequence[Named]:
        """Hide what somebody says; everybody who is hidden now. Only `by` ever learns of it."""
        other = await self._find(who)
        if other.id == by.id:
            raise Refused(Reason.NOT_WITH_YOURSELF)
        return self._blocked(by, await self._store.block(by.id, other.id, self._clock()))

    async def unblock(self, by: Person, who: str) -> Sequence[Named]:
        """Hide it no longer; everybody who is hidden still."""
        other = await self._find(who)
        return self._blocked(by, await self._store.unblock(by.id, other.id))

    async def blocked(self, person: Person) -> Sequence[Named]:
        """Whom somebody has blocked, by name."""
        return await self._store.blocked(person.id)

    async def readers(self, by: Person, ref: str, seq: int, send_id: str = "") -> ReadersTold:
        """Who has read a message, as far as the room tells."""
        room = await self._reading.room(by, Act.KEEP_OWN, ref)
        names = receipts.names_told(room)
        found = await self._store.entries(room.id, after=seq - 1, limit=1, upto=seq)
        message = receipts.message(found[0] if found else None)
        told = await self._store.readers(message, names)
        return ReadersTold(send_id, room.id, seq, told.read, told.members, list(told.not_yet))

    def _blocked(self, by: Person, people: Sequence[Named]) -> Sequence[Named]:
        self._telling.arrivals.blocks(by.id, people)
        self._tell(by.id, BlockedTold(list(people)))
        return people

    def _tell(self, person: PersonId, news: Struct, but: Listener | None = None) -> None:
        self._telling.arrivals.moved([person])
        for listener in self._telling.online.get(person, ()):
            if listener is not but:
                self._out.tell(listener, news)
