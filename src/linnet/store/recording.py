"""The records for moderators, on any database: statements run by the store that owns them."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from typing import Any

from sqlalchemy import Connection

from linnet.hub.deeds import Deed
from linnet.protocol.entries import Entry
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.moderation import Act, Reported
from linnet.store.statements import acts, addresses, entries, removals, reports, rooms

Run = Callable[[Callable[[Connection], Any]], Awaitable[Any]]


class Recording:
    """See `Records`. `write` and `read` run a function of a connection.

    `overwrote` is called after texts were deleted that may have left traces.
    """

    def __init__(self, write: Run, read: Run, overwrote: Callable[[], None]) -> None:
        self._write = write
        self._read = read
        self._overwrote = overwrote

    async def places(
        self, who: PersonId, room: RoomId | None, since: Millis
    ) -> Mapping[RoomId, Sequence[int]]:
        def find(c: Connection) -> Mapping[RoomId, Sequence[int]]:
            ids = removals.rooms_of(c, who, since) if room is None else [room]
            all = {id: removals.places(c, id, who, since) for id in ids}
            return {id: seqs for id, seqs in all.items() if seqs}

        found: Mapping[RoomId, Sequence[int]] = await self._read(find)
        return found

    async def rooms(self) -> Sequence[RoomId]:
        found: Sequence[RoomId] = await self._read(rooms.not_direct)
        return found

    async def sent(self, by: PersonId, send_id: str) -> Entry | None:
        found: Entry | None = await self._read(lambda c: entries.sent(c, by, send_id))
        return found

    async def act_at(self, entry: Entry) -> Deed | None:
        found: Deed | None = await self._read(lambda c: acts.at_place(c, entry.room, entry.seq))
        return found

    async def parts(self, act: int) -> Sequence[Deed]:
        found: Sequence[Deed] = await self._read(lambda c: acts.parts(c, act))
        return found

    async def acts(
        self, room: RoomId | None, before: int | None, limit: int, by: PersonId
    ) -> Sequence[Act]:
        found: Sequence[Act] = await self._read(lambda c: acts.page(c, room, before, limit, by))
        return found

    async def add_report(self, report: Reported) -> Reported | None:
        added: Reported | None = await self._write(lambda c: reports.add(c, report))
        return added

    async def reports(self, room: RoomId | None) -> Sequence[Reported]:
        found: Sequence[Reported] = await self._read(lambda c: reports.waiting(c, room))
        return found

    async def report(self, id: int) -> Reported | None:
        found: Reported | None = await self._read(lambda c: reports.one(c, id))
        return found

    async def resolve(self, report: Reported, by: PersonId, name: str, at: Millis) -> None:
        def resolve(c: Connection) -> None:
            if reports.resolve(c, report, by, at):
                acts.note_resolved(c, report, by, name, at)

        await self._write(resolve)

    async def ban_addresses(
        self, person: PersonId, addresses_: Sequence[str], until: Millis
    ) -> None:
        await self._write(lambda c: addresses.ban(c, person, addresses_, until))

    async def banned_addresses(self) -> Mapping[str, Millis]:
        found: Mapping[str, Millis] = await self._read(addresses.banned)
        return found

    async def forget_removed(self, before: Millis) -> int:
        gone: int = await self._write(lambda c: removals.forget(c, before))
        if gone:
            self._overwrote()
        return gone
