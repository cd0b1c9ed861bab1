"""What happens to people while their hello is looked up, so that no session begins stale."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager

from linnet.protocol.entries import Entry, Said
from linnet.protocol.folding import is_change
from linnet.protocol.frames import Marker
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Named
from linnet.protocol.reasons import Reason, Refused


class Arrivals:
    """Remembers who came to rooms, read, spoke or was signed out, while anybody is arriving.

    Looking up who somebody is and where they belong waits for the store. An invitation or a
    log out told meanwhile finds no connection to tell it to, and must not be missed.
    """

    def __init__(self) -> None:
        self._under_way = 0
        self._moves: dict[PersonId, int] = {}
        self._changes = 0
        self._ended: set[bytes] = set()
        self._blocked: dict[PersonId, Sequence[Named]] = {}
        self._markers: dict[tuple[PersonId, RoomId], Marker] = {}

    @contextmanager
    def under_way(self) -> Iterator[None]:
        """Somebody is being looked up."""
        self._under_way += 1
        try:
            yield
        finally:
            self._under_way -= 1
            if not self._under_way:
                self._moves.clear()
                self._changes = 0
                self._ended.clear()
                self._markers.clear()
                self._blocked.clear()

    def moved(self, people: Iterable[PersonId]) -> None:
        """What these people are told at arrival is another: a room, a level, a draft."""
        if self._under_way:
            for id in people:
                self._moves[id] = self._moves.get(id, 0) + 1

    def moves(self, person: PersonId) -> int:
        """A number that is another one after each move."""
        return self._moves.get(person, 0) + self._changes

    def marked(self, person: PersonId, room: RoomId, at: Marker) -> None:
        """This person has read up to here."""
        if self._under_way:
            self._markers[person, room] = at

    def happened(self, entries: Iterable[Entry]) -> None:
        """Who said something has read up to there, and others may be called now or no more."""
        if self._under_way:
            for entry in entries:
                self._happened(entry)

    def _happened(self, entry: Entry) -> None:
        body = entry.body
        if isinstance(body, Said):
            at = Marker(seq=entry.seq, count=entry.count, head=entry.seq)
            self.marked(entry.by, entry.room, at)
            self.moved(body.mentions)
        if is_change(entry) or (isinstance(body, Said) and body.calls):
            self._changes += 1

    def marker(self, person: PersonId, room: RoomId) -> Marker | None:
        """How far somebody has read, if that changed meanwhile."""
        return self._markers.get((person, room))

    def blocks(self, person: PersonId, people: Sequence[Named]) -> None:
        """These are all whom this person has blocked."""
        if self._under_way:
            self._blocked[person] = people

    def blocked(self, person: PersonId, found: Sequence[Named]) -> Sequence[Named]:
        """Whom somebody has blocked: those that were found, unless that changed meanwhile."""
        return self._blocked.get(person, found)

    def end(self, sessions: Iterable[bytes]) -> None:
        """These sessions ended."""
        if self._under_way:
            self._ended.update(sessions)

    def check(self, session: bytes) -> None:
        """Raises Refused `signed-out` for a session that ended meanwhile."""
        if session in self._ended:
            raise Refused(Reason.SIGNED_OUT)
