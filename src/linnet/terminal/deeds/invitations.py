"""Links that let others in. Their codes are shown on this screen and nowhere else."""

from linnet.protocol.invitations import InvitationView
from linnet.terminal.clean import one_line
from linnet.terminal.commands import invitations as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.looking import enter
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.words import day_and_time


async def links(seat: Seat, wish: typed.OfLinks) -> None:
    """See, make or take back."""
    # Loaded for those who ask: the HTTP library is slow to import.
    from linnet.client import invitations  # noqa: PLC0415

    where, token, room = seat.client.address, seat.client.token or "", seat.view.id
    if wish.deed == "new":
        made, link = await invitations.make(where, token, room, wish.span, wish.uses)
        seat.notice(f"whoever opens this comes in, {_limits(made)}:")
        seat.notice(link)
        seat.notice("it is shown only now; in a terminal, /accept takes it")
    elif wish.deed == "remove":
        await invitations.drop(where, token, room, wish.id)
        seat.notice(f"{one_line(wish.id)} lets nobody in any more")
    else:
        found = await invitations.of(where, token, room)
        for one in found:
            came = f"{one.used} of {one.most}" if one.most else str(one.used)
            seat.show(f"  {one.id} {one_line(one.by.name)}, {_limits(one)}, {came} came")
        if not found:
            seat.notice("no link lets people in here; /link new makes one")


async def accept(seat: Seat, wish: typed.AcceptLink) -> None:
    """Come in, and look at the room."""
    view = await seat.client.accept(wish.code)
    await enter(seat, view.id)


def _limits(one: InvitationView) -> str:
    return f"until {day_and_time(one.until)}"


DEEDS: Deeds = {typed.OfLinks: links, typed.AcceptLink: accept}
