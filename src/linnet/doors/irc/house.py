"""What all connections of the IRC door share: who is here, which channel is which room."""

from collections.abc import Awaitable, Callable, Iterable, Mapping
from itertools import count
from typing import Any

from linnet.auth.auth import Auth, Signed
from linnet.doors.irc import capabilities as cap
from linnet.doors.irc.comings import Comings
from linnet.doors.irc.dialect import IrcDialect
from linnet.doors.irc.faces import Faces
from linnet.doors.irc.line import Line
from linnet.doors.irc.names import fold
from linnet.doors.irc.rooms import Rooms
from linnet.doors.irc.scribe import Scribe
from linnet.doors.irc.settings import IrcSettings
from linnet.engine.engine import Engine
from linnet.engine.listener import Listener
from linnet.protocol.entries import Entry
from linnet.protocol.frames import About, RoomView
from linnet.protocol.ids import Millis, PersonId, RoomId, is_notes
from linnet.protocol.people import Named, Person

MARKS = 20_000
"""Read markers of which the exact time is remembered, as a client said it; some 3 MB."""

DESCRIBED = 4_096
"""Rooms of which metadata is kept; that of the first goes."""


class House:
    """Everything here belongs to one event loop.

    The door hangs its own functions on it, which know what a connection of the door is.
    """

    perform: Callable[[Any, Line], Awaitable[None]]
    supported: Callable[[Any], None]
    show_later: Callable[[Any, RoomId], None]
    change_to: Callable[[Any, Signed], Awaitable[None]]
    marked: Callable[[Any, RoomId], None]
    invited: Callable[[Any, Entry], None]
    tell_marker: Callable[[Any, RoomId], Awaitable[None]]

    def __init__(
        self,
        engine: Engine,
        auth: Auth,
        about: Callable[[], About],
        settings: IrcSettings,
        connections: Mapping[Any, None],
    ) -> None:
        self.engine = engine
        self.auth = auth
        self.about = about
        self.settings = settings
        self.accounts = auth.policy.registration != "closed"
        """Whether newcomers can make one."""
        self.connections = connections
        self.name = settings.name
        self.since: Millis = engine.clock()
        self.most = 0
        self.faces = Faces(settings.name, self._online)
        self.rooms = Rooms()
        self.scribe = Scribe(self.faces, self.rooms, self._is_seen, engine.reading.keeps_order)
        self.comings = Comings(engine, self.faces, self.scribe, self.watching)
        self._dialects: dict[frozenset[str], IrcDialect] = {}
        self._references = count(1)
        self._watchers: dict[str, dict[Any, None]] = {}
        self._marks: dict[tuple[PersonId, RoomId], Millis] = {}
        self._metadata: dict[PersonId, dict[str, str]] = {}
        self._rooms_metadata: dict[RoomId, dict[str, str]] = {}

    def dialect(self, caps: Iterable[str]) -> IrcDialect:
        """The dialect of clients with these capabilities."""
        wanted = cap.shared(caps)
        found = self._dialects.get(wanted)
        if found is None:
            found = self._dialects[wanted] = IrcDialect(wanted, self.scribe)
        return found

    def reference(self) -> str:
        """A name for a batch."""
        return f"b{next(self._references)}"

    # People

    def clients(self) -> list[Any]:
        """The connections that are somebody's."""
        return [one for one in self.connections if one.here]

    def spoke(self, person: Person) -> None:
        """Somebody did something just now."""
        self.faces.of(person).spoke = self.engine.clock()

    def kept(self, id: PersonId) -> dict[str, str]:
        """What somebody says of themselves; to be added to by themselves only."""
        if id not in self.faces:
            return {}
        return self._metadata.setdefault(id, {})

    def kept_of(self, room: RoomId) -> dict[str, str]:
        """What is said of a room; to be added to by who keeps order there."""
        kept = self._rooms_metadata.setdefault(room, {})
        if len(self._rooms_metadata) > DESCRIBED:
            del self._rooms_metadata[next(iter(self._rooms_metadata))]
        return kept

    def mark(self, id: PersonId, room: RoomId, at: Millis) -> bool:
        """Somebody has read a room up to this time; whether that is later than before."""
        before = self._marks.pop((id, room), 0)
        self._marks[id, room] = max(at, before)
        if len(self._marks) > MARKS:
            del self._marks[next(iter(self._marks))]
        return at > before

    def mark_of(self, id: PersonId, room: RoomId) -> Millis | None:
        """The time somebody said they had read a room up to."""
        return self._marks.get((id, room))

    def forget(self, id: PersonId) -> None:
        """Nobody is this person through this door any more."""
        self._metadata.pop(id, None)
        self.faces.go(id, self.engine.clock())

    def learn(self, view: RoomView) -> None:
        """A room as somebody sees it."""
        self.rooms.learn(view)
        if isinstance(view.with_, Named) and not is_notes(view.id):
            self.faces.learn(view.with_.id, view.with_.name)

    # Who waits for whom (MONITOR)

    def watch(self, client: Any, nick: str) -> None:
        """This client wants to know when somebody comes and goes."""
        client.monitored[fold(nick)] = nick
        self._watchers.setdefault(fold(nick), {})[client] = None

    def unwatch(self, client: Any, nick: str) -> None:
        """Not any more."""
        if client.monitored.pop(fold(nick), None) is not None:
            watchers = self._watchers[fold(nick)]
            del watchers[client]
            if not watchers:
                del self._watchers[fold(nick)]

    def unwatch_all(self, client: Any) -> None:
        """The client is gone."""
        for nick in list(client.monitored):
            self.unwatch(client, nick)

    def watching(self, nick: str) -> list[Any]:
        """The clients that wait for this nick."""
        return list(self._watchers.get(fold(nick), ()))

    def _online(self, id: PersonId) -> tuple[Listener, ...]:
        return self.engine.telling.online.get(id, ())

    def _is_seen(self, room: RoomId, id: PersonId) -> bool:
        audience = self.engine.following.audiences.get(room)
        return audience is not None and id in audience.online
