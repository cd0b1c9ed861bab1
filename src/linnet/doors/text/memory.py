"""What a text door remembers to speak of messages and rooms in words, not in numbers."""

from collections import OrderedDict
from collections.abc import Iterable

from msgspec import UNSET

from linnet.doors.lines.reader import shown
from linnet.markup import excerpt
from linnet.protocol.entries import Edited, Entry, Renamed, Said
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY, PersonId, RoomId

MESSAGES = 5_000
"""Messages of all rooms together, some 2 MB."""
EXCERPT = 40
"""Characters."""
Told = tuple[PersonId, str, str]
"""Who said it (id and name), and how it begins."""


class Memory:
    """The latest messages that were told, and the names of rooms."""

    def __init__(self) -> None:
        self._rooms: dict[RoomId, str] = {}
        self._messages: OrderedDict[tuple[RoomId, int], Told] = OrderedDict()

    def meet(self, rooms: Iterable[RoomView]) -> None:
        """Somebody at this door is in these rooms."""
        for view in rooms:
            self._rooms[view.id] = view.name

    def hear(self, entry: Entry) -> None:
        """An entry is told."""
        match entry.body:
            case Said(text=text, files=files, deleted=deleted) if deleted is UNSET:
                gist = excerpt(" ".join([text, *(file.name for file in files)]), EXCERPT)
                self._remember(entry.room, entry.seq, (entry.by, entry.name, gist))
            case Edited(target=seq, text=str(text)) if (
                entry.room,
                entry.seq,
            ) not in self._messages:
                if before := self._messages.get((entry.room, seq)):
                    # The place of the change itself remembers what was there before it.
                    self._remember(entry.room, entry.seq, before)
                    self._remember(entry.room, seq, (*before[:2], excerpt(text, EXCERPT)))
            case Renamed(name=name):
                self._rooms[entry.room] = name

    def message(self, room: RoomId, seq: int) -> Told | None:
        """A message, if it was told lately."""
        return self._messages.get((room, seq))

    def room(self, room: RoomId) -> str:
        """How a room is called."""
        return LOBBY if room == LOBBY else shown(self._rooms.get(room) or room)

    def _remember(self, room: RoomId, seq: int, told: Told) -> None:
        self._messages[room, seq] = told
        if len(self._messages) > MESSAGES:
            self._messages.popitem(last=False)
