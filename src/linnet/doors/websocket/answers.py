"""Questions on the WebSocket door: each command that leaves no entry, and what answers it."""

from collections.abc import Awaitable, Callable
from typing import Any

from linnet.doors.websocket import inviting, mine, moderation
from linnet.engine.engine import Engine
from linnet.protocol import commands as c
from linnet.protocol.commands import Query
from linnet.protocol.frames import Done, HistoryPage, PeoplePage, PinsTold, RoomList
from linnet.protocol.keeping import EraseTold, RetentionTold
from linnet.protocol.messages import EditionsTold
from linnet.protocol.people import Person
from linnet.protocol.search import Found
from linnet.protocol.tags import Told


async def read(engine: Engine, by: Person, query: c.Read) -> Done:
    """The marker stands where it was put, or at the head."""
    room, marker = await engine.read(by, query.room, query.seq)
    return Done(query.send_id, room, marker.seq)


async def history(engine: Engine, by: Person, query: c.History) -> HistoryPage:
    """A page of a room's log."""
    return await engine.reading.history(
        by,
        query.room,
        before=query.before,
        after=query.after,
        around=query.around,
        limit=query.limit,
        send_id=query.send_id,
    )


async def people(engine: Engine, by: Person, query: c.ListPeople) -> PeoplePage:
    """A page of a room's people."""
    room, found, total = await engine.reading.people(by, query.room, query.offset, query.q)
    return PeoplePage(query.send_id, room, found, total)


async def rooms(engine: Engine, by: Person, query: c.ListRooms) -> RoomList:
    """The rooms one is in or could join."""
    return RoomList(query.send_id, await engine.reading.rooms(by))


async def pins(engine: Engine, by: Person, query: c.Pins) -> PinsTold:
    """The pinned messages of a room."""
    return await engine.messages.pins(by, query.room, offset=query.offset, send_id=query.send_id)


async def editions(engine: Engine, by: Person, query: c.Editions) -> EditionsTold:
    """The earlier texts of a message."""
    return await engine.messages.editions(
        by, query.room, query.seq, offset=query.offset, send_id=query.send_id
    )


async def search(engine: Engine, by: Person, query: c.Search) -> Found:
    """A page of messages that were found."""
    return await engine.searching.search(by, query)


async def retention(engine: Engine, by: Person, query: c.Retention) -> RetentionTold:
    """What a room would lose now."""
    return await engine.keeping.preview(by, query.room, query.days, send_id=query.send_id)


async def erase(engine: Engine, by: Person, query: c.Erase) -> EraseTold:
    """How much was taken away, or would be."""
    return await engine.keeping.erase(by, query.who, preview=query.preview, send_id=query.send_id)


Answer = Callable[[Engine, Person, Any], Awaitable[Told]]
ANSWERS: dict[type[Query], Answer] = {
    c.Read: read,
    c.Accept: inviting.accept,
    c.History: history,
    c.ListPeople: people,
    c.ListRooms: rooms,
    c.Pins: pins,
    c.Editions: editions,
    c.Search: search,
    c.SetLevel: mine.level,
    c.Block: mine.block,
    c.Unblock: mine.unblock,
    c.Readers: mine.readers,
    c.Purge: moderation.purge,
    c.Report: moderation.report,
    c.Reports: moderation.reports,
    c.Resolve: moderation.resolve,
    c.Acts: moderation.acts,
    c.Undo: moderation.undo,
    c.Retention: retention,
    c.Erase: erase,
}
"""Commands without a row here are not understood."""
