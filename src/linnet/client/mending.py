"""Finds what is missing in timelines and asks for it, one page at a time for each room."""

from collections.abc import Iterable

from linnet.client.restoring import Restoring
from linnet.client.send_ids import SendIds
from linnet.client.world import World
from linnet.protocol.commands import History
from linnet.protocol.frames import HistoryPage
from linnet.protocol.ids import RoomId


class Mending:
    """Knows how far each room has come on the server, and what was asked already."""

    def __init__(self, world: World, ids: SendIds) -> None:
        self._world = world
        self._ids = ids
        self._heads: dict[RoomId, int] = {}
        self._asked: dict[RoomId, tuple[str, int]] = {}
        self._last_seen: dict[RoomId, int] = {}
        self._restoring = Restoring(world, ids)

    def head(self, room: RoomId, seq: int) -> None:
        """The room has come at least so far."""
        self._heads[room] = max(seq, self._heads.get(room, 0))

    def disconnected(self) -> None:
        """Nobody will answer; heads may be others when the server comes back."""
        self._asked.clear()
        self._heads.clear()
        self._last_seen.clear()
        self._restoring.disconnected()

    def behind(self) -> list[RoomId]:
        """Rooms that lack entries and got none since this was last asked."""
        stuck: list[RoomId] = []
        for room, timeline in self._world.timelines.items():
            if self._heads.get(room, 0) > timeline.last == self._last_seen.get(room):
                self._asked.pop(room, None)
                stuck.append(room)
            self._last_seen[room] = timeline.last
        return stuck + self._restoring.rooms()

    def anew(self, room: RoomId) -> None:
        """The timeline begins elsewhere now; what was asked before does not help."""
        self._asked.pop(room, None)

    def questions(self, rooms: Iterable[RoomId]) -> list[History]:
        """What to ask for so that these rooms have all that the server has."""
        rooms = list(rooms)
        restored = filter(None, map(self._restoring.question, rooms))
        return [*self._missing(rooms), *restored]

    def _missing(self, rooms: Iterable[RoomId]) -> list[History]:
        return [
            self._ask(room, timeline.last)
            for room in rooms
            if room not in self._asked
            and (timeline := self._world.timelines.get(room))
            and (timeline.gap or self._heads.get(room, 0) > timeline.last)
        ]

    def answered(self, page: HistoryPage) -> bool:
        """Whether this page was asked for here and brought news, so that more may follow."""
        if self._restoring.answered(page):
            return True
        send_id, after = self._asked.get(page.room, ("", 0))
        if send_id != page.send_id:
            return False
        del self._asked[page.room]
        timeline = self._world.timelines.get(page.room)
        return timeline is not None and timeline.last > after

    def refused(self, send_id: str) -> bool:
        """Whether this question was one of ours; it is asked again while the room is behind."""
        for room, (asked, _) in self._asked.items():
            if asked == send_id:
                del self._asked[room]
                return True
        return self._restoring.refused(send_id)

    def _ask(self, room: RoomId, after: int) -> History:
        send_id = self._ids.next()
        self._asked[room] = (send_id, after)
        return History(send_id=send_id, room=room, after=after, limit=self._world.limits.page)
