"""Searching: in the rooms somebody may read now, and answered from no others."""

from collections.abc import Awaitable, Callable, Sequence

from linnet.engine import search_line
from linnet.engine.reading import Reading
from linnet.engine.search_line import Line
from linnet.hub.permissions import Act
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.ids import PersonId, RoomId, direct_room
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.protocol.search import Found, Hit, Search
from linnet.store.api import Finding, Sought, Store

FindPerson = Callable[[str], Awaitable[Person]]
NOTHING = Finding(hits=[], total=0, more=False, partial=False)


class Searching:
    """Finds messages for people."""

    def __init__(self, store: Store, reading: Reading, find_person: FindPerson) -> None:
        self._store = store
        self._reading = reading
        self._find_person = find_person

    async def search(self, by: Person, wish: Search) -> Found:
        """A page of messages, those around them with each.

        Raises Refused: `bad-search` for too many words or what takes too long, `no-such-room`
        for a `room` that may not be read.
        """
        line = search_line.read(wish.query, wish.zone)
        _check_length(line)
        sought = await self._sought(by, wish, line)
        found = NOTHING if sought is None else await self._store.search(sought)
        if not await self._may_read(by, found.hits):
            return await self.search(by, wish)
        return Found(
            send_id=wish.send_id,
            hits=found.hits,
            total=found.total,
            more=found.more,
            unknown=line.unknown,
            partial=found.partial,
        )

    async def _sought(self, by: Person, wish: Search, line: Line) -> Sought | None:
        """The search with ids for names; None when it can find nothing."""
        rooms = await self._rooms(by, wish, line)
        authors = [await self._id(by, name, line) for name in line.by]
        others = [await self._id(by, name, line) for name in line.not_by]
        named = tuple(filter(None, authors))
        if not line.asks or not rooms or (line.by and not named):
            return None
        return Sought(
            rooms=list(rooms.values()),
            wanted=line.wanted,
            unwanted=line.unwanted,
            by=named,
            not_by=tuple(filter(None, others)),
            has=line.has,
            has_not=line.has_not,
            since=line.since,
            until=line.until,
            order=wish.order,
            offset=wish.offset,
            limit=wish.limit,
            context=wish.context,
        )

    async def _id(self, by: Person, name: str, line: Line) -> PersonId | None:
        """Whom a filter means; a name that nobody has is noted."""
        if name.casefold() == "me":
            return by.id
        try:
            return (await self._find_person(name)).id
        except Refused:
            line.unknown.append(f"from:{name}")
            return None

    async def _rooms(self, by: Person, wish: Search, line: Line) -> dict[RoomId, Room]:
        """Where to look: the rooms named, or all this person may read."""
        if line.rooms:
            rooms = await self._named(by, line.rooms, line)
        elif wish.room is not None:
            room = await self._reading.room(by, Act.READ, wish.room)
            rooms = {room.id: room}
        else:
            rooms = await self._all(by)
        for id in await self._named(by, line.not_rooms, line):
            rooms.pop(id, None)
        return rooms

    async def _named(self, by: Person, names: Sequence[str], line: Line) -> dict[RoomId, Room]:
        """Those of these rooms that may be read; the others are noted, whether there or not."""
        rooms = {}
        for name in names:
            try:
                ref = name
                if name.startswith("@"):
                    ref = direct_room(by.id, (await self._find_person(name[1:])).id)
                room = await self._reading.room(by, Act.READ, ref)
                rooms[room.id] = room
            except Refused:
                line.unknown.append(f"in:{name}")
        return rooms

    async def _all(self, by: Person) -> dict[RoomId, Room]:
        """The rooms this person is in, and the open ones; each is asked whether they may read."""
        found = [await self._store.room(one.room) for one in await self._store.standings(by.id)]
        found += await self._store.open_rooms()
        return {room.id: room for room in await self._reading.readable(by, found)}

    async def _may_read(self, by: Person, hits: list[Hit]) -> bool:
        """Whether all of these may be read still, now that they are about to be told."""
        rooms = [await self._store.room(id) for id in {hit.entry.room for hit in hits}]
        return len(await self._reading.readable(by, rooms)) == len(rooms)


def _check_length(line: Line) -> None:
    named = sum(len(term.words) for term in (*line.wanted, *line.unwanted))
    if named + len(line.by) + len(line.rooms) > limits.SEARCH_WORDS:
        raise Refused(
            Reason.BAD_SEARCH, f"A search has at most {limits.SEARCH_WORDS} words; leave some out."
        )
