"""Keeping order on the WebSocket door: purges, reports, the audit log and undoing."""

from linnet.engine.engine import Engine
from linnet.protocol import commands as c
from linnet.protocol.frames import Done
from linnet.protocol.moderation import ActsTold, PurgeTold, ReportsTold
from linnet.protocol.people import Person


async def purge(engine: Engine, by: Person, query: c.Purge) -> PurgeTold:
    """How many messages are gone, or would be."""
    return await engine.moderating.purge(by, query)


async def report(engine: Engine, by: Person, query: c.Report) -> Done:
    """The moderators have it; its place is that of the message."""
    return Done(query.send_id, await engine.reporting.report(by, query), query.seq)


async def reports(engine: Engine, by: Person, query: c.Reports) -> ReportsTold:
    """Reports that wait."""
    return await engine.reporting.reports(by, query.room, query.send_id)


async def resolve(engine: Engine, by: Person, query: c.Resolve) -> Done:
    """Nobody need look at the report any more."""
    report = await engine.reporting.resolve(by, query.report)
    return Done(query.send_id, report.room, report.seq)


async def acts(engine: Engine, by: Person, query: c.Acts) -> ActsTold:
    """A page of the audit log."""
    return await engine.moderating.acts(by, query.room, query.before, query.send_id)


async def undo(engine: Engine, by: Person, query: c.Undo) -> Done:
    """The act is taken back, by the entry at this place."""
    entry = await engine.moderating.undo(by, query)
    return Done(query.send_id, entry.room, entry.seq)
