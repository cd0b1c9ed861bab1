"""Who comes to a room and goes from it without an entry: JOIN, PART and QUIT at once.

People are in a channel here while they are online and hear the room. An entry that says they
came or left is told as such (`happenings.py`); everything else is told from here.
"""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc.dialect import IrcDialect
from linnet.doors.irc.faces import Face, Faces
from linnet.doors.irc.line import write, written_tags
from linnet.doors.irc.names import fold
from linnet.doors.irc.numerics import RPL_MONOFFLINE, RPL_MONONLINE
from linnet.doors.irc.scribe import Scribe
from linnet.engine.engine import Engine
from linnet.engine.listener import Listener
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Person

GONE = "Gone"
"""Why people quit who are here through another door."""


class Comings:
    """Everything here belongs to one event loop."""

    def __init__(
        self,
        engine: Engine,
        faces: Faces,
        scribe: Scribe,
        watching: Callable[[str], Iterable[Any]],
    ) -> None:
        """`watching` gives the clients that wait for a nick."""
        self._watching = watching
        self._engine = engine
        self._faces = faces
        self._scribe = scribe
        self._went: dict[PersonId, tuple[Face, list[RoomId]]] = {}
        self._came: dict[tuple[RoomId, PersonId], Person] = {}
        self._reasons: dict[PersonId, str] = {}
        self._due = False
        engine.following.watch(self.moved)
        engine.telling.watch(self.online)

    def moved(self, room: RoomId, person: Person, here: bool) -> None:
        """Somebody is heard in a room now, or not any more."""
        key = room, person.id
        if here:
            self._came[key] = person
            self._scribe.arriving.add(key)
        else:
            self._came.pop(key, None)
            face = self._faces.of(person)
            self._went.setdefault(person.id, (face, []))[1].append(room)
        if not self._due:
            self._due = True
            asyncio.get_running_loop().call_soon(self.flush)

    def online(self, person: Person, here: bool) -> None:
        """Somebody is online now, or not any more, whatever the door and the rooms."""
        self._tell_watchers(self._faces.of(person), here)

    def renamed(self, face: Face, nick: str) -> None:
        """Somebody is called so from now on."""
        if fold(nick) == fold(face.nick):
            return
        self._tell_watchers(face, False)
        for one in self._watching(nick):
            one.reply(RPL_MONONLINE, f"{nick}!{face.user}@{face.host}")

    def _tell_watchers(self, face: Face, here: bool) -> None:
        for one in self._watching(face.nick):
            if here:
                one.reply(RPL_MONONLINE, face.source)
            else:
                one.reply(RPL_MONOFFLINE, face.nick)

    def leave(self, person: PersonId, why: str) -> None:
        """Somebody is about to quit, for this reason."""
        self._reasons[person] = why

    def flush(self) -> None:
        """Tell it now."""
        self._due = False
        went, self._went = self._went, {}
        came, self._came = self._came, {}
        reasons, self._reasons = self._reasons, {}
        for id, (face, rooms) in went.items():
            self._tell_gone(face, rooms, reasons.get(id, GONE))
        for (room, id), person in came.items():
            if (room, id) not in self._scribe.told:
                self._tell_came(room, person)
        for these in (self._scribe.arriving, self._scribe.told, self._scribe.gone):
            these.clear()

    # Who hears

    def hearers(self, rooms: Iterable[RoomId]) -> Iterator[tuple[IrcDialect, Listener]]:
        """The clients of this door in these rooms, each once."""
        seen: set[Listener] = set()
        for room in rooms:
            audience = self._engine.following.audiences.get(room)
            for dialect, listeners in (audience.live if audience else {}).items():
                if isinstance(dialect, IrcDialect):
                    for listener in listeners:
                        if listener not in seen:
                            seen.add(listener)
                            yield dialect, listener

    def rooms_of(self, id: PersonId) -> set[RoomId]:
        """The channels somebody is seen in."""
        found = {room for one in self._engine.telling.online.get(id, ()) for room in one.rooms}
        return {room for room in found if self._scribe.rooms.channel(room)}

    def tell(
        self,
        rooms: Iterable[RoomId],
        face: Face,
        command: str,
        *params: str,
        but: Listener | None = None,
        named: frozenset[PersonId] = frozenset(),
    ) -> None:
        """Tell everybody in these rooms, but one connection or these people, a line of somebody."""
        lines: dict[IrcDialect, bytes] = {}
        for dialect, listener in self.hearers(rooms):
            if listener is but or listener.person.id in named:
                continue
            if dialect not in lines:
                lines[dialect] = self._line(dialect, face, command, *params)
            self._engine.out.push(listener, lines[dialect])

    def _tell_came(self, room: RoomId, person: Person) -> None:
        face, there = self._faces.of(person), self._scribe.rooms.channel(room)
        if not there:
            return
        lines: dict[IrcDialect, bytes] = {}
        for dialect, listener in self.hearers([room]):
            if listener.person.id == person.id:
                continue
            if dialect not in lines:
                lines[dialect] = self.join(dialect, face, there) + self.away(dialect, face)
            self._engine.out.push(listener, lines[dialect])

    def join(self, dialect: IrcDialect, face: Face, there: str) -> bytes:
        """The line that says somebody came."""
        more = [face.login, face.real or face.name] if cap.EXTENDED_JOIN in dialect.caps else []
        return self._line(dialect, face, "JOIN", there, *more)

    def away(self, dialect: IrcDialect, face: Face) -> bytes:
        """That who came is away, for those who want to know (away-notify)."""
        if face.away is None or cap.AWAY_NOTIFY not in dialect.caps:
            return b""
        return self._line(dialect, face, "AWAY", face.away)

    def _tell_gone(self, face: Face, rooms: list[RoomId], why: str) -> None:
        shown = [room for room in rooms if self._scribe.rooms.channel(room)]
        if face.id not in self._engine.telling.online:
            self.tell(shown, face, "QUIT", why)
            return
        for room in shown:
            if (room, face.id) not in self._scribe.gone:
                self.tell([room], face, "PART", self._scribe.rooms.channel(room))

    def _line(self, dialect: IrcDialect, face: Face, command: str, *params: str) -> bytes:
        tags = written_tags(dialect.marks(self._engine.clock(), face.id))
        return write(command, params, face.source, tags)
