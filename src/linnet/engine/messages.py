"""One message and what is kept about it, for those who may read its room."""

from linnet.engine.pages import fitting, weight
from linnet.engine.reading import Reading
from linnet.hub.permissions import Act
from linnet.protocol import limits
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import PinsTold
from linnet.protocol.ids import RoomId
from linnet.protocol.messages import EditionsTold
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store


class Messages:
    """Questions about single messages."""

    def __init__(self, store: Store, reading: Reading) -> None:
        self._store = store
        self._reading = reading

    async def message(self, person: Person, ref: str, seq: int) -> Entry:
        """A message as it is now. Raises Refused: `no-such-room`, `no-such-message`."""
        room = await self._reading.room(person, Act.READ, ref)
        return await self.now(room.id, seq)

    async def now(self, room: RoomId, seq: int) -> Entry:
        """The message at a place of a room. Raises Refused `no-such-message`."""
        found = await self._store.entries(room, after=seq - 1, limit=1, upto=seq)
        if not found or not isinstance(found[0].body, Said):
            raise Refused(Reason.NO_SUCH_MESSAGE)
        return found[0]

    async def pins(
        self, person: Person, ref: str, *, offset: int = 0, send_id: str = ""
    ) -> PinsTold:
        """The pinned messages of a room, as many as fit into a page."""
        room = await self._reading.room(person, Act.READ, ref)
        found = await self._store.pins(room.id, offset=offset, limit=limits.PINS)
        page = fitting(found, lambda pin: weight(pin.message))
        return PinsTold(send_id, room.id, list(page), len(page) < len(found))

    async def editions(
        self, person: Person, ref: str, seq: int, *, offset: int = 0, send_id: str = ""
    ) -> EditionsTold:
        """The earlier texts of a message, as many as fit into a page."""
        message = await self.message(person, ref, seq)
        room = message.room
        found = await self._store.editions(room, seq, offset=offset, limit=limits.PAGE + 1)
        page = fitting(found[: limits.PAGE], lambda edition: len(edition.text))
        return EditionsTold(send_id, room, seq, list(page), len(page) < len(found))
