"""Keeping order, from this room or in all of them."""

from functools import partial

from linnet.protocol.ids import LOBBY
from linnet.terminal.commands import moderation as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.deeds.targets import place_of
from linnet.terminal.happenings import messages
from linnet.terminal.records import act_line, report_lines
from linnet.terminal.words import day_and_time


async def kick(seat: Seat, wish: typed.PutOut) -> None:
    """Out, for now."""
    await seat.client.kick(seat.room, wish.who, wish.why, everywhere=wish.everywhere)
    _elsewhere(seat, wish.everywhere)


async def ban(seat: Seat, wish: typed.KeepOut) -> None:
    """Out, for a time or for good."""
    await seat.client.ban(
        seat.room,
        wish.who,
        wish.why,
        span=wish.span,
        everywhere=wish.everywhere,
        address=wish.address,
    )
    _elsewhere(seat, wish.everywhere)


async def mute(seat: Seat, wish: typed.Silence) -> None:
    """Silent for a time."""
    await seat.client.mute(seat.room, wish.who, wish.span, wish.why, everywhere=wish.everywhere)
    _elsewhere(seat, wish.everywhere)


async def relent(seat: Seat, wish: typed.Relent) -> None:
    """Back in, or allowed to speak."""
    deed = seat.client.unmute if wish.muted else seat.client.unban
    await deed(seat.room, wish.who, everywhere=wish.everywhere)
    _elsewhere(seat, wish.everywhere)


async def purge(seat: Seat, wish: typed.RemoveAll) -> None:
    """Say how much would go, and remember it for /yes."""
    told = await seat.client.purge(
        seat.room, wish.who, wish.why, span=wish.span, everywhere=wish.everywhere, preview=True
    )
    if not told.messages:
        seat.notice("there is nothing to remove")
        return
    rooms = f" in {told.rooms} rooms" if told.rooms > 1 else ""
    seat.notice(f"{messages(told.messages)}{rooms} would be removed")
    seat.ask("removes them", partial(_purge, seat, wish))


async def _purge(seat: Seat, wish: typed.RemoveAll) -> None:
    told = await seat.client.purge(
        seat.room, wish.who, wish.why, span=wish.span, everywhere=wish.everywhere
    )
    seat.notice(f"{messages(told.messages)} removed; /acts and /undo take that back for a day")


async def report(seat: Seat, wish: typed.ReportOne) -> None:
    """Moderators look at it later."""
    await seat.client.report(seat.room, await place_of(seat, wish.target), wish.why)
    seat.notice("the moderators see it now; nobody else learns of it")


async def reports(seat: Seat, wish: typed.ShowReports) -> None:
    """What waits for a moderator, oldest first."""
    found = await seat.client.reports(None if wish.everywhere else seat.room)
    for one in found:
        for line in report_lines(one, seat.client.rooms, seat.paint):
            seat.show(line)
    if not found:
        seat.notice("nothing was reported that was not looked at")


async def resolve(seat: Seat, wish: typed.ResolveOne) -> None:
    """It waits no longer."""
    await seat.client.resolve(wish.number)
    seat.notice(f"report #{wish.number} was looked at")


async def acts(seat: Seat, wish: typed.ShowActs) -> None:
    """What moderators did, newest first."""
    await _acts(seat, wish, None)


async def _acts(seat: Seat, wish: typed.ShowActs, before: int | None) -> None:
    page = await seat.client.acts(None if wish.everywhere else seat.room, before=before)
    for act in page.acts:
        seat.show(f"  {act_line(act, seat.client.rooms, seat.paint)}")
    if not page.acts:
        seat.notice("moderators did nothing here so far" if before is None else "that was all")
    seat.more = partial(_acts, seat, wish, page.acts[-1].id) if page.more else None
    if page.more:
        seat.notice("/more shows what was before these; /undo N takes one back within a day")


async def undo(seat: Seat, wish: typed.UndoOne) -> None:
    """As if it had not been."""
    await seat.client.undo(wish.number)
    seat.notice(f"#{wish.number} was taken back")


async def invite_code(seat: Seat, wish: typed.InviteCode) -> None:
    """Shown here alone, and kept nowhere."""
    # Loaded for those who ask: the HTTP library is slow to import.
    from linnet.client.accounts import new_code  # noqa: PLC0415

    code, until = await new_code(seat.client.address, seat.client.token or "")
    seat.notice(f"{code} makes one account, until {day_and_time(until)}: give it to one person")
    seat.notice("they come in as a guest and type /claim with it")


def _elsewhere(seat: Seat, everywhere: bool) -> None:
    """Acts for all rooms are told in the lobby, which one may not look at."""
    if everywhere and seat.room != LOBBY:
        seat.notice("done, for all rooms")


DEEDS: Deeds = {
    typed.PutOut: kick,
    typed.KeepOut: ban,
    typed.Silence: mute,
    typed.Relent: relent,
    typed.RemoveAll: purge,
    typed.ReportOne: report,
    typed.ShowReports: reports,
    typed.ResolveOne: resolve,
    typed.ShowActs: acts,
    typed.UndoOne: undo,
    typed.InviteCode: invite_code,
}
