"""What is kept no longer: asked about before it is done."""

from functools import partial

from linnet.terminal.commands.moderation import EraseSomebody
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.happenings import messages
from linnet.terminal.words import length

_DAY = 86_400


async def erase(seat: Seat, wish: EraseSomebody) -> None:
    """Say how much would go, and remember it for /yes."""
    told = await seat.client.erase(wish.who, preview=True)
    rooms = f"{told.rooms} room{'' if told.rooms == 1 else 's'}"
    seat.notice(f"{messages(told.messages)} in {rooms} would be gone, and the name; for ever")
    seat.ask("erases them", partial(_erase, seat, wish))


async def forget_after(seat: Seat, days: int) -> None:
    """Have the room forget what is older, after /yes where that is something already."""
    told = await seat.client.retention(seat.room, days)
    if told.messages:
        seat.notice(f"{messages(told.messages)} would go at once, being older; for ever")
        seat.ask(f"keeps messages for {length(days * _DAY)}", partial(_forget, seat, days))
    else:
        await _forget(seat, days)


async def _erase(seat: Seat, wish: EraseSomebody) -> None:
    told = await seat.client.erase(wish.who)
    seat.notice(f"{messages(told.messages)} erased")


async def _forget(seat: Seat, days: int) -> None:
    await seat.client.set_policy(seat.room, retention=days)


DEEDS: Deeds = {EraseSomebody: erase}
