"""The live connections of one room, and how far the room has been told to them."""

from collections.abc import Collection, Mapping, Sequence

from msgspec import Struct

from linnet.engine.listener import Dialect, Listener
from linnet.engine.outbound import Outbound
from linnet.protocol.entries import Entry
from linnet.protocol.ids import PersonId, RoomId

Connections = Mapping[PersonId, Sequence[Listener]]


class Audience:
    """Told up to `told`; `count` is the number of messages up to there.

    `following` counts connections that are here or on their way (catching up): without any,
    nobody needs the audience. `known` is the highest seq heard of: more than `told` while
    something is missing.
    """

    __slots__ = (
        "_out", "_people", "count", "following", "known", "live", "mending", "online", "room",
        "told",
    )  # fmt: skip

    def __init__(
        self, room: RoomId, told: int, count: int, out: Outbound, people: Connections
    ) -> None:
        """`people` is everybody who is online, with their connections."""
        self.room = room
        self.told = told
        self.count = count
        self.known = told
        self.mending = False
        self.following = 0
        self.live: dict[Dialect, dict[Listener, None]] = {}
        self.online: dict[PersonId, int] = {}
        self._out = out
        self._people = people

    def follow(self, listener: Listener) -> None:
        """This connection belongs here; it hears nothing before `add`."""
        id = listener.person.id
        self.following += 1
        self.online[id] = self.online.get(id, 0) + 1

    def unfollow(self, listener: Listener) -> None:
        """This connection does not belong here any more."""
        id = listener.person.id
        self.remove(listener)
        self.following -= 1
        left = self.online.pop(id) - 1
        if left:
            self.online[id] = left

    def add(self, listener: Listener) -> None:
        """From the next entry on, this connection hears the room."""
        self.live.setdefault(listener.dialect, {})[listener] = None

    def remove(self, listener: Listener) -> None:
        """This connection hears nothing more, for now."""
        live = self.live.get(listener.dialect, {})
        live.pop(listener, None)
        if not live:
            self.live.pop(listener.dialect, None)

    def tell(self, entries: Sequence[Entry]) -> None:
        """Tell the next entries: encoded and framed once per dialect, gathered per connection."""
        if not entries:
            return
        self.told = entries[-1].seq
        self.count = entries[-1].count
        for dialect, listeners in self.live.items():
            if not listeners:
                continue
            if dialect.apart:
                self._tell_apart(listeners, dialect, entries)
            else:
                self._out.push_all(listeners, dialect.entries(entries))

    def _tell_apart(
        self, listeners: dict[Listener, None], dialect: Dialect, entries: Sequence[Entry]
    ) -> None:
        """Tell authors in their words, and everybody else the same."""
        by = {entry.by for entry in entries}
        # In a large room, to look for them among all of its connections would cost most of it.
        authors = [one for id in by for one in self._people.get(id, ()) if one in listeners]
        others = listeners
        if authors:
            others = listeners.copy()
            for author in authors:
                del others[author]
        if others and (part := dialect.entries(entries)):
            self._out.push_all(others, part)
        for author in authors:
            if part := author.entries(entries):
                self._out.push(author, part)

    def signal(self, frame: Struct, about: Collection[PersonId] = ()) -> None:
        """Tell something that is not kept, `about` these people."""
        for dialect, listeners in self.live.items():
            others: Collection[Listener] = listeners
            if about and dialect.apart:
                those = [one for one in listeners if one.person.id in about]
                for one in those:
                    self._out.tell(one, frame)
                others = [one for one in listeners if one.person.id not in about]
            if others and (part := dialect.frame(frame)):
                self._out.push_all(others, part)
