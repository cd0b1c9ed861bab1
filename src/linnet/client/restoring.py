"""Fetches anew what a moderator removed and somebody took back, one page at a time."""

from linnet.client.send_ids import SendIds
from linnet.client.world import World
from linnet.protocol.commands import History
from linnet.protocol.frames import HistoryPage
from linnet.protocol.ids import RoomId


class Restoring:
    """Each restoration that is held is looked after once, even if it brings nothing."""

    def __init__(self, world: World, ids: SendIds) -> None:
        self._world = world
        self._ids = ids
        self._asked: dict[RoomId, tuple[str, int]] = {}
        self._place: dict[RoomId, int] = {}
        self._done: dict[RoomId, int] = {}

    def disconnected(self) -> None:
        """Nobody will answer."""
        self._asked.clear()
        self._place.clear()

    def rooms(self) -> list[RoomId]:
        """Rooms in which something is to be fetched."""
        return [room for room in self._world.timelines if self._places(room)]

    def question(self, room: RoomId) -> History | None:
        """What to ask for; None while a page is on its way, or when nothing is missing."""
        places = self._places(room)
        if not places or room in self._asked:
            return None
        send_id = self._ids.next()
        self._asked[room] = (send_id, self._world.timelines[room].last)
        return History(
            send_id=send_id,
            room=room,
            after=places[0] - 1,
            before=places[-1] + 1,
            limit=self._world.limits.page,
        )

    def answered(self, page: HistoryPage) -> bool:
        """Whether this page was asked for here; then `question` says how to go on."""
        send_id, last = self._asked.get(page.room, ("", 0))
        if send_id != page.send_id:
            return False
        del self._asked[page.room]
        if page.more and page.entries:
            self._place[page.room] = page.entries[-1].seq
        else:
            self._done[page.room] = last
            self._place.pop(page.room, None)
        return True

    def refused(self, send_id: str) -> bool:
        """Whether this question was one of ours; it is asked again after a while."""
        for room, (asked, _) in self._asked.items():
            if asked == send_id:
                del self._asked[room]
                return True
        return False

    def _places(self, room: RoomId) -> list[int]:
        timeline = self._world.timelines.get(room)
        if timeline is None:
            return []
        from_here = self._place.get(room, 0)
        return [seq for seq in timeline.restored(self._done.get(room, 0)) if seq > from_here]
