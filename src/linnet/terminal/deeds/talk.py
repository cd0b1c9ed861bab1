"""Saying something, and looking back."""

from linnet.terminal.commands import talk as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.looking import enter, show_around, show_last
from linnet.terminal.deeds.seat import Seat


async def write_to(seat: Seat, wish: typed.Msg) -> None:
    """A message to one person; also without a connection, where one wrote to them before."""
    if view := seat.talk_with(wish.who):
        seat.client.post(view.id, wish.text)
    else:
        await seat.attempt(_begin(seat, wish))


async def history(seat: Seat, wish: typed.ShowHistory) -> None:
    """The last messages again."""
    await show_last(seat, seat.view, wish.number)


async def go_to(seat: Seat, wish: typed.GoTo) -> None:
    """What was said around a message."""
    if wish.room:
        await enter(seat, wish.room)
    await show_around(seat, wish.seq)


async def _begin(seat: Seat, wish: typed.Msg) -> None:
    view = await seat.client.direct(wish.who)
    seat.client.post(view.id, wish.text)


DEEDS: Deeds = {
    typed.ShowHistory: history,
    typed.GoTo: go_to,
}
