"""What is one's own alone: levels, drafts, blocked people; and who has read."""

from linnet.protocol.mine import Draft, Level
from linnet.terminal.clean import one_line
from linnet.terminal.commands import mine as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.deeds.targets import place_of
from linnet.terminal.words import draft_line, room_title

_LEVELS: dict[Level, str] = {
    "everything": "all that happens there is told while you look at another room",
    "mentions": "only what calls you is told while you look at another room",
    "nothing": "nothing of it is told while you look at another room",
}


async def level(seat: Seat, wish: typed.ChooseLevel) -> None:
    """Choose it, and say what it is."""
    if wish.level:
        await seat.client.set_level(seat.room, wish.level)
    chosen = wish.level or seat.view.level
    seat.notice(f"{room_title(seat.view)}: {chosen} - {_LEVELS[chosen]}")


async def draft(seat: Seat, wish: typed.Draft) -> None:
    """Keep, show, post or forget it."""
    kept = seat.view.draft
    if wish.text:
        await seat.client.set_draft(seat.room, wish.text)
        seat.notice("kept; /draft --post posts it")
    elif not isinstance(kept, Draft):
        seat.notice("no draft is kept for this room")
    elif wish.post:
        await seat.client.say(seat.room, kept.text, reply_to=kept.reply_to or None)
        await _forget(seat)
    elif wish.drop:
        await _forget(seat)
        seat.notice("forgotten")
    else:
        seat.notice(draft_line(seat.view))


async def block(seat: Seat, wish: typed.BlockSomebody) -> None:
    """Hear somebody no more, or again."""
    if wish.off:
        await seat.client.unblock(wish.who)
        seat.notice(f"what {one_line(wish.who)} says is shown again; /history shows it")
    else:
        await seat.client.block(wish.who)
        seat.notice(f"what {one_line(wish.who)} says is not shown any more; they cannot tell")


async def blocked(seat: Seat, wish: typed.ShowBlocked) -> None:
    """Whom one does not hear."""
    people = seat.client.blocked.values()
    names = [f"{seat.paint.name(one_line(one.name), one.id)} ({one.id})" for one in people]
    seat.notice(f"you have blocked {', '.join(names)}" if names else "you have blocked nobody")


async def readers(seat: Seat, wish: typed.WhoRead) -> None:
    """How many have read a message, and where it is told who has not."""
    seq = await place_of(seat, wish.target)
    told = await seat.client.readers(seat.room, seq)
    left = told.members - told.read - len(told.not_yet)
    names = [seat.paint.name(one_line(one.name), one.id) for one in told.not_yet]
    more = [f"{left} more"] if names and left > 0 else []
    waiting = f", not yet: {', '.join([*names, *more])}" if names else ""
    seat.notice(f"[{seq}] was read by {told.read} of {told.members}{waiting}")


async def _forget(seat: Seat) -> None:
    await seat.client.set_draft(seat.room, "")


DEEDS: Deeds = {
    typed.ChooseLevel: level,
    typed.Draft: draft,
    typed.BlockSomebody: block,
    typed.ShowBlocked: blocked,
    typed.WhoRead: readers,
}
