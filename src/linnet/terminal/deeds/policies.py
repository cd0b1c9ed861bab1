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


DEEDS: Deeds = {
    typed.ShowPolicy: show,
    typed.ChangePolicy: change,
}
