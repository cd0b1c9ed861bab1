"""Invitations: made, looked at, taken back, and coming into a room by one."""

from collections.abc import Callable
from typing import Protocol

from linnet.auth import tokens
from linnet.auth.addresses import Addresses
from linnet.auth.throttle import Tries
from linnet.engine.reading import Reading
from linnet.hub import invitations
from linnet.hub.decide import Deciding
from linnet.hub.facts import Invitation
from linnet.hub.invitations import NO_GOOD, Accepting
from linnet.hub.permissions import Act
from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.entries import Entry
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.invitations import InvitationLook, InvitationView
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store
from linnet.store.invitations import InvitationRow
from linnet.store.roster import Note


class Take(Protocol):
    """How a turn is taken: it raises Refused, or gives the entry it became."""

    async def __call__(
        self, by: Person, room: RoomId, command: Deciding, who: PersonId | None = None
    ) -> Entry: ...


class Inviting:
    """Everything here belongs to one event loop. `by` is checked; each may raise Refused."""

    def __init__(
        self,
        store: Store,
        reading: Reading,
        addresses: Addresses,
        clock: Callable[[], Millis],
        take: Take,
    ) -> None:
        self._store = store
        self._kept = store.invitations
        self._reading = reading
        self._addresses = addresses
        self._clock = clock
        self._take = take
        self._tries = Tries()

    async def make(
        self, by: Person, ref: str, span: int, uses: int, *, accounts: bool = False
    ) -> tuple[InvitationView, str]:
        """A new invitation, good for `span` seconds and `uses` people (0: any number).

        Its secret is told only now.
        """
        invitations.check_wish(span, uses)
        room, at = await self._reading.room(by, Act.READ, ref), self._clock()
        invitations.check_make(by, room, at, accounts=accounts)
        secret = tokens.new_code()
        row = InvitationRow(
            hash=tokens.hash_code(secret),
            room=room.id,
            by=by.id,
            since=at,
            until=at + span * 1000,
            most=uses,
            accounts=accounts,
        )
        note = self._note("make-invitation", by, room)
        await self._kept.add(row, note, limits.INVITATIONS)
        found = await self._kept.of(room.id, at)
        return next(one for one in found if row.hash.hex().startswith(one.id)), secret

    async def of(self, by: Person, ref: str) -> list[InvitationView]:
        """Those of a room that are good: one's own, or all for who keeps order there."""
        room = await self._reading.room(by, Act.READ, ref)
        found = await self._kept.of(room.id, self._clock())
        return [one for one in found if invitations.sees(by, room, one.by.id)]

    async def drop(self, by: Person, ref: str, id: str) -> None:
        """It is worth nothing from now on."""
        room = await self._reading.room(by, Act.READ, ref)
        if not any(one.id == id for one in await self.of(by, ref)):
            raise Refused(Reason.BAD_CODE, "There is no such invitation; look at them.")
        await self._kept.drop(room.id, id, self._note("drop-invitation", by, room))

    async def look(self, code: str, address: str) -> InvitationLook:
        """What an invitation says to somebody who holds it and is not signed in yet."""
        self._tries.code(address)
        found, room, maker = await self._good(code)
        self._tries.code_was_right(address)
        return InvitationLook(
            room=room.id,
            name=room.name,
            by=maker.name,
            until=found.until,
            accounts=found.accounts,
        )

    async def accept(self, by: Person, send_id: str, code: str) -> tuple[RoomId, int]:
        """Come into the room; where, and the place of the entry, or its last for who is in it."""
        came_from = (self._addresses.of(by.id) or [by.id])[-1]
        self._tries.code(came_from)
        hash = tokens.hash_code(code)
        found = await self._kept.one(hash)
        if found is None:
            raise NO_GOOD
        try:
            entry = await self._take(
                by, found.room, Accepting(send_id=send_id, hash=hash), found.by
            )
        except Refused as refused:
            if refused.reason is not Reason.ALREADY_THERE:
                raise
        self._tries.code_was_right(came_from)
        room = await self._store.room(found.room)
        return found.room, room.seq if room else entry.seq

    async def _good(self, code: str) -> tuple[Invitation, Room, Person]:
        found = await self._kept.one(tokens.hash_code(code))
        found = invitations.check_good(found, self._clock())
        room = await self._store.room(found.room)
        maker = await self._store.person(found.by)
        if room is None or maker is None:
            raise NO_GOOD
        invitations.check_maker(maker, room, found, self._clock())
        return found, room, maker

    def _note(self, kind: str, by: Person, room: Room) -> Note:
        return Note(kind=kind, by=by, at=self._clock(), room=room.id)
