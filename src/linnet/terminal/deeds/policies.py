"""How a room is kept."""

from typing import Any

from linnet.terminal.commands import policies as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.keeping import forget_after
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.policies import policy_words


async def show(seat: Seat, wish: typed.ShowPolicy) -> None:
    """What is special about the room."""
    seat.notice(policy_words(seat.view.policy))


async def change(seat: Seat, wish: typed.ChangePolicy) -> None:
    """One thing is otherwise from now on."""
    if wish.name == "retention" and wish.value:
        await forget_after(seat, int(wish.value))
        return
    one: dict[str, Any] = {wish.name: wish.value}
    await seat.client.set_policy(seat.room, everywhere=wish.everywhere, **one)
    if wish.everywhere:
        seat.notice("done, for all rooms")


async def voice(seat: Seat, wish: typed.GiveVoice) -> None:
    """Somebody may write while the room is locked, or not any more."""
    await seat.client.give_voice(seat.room, wish.who, on=wish.on)


async def mask(seat: Seat, wish: typed.SetMask) -> None:
    """A list of masks is otherwise from now on."""
    await seat.client.set_mask(seat.room, wish.of, wish.mask, on=wish.on)


DEEDS: Deeds = {
    typed.ShowPolicy: show,
    typed.ChangePolicy: change,
    typed.GiveVoice: voice,
    typed.SetMask: mask,
}
