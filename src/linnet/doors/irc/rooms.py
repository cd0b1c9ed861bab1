"""Which `#channel` is which room, and whom a room of two is with.

Two private rooms, or a private and an open one, may have one name (and nobody outside may learn
of it). So a channel is a room only for somebody: the one of that name they are in. Nobody is in
two of one name here: `clashes` says what to keep them out of.
"""

from collections.abc import Collection

from linnet.doors.irc.names import channel_of, fold
from linnet.hub.room import Room
from linnet.protocol.entries import Created, Entry, Renamed, RoomKind
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import PersonId, RoomId


class Rooms:
    """Channels of the rooms this door has shown."""

    def __init__(self) -> None:
        self._channels: dict[RoomId, str] = {}
        self._rooms: dict[str, list[RoomId]] = {}

    def learn(self, room: Room | RoomView) -> str:
        """The channel of this room; nothing for a room of two."""
        return self._named(room.id, room.name, room.kind)

    def hear(self, entry: Entry) -> None:
        """An entry was told."""
        match entry.body:
            case Created(room_kind=kind, name=name):
                self._named(entry.room, name, kind)
            case Renamed(name=name):
                self._named(entry.room, name, "open")

    def channel(self, room: RoomId) -> str:
        """The channel of a room that was shown before; nothing for a room of two."""
        return self._channels.get(room, "")

    def mine(self, channel: str, rooms: Collection[RoomId]) -> RoomId | None:
        """The one of these rooms that is this channel."""
        for id in self._rooms.get(fold(channel), ()):
            if id in rooms:
                return id
        return None

    def clashes(self, room: RoomId, rooms: Collection[RoomId]) -> bool:
        """Whether another of these rooms has the same channel."""
        channel = self.channel(room)
        others = self._rooms.get(fold(channel), ()) if channel else ()
        return any(id in rooms for id in others if id != room)

    def _named(self, id: RoomId, name: str, kind: RoomKind) -> str:
        if kind == "direct":
            return ""
        known, now = self._channels.get(id), channel_of(name)
        if known != now:
            if known is not None:
                self._rooms[fold(known)].remove(id)
            self._channels[id] = now
            self._rooms.setdefault(fold(now), []).append(id)
        return now


def two(room: RoomId) -> tuple[PersonId, PersonId] | None:
    """Who is in a room of two, by its id; None for any other room."""
    low, dash, high = room.removeprefix("~").partition("-")
    return (PersonId(low), PersonId(high)) if dash and room[:1] == "~" else None


def other(room: RoomId, me: PersonId) -> PersonId | None:
    """The one a room of two is with."""
    both = two(room)
    if both is None:
        return None
    return both[1] if both[0] == me else both[0]
