"""Keeping order over HTTP: putting out, silencing, removing, reports, and the audit log."""

from typing import Any

from linnet.doors.http.asked import Asked
from linnet.doors.http.body import checked
from linnet.doors.http.moderation_shapes import (
    ActsWish,
    BanWish,
    Done,
    Gone,
    KickWish,
    LiftWish,
    MuteWish,
    Noticed,
    PurgeWish,
    ReportWish,
    Waiting,
)
from linnet.doors.http.shapes import Nothing
from linnet.protocol.commands import (
    Ban,
    Kick,
    ModerationCommand,
    Mute,
    Purge,
    Report,
    Unban,
    Unmute,
)
from linnet.protocol.commands import Undo as UndoCommand
from linnet.protocol.entries import Entry
from linnet.protocol.reasons import Reason, Refused


async def kick(asked: Asked[KickWish]) -> Entry:
    """Put somebody out of a room, or off the server; they may come back."""
    return await _act(asked, Kick, who=asked.wish.who, why=asked.wish.why)


async def ban(asked: Asked[BanWish]) -> Entry:
    """Put somebody out and keep them out, for a time or for good."""
    wish = asked.wish
    more = {"span": wish.span, "address": wish.address, "why": wish.why}
    return await _act(asked, Ban, who=wish.who, **more)


async def unban(asked: Asked[LiftWish]) -> Entry:
    """Let somebody come back."""
    return await _act(asked, Unban, who=asked.path["person"])


async def mute(asked: Asked[MuteWish]) -> Entry:
    """Let somebody read but not speak, for a time."""
    wish = asked.wish
    return await _act(asked, Mute, who=wish.who, span=wish.span, why=wish.why)


async def unmute(asked: Asked[LiftWish]) -> Entry:
    """Let somebody speak again."""
    return await _act(asked, Unmute, who=asked.path["person"])


async def purge(asked: Asked[PurgeWish]) -> Gone:
    """Remove somebody's messages, or count how many that would be."""
    wish = asked.wish
    fields = _fields(asked, who=wish.who, span=wish.span, why=wish.why, preview=wish.preview)
    command = checked(fields | {"everywhere": wish.everywhere}, Purge)
    told = await asked.engine.moderating.purge(asked.person, command)
    return Gone(told.messages, told.rooms, told.preview)


async def report(asked: Asked[ReportWish]) -> Noticed:
    """Show a message to the moderators; nobody else learns of it."""
    fields = _fields(asked, seq=asked.wish.seq, why=asked.wish.why)
    room = await asked.engine.reporting.report(asked.person, checked(fields, Report))
    return Noticed(room, asked.wish.seq)


async def reports(asked: Asked[Nothing]) -> Waiting:
    """Reports of a room that wait."""
    told = await asked.engine.reporting.reports(asked.person, asked.path["room"])
    return Waiting(told.reports)


async def all_reports(asked: Asked[Nothing]) -> Waiting:
    """Reports of all rooms that wait, for those with a role on the server."""
    return Waiting((await asked.engine.reporting.reports(asked.person, None)).reports)


async def resolve(asked: Asked[Nothing]) -> Noticed:
    """Say that a report was looked at."""
    id = _number(asked, Reason.NO_SUCH_REPORT)
    report = await asked.engine.reporting.resolve(asked.person, id)
    return Noticed(report.room, report.seq)


async def acts(asked: Asked[ActsWish]) -> Done:
    """What was done in a room to keep order, newest first."""
    return await _acts(asked, asked.path["room"])


async def all_acts(asked: Asked[ActsWish]) -> Done:
    """The same for all rooms, for those with a role on the server."""
    return await _acts(asked, None)


async def undo(asked: Asked[Nothing]) -> Entry:
    """Take an act back, within a day."""
    command = UndoCommand(asked.send_id, _number(asked, Reason.NO_SUCH_ACT))
    return await asked.engine.moderating.undo(asked.person, command)


async def _acts(asked: Asked[ActsWish], room: str | None) -> Done:
    told = await asked.engine.moderating.acts(asked.person, room, asked.wish.before)
    return Done(told.acts, told.more)


async def _act(asked: Asked[Any], kind: type[ModerationCommand], **more: object) -> Entry:
    fields = _fields(asked, everywhere=asked.wish.everywhere, **more)
    command: ModerationCommand = checked(fields, kind)
    return await asked.engine.perform(asked.person, command)


def _fields(asked: Asked[Any], **more: object) -> dict[str, object]:
    return {"send_id": asked.send_id, "room": asked.path["room"], **more}


def _number(asked: Asked[Any], none: Reason) -> int:
    """The number in the path. Raises Refused where it cannot be one."""
    told = asked.path["id"]
    if not (told.isascii() and told.isdecimal() and len(told) <= 15):
        raise Refused(none)
    return int(told)
