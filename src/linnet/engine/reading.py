"""Questions about rooms and people, answered under the same rules for every door."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from msgspec import UNSET, Struct, UnsetType

from linnet.engine.following import Following
from linnet.engine.listener import Listener
from linnet.engine.pages import fitting, fitting_around, weight
from linnet.engine.presence import present
from linnet.engine.views import notes, view
from linnet.hub.administration import THE_ADMINISTRATOR
from linnet.hub.permissions import VOICE, Act, authorise, check_ban, check_mute, may
from linnet.hub.restrictions import FREE
from linnet.hub.room import Room, is_administrators, role_of
from linnet.hub.text import room_key
from linnet.protocol import limits
from linnet.protocol.entries import Entry
from linnet.protocol.frames import HistoryPage, Marker, Named, RoomView
from linnet.protocol.ids import LOBBY, Millis, PersonId, RoomId, is_notes
from linnet.protocol.mine import Draft, Level
from linnet.protocol.people import Person, Present, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Standing, Store

UNREAD = Marker(seq=0, count=0)


class Seat(Struct, frozen=True, kw_only=True):
    """A room somebody looks at, what of it is theirs alone, and who the other of two is."""

    room: Room
    read: Marker = UNREAD
    other: Named | UnsetType = UNSET
    level: Level = "everything"
    draft: Draft | UnsetType = UNSET


class Reading:
    """Everything that is read; nothing here changes a room."""

    def __init__(
        self,
        store: Store,
        following: Following,
        clock: Callable[[], Millis],
        online: Mapping[PersonId, Sequence[Listener]],
        name_key: Callable[[str], str],
    ) -> None:
        self._clock = clock
        self._online = online
        self._name_key = name_key
        self._store = store
        self._following = following

    async def resolve(self, person: Person, ref: str) -> RoomId:
        """The id behind a room's id, or behind its name as this person knows it.

        Raises Refused `no-such-room`.
        """
        if ref == LOBBY or ref.startswith("~"):
            return RoomId(ref)
        found = await self._store.room_named(room_key(ref), person.id)
        if found is None:
            raise Refused(Reason.NO_SUCH_ROOM)
        return found

    async def room(self, person: Person, act: Act, ref: str) -> Room:
        """The room, if the person may do this there. Raises Refused."""
        found = await self._store.room(await self.resolve(person, ref))
        at = self._clock()
        lobby = await self.lobby()
        check_ban(person.id, lobby, at)
        if act in VOICE:
            check_mute(lobby.bars.get(person.id, FREE).hushed, at)
        return authorise(person, act, found, at)

    async def readable(self, person: Person, rooms: Iterable[Room | None]) -> list[Room]:
        """Those of these rooms that this person may read now. Raises Refused `banned`."""
        at = self._clock()
        check_ban(person.id, await self.lobby(), at)
        return [room for room in rooms if room and may(person, Act.READ, room, at)]

    async def history(
        self,
        person: Person,
        ref: str,
        *,
        before: int | None = None,
        after: int | None = None,
        around: int | None = None,
        limit: int = 50,
        send_id: str = "",
    ) -> HistoryPage:
        """A page of a room's log: before a seq, after a seq, around one, or the newest.

        Around a seq, half of the page is before it where there is as much; `more` says whether
        there are later entries, and earlier ones are there where the first seq is above 1.
        Raises Refused: `no-such-room`, `bad-frame` for `around` with another place.
        """
        room = await self.room(person, Act.READ, ref)
        most = min(limit, limits.PAGE)
        if around is not None:
            if before is not None or after is not None:
                raise Refused(Reason.BAD_FRAME, "Around a place is neither before nor after one.")
            page, more = await self._around(room, around, most)
        elif after is not None:
            upto = None if before is None else before - 1
            found = await self._store.entries(room.id, after=after, limit=most + 1, upto=upto)
            page = fitting(found[:most], weight)
            more = len(page) < len(found)
        else:
            until = room.seq + 1 if before is None else before
            found = await self._store.entries_before(room.id, before=until, limit=most + 1)
            page = fitting(found[-most:][::-1], weight)[::-1]
            more = len(page) < len(found)
        return HistoryPage(
            send_id=send_id, room=room.id, entries=list(page), head=room.seq, more=more
        )

    async def _around(self, room: Room, seq: int, most: int) -> tuple[Sequence[Entry], bool]:
        """The page, and whether there are later entries."""
        seq = min(seq, room.seq)
        start = max(0, min(seq - 1 - most // 2, room.seq - most))
        found = await self._store.entries(room.id, after=start, limit=most)
        page = fitting_around(found, seq)
        return page, bool(page) and page[-1].seq < room.seq

    async def people(
        self, person: Person, ref: str, offset: int, part: str = ""
    ) -> tuple[RoomId, list[Present], int]:
        """A page of a room's people, those online first, and how many there are.

        With `part` those alone whose name has it in it.
        """
        room = await self.room(person, Act.READ, ref)
        audience = self._following.audiences.get(room.id)
        online = audience.online if audience else {}
        most = limits.PEOPLE_PAGE
        if part.strip() or room.id == LOBBY:
            within = None if room.id == LOBBY else room.id
            key = self._name_key(part)
            found, total = await self._store.list_people(offset, most, key, within)
        else:
            ids = sorted(room.members, key=lambda id: (id not in online, id))
            found, total = await self._store.people(ids[offset : offset + most]), len(ids)
        bars, at = (await self.lobby()).bars, self._clock()
        out = {one.id for one in found if bars.get(one.id, FREE).banned > at}
        here = {one.id: self._online.get(one.id, ()) for one in found if one.id in online}
        shown = [
            present(
                one,
                here.get(one.id, ()),
                banned=one.id in out,
                here=role_of(room, one) or Role.MEMBER,
            )
            for one in found
        ]
        return room.id, sorted(shown, key=lambda one: not one.online), total

    async def member(self, person: Person, ref: str, who: Person) -> Present:
        """Somebody as a member of a room. Raises Refused `no-such-person` for who is none."""
        room = await self.room(person, Act.READ, ref)
        role = role_of(room, who)
        if role is None:
            raise Refused(Reason.NO_SUCH_PERSON, "They are not in this room.")
        banned = (await self.lobby()).bars.get(who.id, FREE).banned > self._clock()
        return present(who, self._online.get(who.id, ()), banned=banned, here=role)

    async def rooms(self, person: Person) -> list[RoomView]:
        """The rooms this person is in, then the open ones they could join."""
        views = [self.view(person, seat) for seat in await self.seats(person)]
        known = {seen.id for seen in views}
        for room in await self._store.open_rooms():
            if room.id not in known and not is_hidden(room, person):
                views.append(self.view(person, Seat(room=room)))
        return views

    async def room_view(self, person: Person, ref: str) -> RoomView:
        """One room as this person sees it. Raises Refused `no-such-room`."""
        room = await self.room(person, Act.READ, ref)
        seats = [seat for seat in await self.seats(person) if seat.room.id == room.id]
        return self.view(person, seats[0] if seats else Seat(room=room))

    async def lobby(self) -> Room:
        """The room everybody is in."""
        room = self._store.peek(LOBBY) or await self._store.room(LOBBY)
        assert room is not None, "a store is opened with a lobby"
        return room

    def keeps_order(self, id: PersonId, room: RoomId) -> bool:
        """Whether somebody is more than a member of a room at hand, there or on the server."""
        lobby, here = self._store.peek(LOBBY), self._store.peek(room)
        roles = [one.members.get(id, Role.MEMBER) for one in (lobby, here) if one is not None]
        return any(role is not Role.MEMBER for role in roles)

    async def seats(self, person: Person) -> list[Seat]:
        """The rooms a person is in, the lobby first, each at hand for `Store.peek`."""
        seats = []
        for standing in await self._store.standings(person.id):
            room = await self._store.room(standing.room)
            if room is not None and role_of(room, person) is not None:
                other = await self._other(person, room)
                seats.append(_seat(room, standing, other))
        return seats

    def view(self, person: Person, seat: Seat) -> RoomView:
        """A room as this person sees it, now."""
        room = self._store.peek(seat.room.id) or seat.room
        audience = self._following.audiences.get(room.id)
        members = self._store.members(room)
        return view(room, person, seat.read, audience, members, seat.other, seat.level, seat.draft)

    async def _other(self, person: Person, room: Room) -> Named | UnsetType:
        if room.kind != "direct":
            return UNSET
        if is_administrators(room):
            return Named(id=THE_ADMINISTRATOR.id, name=THE_ADMINISTRATOR.name)
        if is_notes(room.id):
            return notes(person)
        id = next((id for id in room.members if id != person.id), person.id)
        found = await self._store.person(id)
        return Named(id=id, name=found.name if found else id)


def is_hidden(room: Room, person: Person) -> bool:
    """Whether a room is not to be listed to somebody."""
    return room.policy.hidden and role_of(room, person) is None


def _seat(room: Room, mine: Standing, other: Named | UnsetType) -> Seat:
    draft = UNSET if mine.draft is None else mine.draft
    return Seat(room=room, read=mine.read, other=other, level=mine.level, draft=draft)
