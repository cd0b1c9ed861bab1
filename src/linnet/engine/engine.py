"""Wish in, entry out: decide, then remember, then tell. Always in that order."""

import asyncio
import secrets
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import islice
from typing import Protocol

from msgspec.structs import replace

from linnet.auth.addresses import Addresses
from linnet.bus.api import Bus
from linnet.engine import calling, presence
from linnet.engine.inviting import Inviting
from linnet.engine.keeping import Keeping
from linnet.engine.listener import JUST_LOBBY, Listener
from linnet.engine.messages import Messages
from linnet.engine.mine import Mine
from linnet.engine.moderating import Moderating
from linnet.engine.outbound import Outbound
from linnet.engine.rates import HASTE, Rates, too_often
from linnet.engine.reading import Reading, Seat
from linnet.engine.reporting import Reporting
from linnet.engine.searching import Searching
from linnet.engine.telling import Telling
from linnet.hub.decide import Deciding
from linnet.hub.permissions import Act, check_ban
from linnet.hub.rates import Kind, Rate, kind_of
from linnet.hub.room import Room, role_of
from linnet.protocol import limits
from linnet.protocol.commands import (
    Ban,
    CreateRoom,
    Direct,
    Invite,
    ModerationCommand,
    RoomCommand,
    Say,
    SetPolicy,
    SetRole,
    Unban,
    Voice,
)
from linnet.protocol.entries import Entry
from linnet.protocol.frames import Marker, ReadTold, RoomView, TypingTold
from linnet.protocol.ids import LOBBY, Millis, PersonId, RoomId, direct_room
from linnet.protocol.people import Person, Present
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store, Turn

Settle = Callable[[Turn], None]


class Names(Protocol):
    """Who turns a person's name into the key it is found by."""

    def __call__(self, name: str) -> str: ...


class Engine:
    """The shell round the hub. Everything here belongs to one event loop."""

    def __init__(
        self,
        store: Store,
        bus: Bus,
        clock: Callable[[], Millis],
        name_key: Names,
        rates: Mapping[Kind, Rate | None] = {},
    ) -> None:
        """`rates` says how often one person may do what; a kind that is absent is not limited."""
        self.rates = Rates(rates)
        self.out = Outbound()
        self.telling = Telling(store, self.out)
        self.following = self.telling.following
        self.reading = Reading(store, self.following, clock, self.telling.online, name_key)
        self.messages = Messages(store, self.reading)
        self.searching = Searching(store, self.reading, self.find_person)
        self.clock = clock
        self.keeping = Keeping(self, store, clock)
        self.stopping = False
        self._store = store
        self._bus = bus
        self._name_key = name_key
        self.mine = Mine(store, self.reading, self.telling, self.out, clock, self.find_person)
        self.addresses = Addresses()
        self.moderating = Moderating(
            store, self.reading, self.addresses, clock, self.find_person, self.take
        )
        self.inviting = Inviting(store, self.reading, self.addresses, clock, self.take)
        self.reporting = Reporting(
            store, self.reading, self.messages, self.telling, self.out, clock
        )
        self._presence = presence.Gathering(self._tell_presence)
        self._typing: dict[RoomId, dict[PersonId, None]] = {}
        self._named: list[Present] | None = None
        self._messages = self.rates.buckets.get(Kind.MESSAGES)
        self._hasty: list[Turn] = []
        store.listen(self._committed)
        bus.listen(self.telling.hear)

    # Wishes

    def say(self, by: Person, room: RoomId, command: Say, settle: Settle) -> None:
        """Post a message to a room; `settle` is called after the commit."""
        turn = Turn(room, by, command, self.clock(), settle)
        if self.stopping:
            turn.refused = Refused(Reason.SERVER_STOPPING)
            settle(turn)
        elif self._messages is not None and (wait := self._messages.take(by.id)):
            self._refuse_later(turn, too_often(wait))
        else:
            if "@" in command.text:
                turn.words = calling.words(command, self._name_key)
            self._store.submit(turn)

    async def perform(self, by: Person, command: RoomCommand) -> Entry:
        """Carry out one command and wait until it is committed. Raises Refused."""
        await self.admit(by, kind_of(command))
        if isinstance(command, SetPolicy) and command.everywhere:
            return await self.moderating.calm(by, command)
        room, who = await self._about(by, command)
        if isinstance(command, Ban) and command.address and who is not None:
            return await self.moderating.ban(by, room, command, who)
        entry = await self.take(by, room, command, who)
        if isinstance(command, Unban):
            await self.moderating.load_addresses()
        return entry

    async def take(
        self, by: Person, room: RoomId, command: Deciding, who: PersonId | None = None
    ) -> Entry:
        """Take one turn and wait until it is committed. Raises Refused."""
        if self.stopping:
            raise Refused(Reason.SERVER_STOPPING)
        done: asyncio.Future[Turn] = asyncio.get_running_loop().create_future()
        words = calling.words(command, self._name_key)
        self._store.submit(Turn(room, by, command, self.clock(), _resolve(done), who, words))
        turn = await done
        if turn.refused is not None:
            raise turn.refused
        assert turn.entry is not None, "a turn has an entry or a refusal"
        return turn.entry

    async def admit(self, by: Person, kind: Kind) -> None:
        """Count one of these. Raises Refused `rate-limited`.

        Commands are counted by `say`, `perform` and `typing`, files by `Shelf.begin`; doors
        count what they answer by themselves: questions, and requests.
        """
        await self.rates.admit(by.id, kind)

    async def read(self, by: Person, ref: str, seq: int) -> tuple[RoomId, Marker]:
        """Move a read marker; the person's other connections hear of it."""
        room = await self.reading.room(by, Act.READ, ref)
        marker = await self._store.mark_read(by.id, room.id, seq)
        self.telling.arrivals.marked(by.id, room.id, marker)
        for listener in self.telling.online.get(by.id, ()):
            told = ReadTold(
                room=room.id,
                seq=marker.seq,
                count=marker.count,
                mentions=marker.mentions,
                head=marker.head,
            )
            self.out.tell(listener, told)
        return room.id, marker

    async def typing(self, by: Person, ref: str) -> None:
        """Somebody writes; a signal for those in the room, gathered and not kept.

        Who signals too often, or may not speak now, is not told so: nobody waits for an answer
        to a signal.
        """
        if await self.rates.count(by.id, Kind.SIGNALS):
            return
        try:
            room = (await self.reading.room(by, Act.SAY, ref)).id
        except Refused as refused:
            if refused.reason in (Reason.MUTED, Reason.LOCKED):
                return
            raise
        if not self._typing:
            asyncio.get_running_loop().call_later(presence.GATHER, self._tell_typing)
        self._typing.setdefault(room, {})[by.id] = None

    async def find_person(self, ref: str) -> Person:
        """Somebody by id or by name. Raises Refused `no-such-person`."""
        found = await self._store.person(PersonId(ref)) if ref.isdecimal() else None
        if found is None:
            login = await self._store.person_by_key(self._name_key(ref))
            found = login.person if login else None
        if found is None:
            raise Refused(Reason.NO_SUCH_PERSON)
        return found

    def change_rates(self, rates: Mapping[Kind, Rate | None]) -> None:
        """How often one person may do what from now on; see `__init__`."""
        self.rates.change(rates)
        self._messages = self.rates.buckets.get(Kind.MESSAGES)

    # Connections

    async def seats(self, person: Person) -> list[Seat]:
        """The rooms somebody who arrives is in; looked up again when that changed meanwhile."""
        arrivals = self.telling.arrivals
        while True:
            before = arrivals.moves(person.id)
            seats = await self.reading.seats(person)
            if arrivals.moves(person.id) == before:
                return seats

    def is_online(self, person: PersonId, session: str = "") -> bool:
        """Whether somebody is connected, perhaps with the session whose hash begins so."""
        found = self.telling.online.get(person, ())
        return any(one.session.hex().startswith(session) for one in found)

    def check_ban(self, person: Person) -> None:
        """Just before somebody arrives: a ban told until now did not find this connection.

        Raises Refused `banned`.
        """
        lobby = self._store.peek(LOBBY)
        if lobby is not None:
            check_ban(person.id, lobby, self.clock())

    def arrive(
        self, listener: Listener, seats: Iterable[Seat], held: Mapping[str, int]
    ) -> list[RoomView]:
        """A connection said hello: from the heads of these views on it hears its rooms."""
        person = listener.person
        seats = [seat for seat in seats if role_of(self._now(seat), person) is not None]
        for seat in seats:
            room = self._now(seat)
            audience = self.following.audience(room.id, room.seq, room.count)
            self.following.follow(listener, audience, held.get(room.id))
        rooms = tuple(seat.room.id for seat in seats)
        listener.rooms = JUST_LOBBY if rooms == JUST_LOBBY else rooms
        known = self.telling.online.get(person.id, ())
        self.telling.online[person.id] = (*known, listener)
        if not known:
            self._presence.move(person, rooms, (listener,))
            self.telling.tell_online(person, True)
        elif listener.unencrypted and not any(one.unencrypted for one in known):
            self._presence.change(person, rooms, (listener,))
        elif fresh := [room for room in rooms if self.following.heard(room, person.id) == 1]:
            self._presence.change(person, fresh, (listener,))
        if len(self._named or ()) < limits.WELCOME_PEOPLE:
            self._named = None
        return [self.reading.view(person, self._marked(person, seat)) for seat in seats]

    def depart(self, listener: Listener) -> None:
        """A connection is gone."""
        listener.gone = True
        self._named = None
        person = listener.person
        for room in listener.rooms:
            self.following.unfollow(listener, room)
        left = tuple(one for one in self.telling.online[person.id] if one is not listener)
        if left:
            self.telling.online[person.id] = left
            gone = [room for room in listener.rooms if not self.following.heard(room, person.id)]
            self._presence.change(person, gone, ())
        else:
            del self.telling.online[person.id]
            self.telling.tell_online(person, False)
            self._presence.move(person, listener.rooms, ())

    def enter(self, listener: Listener, room: RoomId) -> None:
        """A connection hears a room its person is in, from now on."""
        if room not in listener.rooms:
            found = self._store.peek(room)
            assert found is not None, "a room is looked up before somebody enters it"
            listener.rooms = (*listener.rooms, room)
            audience = self.following.audience(room, found.seq, found.count)
            self.following.follow(listener, audience, None)
            self._presence.change(listener.person, (room,), self.telling.online[listener.person.id])

    def withdraw(self, listener: Listener, room: RoomId) -> None:
        """A connection hears a room no longer, though its person stays in it."""
        listener.rooms = tuple(one for one in listener.rooms if one != room)
        self.following.unfollow(listener, room)
        if not self.following.heard(room, listener.person.id):
            self._presence.change(listener.person, (room,), ())

    def end_sessions(self, ended: Iterable[bytes], person: PersonId | None = None) -> None:
        """Close the connections that were opened with these sessions' tokens."""
        hashes = set(ended)
        self.telling.arrivals.end(hashes)
        ids = [person] if person else list(self.telling.online)
        for id in ids:
            for listener in self.telling.online.get(id, ()):
                if listener.session in hashes:
                    listener.close(Refused(Reason.SIGNED_OUT))

    def end_person(self, person: PersonId) -> None:
        """Close somebody's connections, after what they are told just now."""
        for listener in self.telling.online.get(person, ()):
            why = Refused(Reason.SIGNED_OUT)
            asyncio.get_running_loop().call_soon(listener.close, why)

    def change_person(self, person: Person) -> None:
        """Somebody has another name, kind or role: their connections go on as that."""
        self._named = None
        listeners = self.telling.online.get(person.id, ())
        before = [listener.person for listener in listeners]
        for listener in listeners:
            listener.person = person
        if listeners:
            self.telling.tell_changed(before[0], person)
            self._presence.change(person, listeners[0].rooms, listeners)

    def online_people(self) -> list[Present]:
        """Some of those online, for a welcome; the same list until it has to be another."""
        if self._named is None:
            first = islice(self.telling.online.values(), limits.WELCOME_PEOPLE)
            self._named = [presence.present(listeners[0].person, listeners) for listeners in first]
        return self._named

    async def compare_heads(self) -> None:
        """Mend audiences the bus left behind: for a bus that may lose the last news."""
        rooms = list(self.following.audiences)
        for room, head in (await self._store.heads(rooms)).items():
            audience = self.following.audiences.get(room)
            if audience is not None and head > audience.told:
                self.following.mend(audience, head)

    async def close(self) -> None:
        """End what runs in the background; the store is closed by who opened it."""
        await self.following.close()

    # Between

    def _now(self, seat: Seat) -> Room:
        return self._store.peek(seat.room.id) or seat.room

    def _marked(self, person: Person, seat: Seat) -> Seat:
        """The seat with the marker as it is now."""
        read = self.telling.arrivals.marker(person.id, seat.room.id)
        return seat if read is None else replace(seat, read=read)

    async def _about(self, by: Person, command: RoomCommand) -> tuple[RoomId, PersonId | None]:
        """The room a command is about, and the person it names, by their ids."""
        who = None
        if isinstance(command, Direct | Invite | SetRole | Voice | ModerationCommand):
            who = (await self.find_person(command.who)).id
        if isinstance(command, ModerationCommand) and command.everywhere:
            return LOBBY, who
        if isinstance(command, CreateRoom):
            return RoomId(f"~{secrets.token_hex(5)}"), who
        if isinstance(command, Direct):
            assert who is not None, "find_person found somebody or refused"
            return direct_room(by.id, who), who
        return await self.reading.resolve(by, command.room), who

    def _refuse_later(self, turn: Turn, refused: Refused) -> None:
        turn.refused = refused
        if not self._hasty:
            asyncio.get_running_loop().call_later(HASTE, self._refuse_hasty)
        self._hasty.append(turn)

    def _refuse_hasty(self) -> None:
        hasty, self._hasty = self._hasty, []
        for turn in hasty:
            turn.settle(turn)

    def _committed(self, turns: Sequence[Turn]) -> None:
        for turn in turns:
            turn.settle(turn)
        fresh = [turn.entry for turn in turns if turn.fresh and turn.entry is not None]
        if fresh:
            self.telling.arrivals.happened(fresh)
            self._bus.publish(fresh)
        else:
            self.out.flush()

    def _tell_presence(self, room: RoomId, came: list[Present], went: list[Present]) -> None:
        audience = self.following.audiences.get(room)
        if audience is not None:
            told = presence.frame(room, came, went, len(audience.online))
            audience.signal(told, {person.id for person in (*told.came, *told.went)})
            self.out.flush()

    def _tell_typing(self) -> None:
        gathered, self._typing = self._typing, {}
        for room, who in gathered.items():
            audience = self.following.audiences.get(room)
            if audience is not None:
                told = TypingTold(room=room, who=list(who)[: limits.PRESENCE_NAMES])
                audience.signal(told, told.who)
        self.out.flush()


def _resolve(done: "asyncio.Future[Turn]") -> Settle:
    def settle(turn: Turn) -> None:
        if not done.cancelled():
            done.set_result(turn)

    return settle
