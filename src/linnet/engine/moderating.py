"""Keeping order: what takes more than one turn, and what moderators ask for."""

import asyncio
from collections.abc import Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from typing import Protocol

import structlog
from msgspec import Struct

from linnet.auth.addresses import Addresses, bannable
from linnet.engine.reading import Reading
from linnet.hub import text
from linnet.hub.deeds import Deed
from linnet.hub.moderation import Sweep
from linnet.hub.permissions import EVERYWHERE, Act, authorise_everywhere, may
from linnet.hub.policies import Calming
from linnet.hub.ranks import check_rank
from linnet.hub.restrictions import FOREVER
from linnet.hub.room import Room
from linnet.hub.sweeps import parts
from linnet.protocol import limits
from linnet.protocol.commands import Ban, Purge, SetPolicy, Undo
from linnet.protocol.entries import Entry, Purged
from linnet.protocol.ids import LOBBY, Millis, PersonId, RoomId
from linnet.protocol.moderation import ActsTold, PurgeTold
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Store

log = structlog.get_logger()
TIDIED = 3600.0
"""Seconds between two looks at what need not be kept for undoing any more."""


class Take(Protocol):
    """How a turn is taken: it raises Refused, or gives the entry it became."""

    def __call__(
        self, by: Person, room: RoomId, command: Ban | Sweep | Calming | Undo, who: PersonId | None
    ) -> Awaitable[Entry]: ...


class _Begun(Struct, frozen=True):
    """A purge of which a part was carried out; it goes on from the same moment."""

    act: Deed
    since: Millis


class Moderating:
    """Purges, undoing, the audit log, and bans of addresses."""

    def __init__(
        self,
        store: Store,
        reading: Reading,
        addresses: Addresses,
        clock: Callable[[], Millis],
        find: Callable[[str], Awaitable[Person]],
        take: Take,
    ) -> None:
        self._store = store
        self._records = store.records
        self._reading = reading
        self._addresses = addresses
        self._clock = clock
        self._find = find
        self._take = take

    # Bans of addresses

    async def ban(self, by: Person, room: RoomId, command: Ban, who: PersonId) -> Entry:
        """A ban that counts for the addresses as well. Raises Refused."""
        addresses = bannable(self._addresses.of(who), self._addresses.of(by.id))
        entry = await self._take(by, room, command, who)
        until = FOREVER if command.span is None else entry.at + command.span * 1000
        await self._records.ban_addresses(who, addresses, until)
        await self.load_addresses()
        return entry

    async def load_addresses(self) -> None:
        """Let the doors know which addresses are banned now."""
        self._addresses.ban(await self._records.banned_addresses())

    # Rooms

    async def calm(self, by: Person, command: SetPolicy) -> Entry:
        """Slow all rooms down or lock them, as one act; the lobby tells it. Raises Refused."""
        first = Calming(send_id=command.send_id, room=LOBBY, change=command)
        entry = await self._take(by, LOBBY, first, None)
        act = await self._records.act_at(entry)
        assert act is not None, "a change of policy is an act"
        for room in () if act.undone else await self._records.rooms():
            part = Calming(
                send_id=f"{command.send_id}/{room}", room=room, change=command, part_of=act.id
            )
            with _perhaps_so_already():
                await self._take(by, room, part, None)
        return entry

    # Purges

    async def purge(self, by: Person, command: Purge) -> PurgeTold:
        """Remove somebody's messages, or count them. Raises Refused."""
        who = await self._find(command.who)
        room = await self._purged_room(by, command)
        at = RoomId(LOBBY) if room is None else room.id
        where = room or await self._reading.lobby()
        check_rank(by, who, Act.PURGE, where, everywhere=room is None)
        since = 0 if command.span is None else self._clock() - command.span * 1000
        begun = None if command.preview else await self._begun(by, command, who.id, at)
        if begun is not None:
            since = begun.since
        found = await self._records.places(who.id, None if room is None else at, since)
        if command.preview:
            number = sum(map(len, found.values()))
            return PurgeTold(command.send_id, number, len(found), True)
        act = begun.act if begun else None
        return await self._sweep(by, command, who.id, since, found, act)

    async def _purged_room(self, by: Person, command: Purge) -> Room | None:
        """The room, if it is one. Raises Refused for whoever may not purge there."""
        if command.everywhere:
            authorise_everywhere(by, Act.PURGE)
            return None
        return await self._reading.room(by, Act.PURGE, command.room)

    async def _sweep(
        self,
        by: Person,
        command: Purge,
        who: PersonId,
        since: Millis,
        found: Mapping[RoomId, Sequence[int]],
        whole: Deed | None,
    ) -> PurgeTold:
        """One part after the other; whoever asks again goes on where it ended."""
        for room, places in found.items():
            for first, last in parts(places):
                send_id = f"{command.send_id}/{room}/{first}" if whole else command.send_id
                part = Sweep(
                    send_id=send_id,
                    room=room,
                    who=who,
                    first=first,
                    last=last,
                    since=since,
                    span=command.span,
                    why=command.why,
                    everywhere=command.everywhere,
                    part_of=whole.id if whole else None,
                )
                whole = await self._take_part(by, part) or whole
        done = await self._records.parts(whole.id) if whole else ()
        number, rooms = sum(deed.messages for deed in done), {deed.room for deed in done}
        return PurgeTold(command.send_id, number, len(rooms), False)

    async def _take_part(self, by: Person, part: Sweep) -> Deed | None:
        """The first part of a purge as an act; None for others, and where nothing was left."""
        entry = None
        with _perhaps_so_already():
            entry = await self._take(by, part.room, part, part.who)
        if entry is None or part.part_of is not None:
            return None
        return await self._records.act_at(entry)

    async def _begun(
        self, by: Person, command: Purge, who: PersonId, room: RoomId
    ) -> _Begun | None:
        """This very purge, if it was asked for before. Raises Refused for another one."""
        entry = await self._records.sent(by.id, command.send_id)
        if entry is None:
            return None
        act, body = await self._records.act_at(entry), entry.body
        if (
            act is None
            or not isinstance(body, Purged)
            or not (command.everywhere or entry.room == room)
            or (body.who, body.why) != (who, text.why(command.why))
            or (act.before.span, act.everywhere) != (command.span, command.everywhere)
        ):
            raise Refused(Reason.SEND_ID_REUSED)
        return _Begun(act, body.since)

    # The audit log

    async def acts(
        self, by: Person, ref: str | None, before: int | None, send_id: str = ""
    ) -> ActsTold:
        """A page of what was done in a room, or anywhere, newest first. Raises Refused."""
        room = None
        if ref is None:
            authorise_everywhere(by, Act.SEE_ACTS)
        else:
            room = (await self._reading.room(by, Act.SEE_ACTS, ref)).id
        most = limits.ACTS_PAGE
        found = await self._records.acts(room, before, most + 1, by.id)
        return ActsTold(send_id, list(found[:most]), len(found) > most)

    async def undo(self, by: Person, command: Undo) -> Entry:
        """Take an act back, with all its parts. Raises Refused."""
        deeds = await self._records.parts(command.act)
        asked = next((deed for deed in deeds if deed.id == command.act), None)
        if asked is None or not await self._may_see(by, asked):
            raise Refused(Reason.NO_SUCH_ACT)
        if asked.kind == "policy":
            # Of a change everywhere the lobby's part is the whole, as it is always there.
            asked, command = deeds[0], Undo(command.send_id, deeds[0].id)
        entry = await self._take(by, asked.room, command, asked.who)
        for deed in deeds:
            if (
                deed is not asked
                and not deed.undone
                and (asked.everywhere or deed.room == asked.room)
            ):
                part = Undo(f"{command.send_id}/{deed.id}", deed.id)
                with _perhaps_so_already():
                    await self._take(by, deed.room, part, deed.who)
        if asked.kind == "ban":
            await self.load_addresses()
        return entry

    async def _may_see(self, by: Person, deed: Deed) -> bool:
        room = await self._store.room(deed.room)
        return Act.UNDO in EVERYWHERE[by.role] or may(by, Act.UNDO, room, self._clock())

    # Tidying

    async def tend(self) -> None:
        """Nothing is kept for undoing longer than that is possible: looked at now and hourly."""
        while True:
            try:
                await self._records.forget_removed(self._clock() - limits.UNDO * 1000)
            except Refused as refused:
                log.warning("removed-messages-not-forgotten", reason=refused.reason)
            await asyncio.sleep(TIDIED)


@contextmanager
def _perhaps_so_already() -> Iterator[None]:
    """A part of an act where somebody else was quicker need not be done."""
    try:
        yield
    except Refused as refused:
        if refused.reason is not Reason.ALREADY_THERE:
            raise
