"""What is done to messages that are there."""

from linnet.protocol.entries import Said
from linnet.terminal.clean import one_line
from linnet.terminal.commands import messages as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.deeds.targets import place_of
from linnet.terminal.formatting import formatted
from linnet.terminal.threads import answered, thread
from linnet.terminal.words import day_and_time

_DEEP = 50
"""Answers to answers that are followed up to the first message."""


async def edit(seat: Seat, wish: typed.EditText) -> None:
    """Another text."""
    await seat.client.edit(seat.room, await place_of(seat, wish.target), wish.text)


async def delete(seat: Seat, wish: typed.TakeAway) -> None:
    """It goes."""
    await seat.client.delete(seat.room, await place_of(seat, wish.target))


async def reply(seat: Seat, wish: typed.ReplyTo) -> None:
    """An answer; without a connection it waits, where the message was named by number."""
    if wish.target.seq:
        seat.client.post(seat.room, wish.text, reply_to=wish.target.seq)
    else:
        await seat.attempt(_reply(seat, wish))


async def react(seat: Seat, wish: typed.PutEmoji) -> None:
    """An emoji more or less."""
    deed = seat.client.unreact if wish.off else seat.client.react
    await deed(seat.room, await place_of(seat, wish.target), wish.emoji)


async def reactions(seat: Seat, wish: typed.WhoReacted) -> None:
    """Who reacted, by emoji."""
    seq = await place_of(seat, wish.target)
    message = await seat.client.message(seat.room, seq)
    look = seat.transcript.look
    given = message.body.reactions if isinstance(message.body, Said) else {}
    for emoji, people in given.items():
        seat.show(f"  {one_line(emoji)}: {', '.join(look.name_of(id) for id in people)}")
    if not given:
        seat.notice(f"nobody reacted to [{seq}]")


async def pin(seat: Seat, wish: typed.KeepAtHand) -> None:
    """At hand, or no more."""
    deed = seat.client.unpin if wish.off else seat.client.pin
    await deed(seat.room, await place_of(seat, wish.target))


async def pins(seat: Seat, wish: typed.ShowPins) -> None:
    """All pinned messages, and who pinned them."""
    found = await seat.client.pins(seat.room)
    await seat.transcript.quotes.fetch([pinned.message for pinned in found])
    for pinned in found:
        by = seat.paint.name(one_line(pinned.by_name), pinned.by)
        seat.notice(f"pinned by {by} on {day_and_time(pinned.at)}:")
        seat.transcript.show_one(pinned.message)
    if not found:
        seat.notice("nothing is pinned here")


async def editions(seat: Seat, wish: typed.ShowEditions) -> None:
    """The earlier texts, oldest first."""
    seq = await place_of(seat, wish.target)
    found = await seat.client.editions(seat.room, seq)
    for edition in found:
        text = formatted(edition.text, seat.paint).replace("\n", "\n    ")
        seat.show(f"  {seat.paint.faint(day_and_time(edition.at))} {text}")
    if not found:
        seat.notice(f"no earlier texts of [{seq}] are kept")


async def show(seat: Seat, wish: typed.ShowOne) -> None:
    """One message, with what is hidden in it."""
    message = await seat.client.message(seat.room, await place_of(seat, wish.target))
    await seat.transcript.quotes.fetch([message])
    seat.transcript.show_one(message, spoilers=True)


async def show_thread(seat: Seat, wish: typed.ShowThread) -> None:
    """What a message answers, up to the first, and all held here that answers one of these."""
    room = seat.room
    message = await seat.client.message(room, await place_of(seat, wish.target))
    timeline = seat.client.timeline(room)
    held = {one.seq: one for one in timeline.entries} if timeline else {}
    held[message.seq] = top = message
    for _ in range(_DEEP):
        about = answered(top)
        if about is None or about >= top.seq:
            break
        top = held.get(about) or await seat.client.message(room, about)
        held[top.seq] = top
    found = thread(message, (held[seq] for seq in sorted(held)))
    await seat.transcript.quotes.fetch(found)
    for one in found:
        seat.transcript.show_one(one)
    if len(found) == 1:
        seat.notice(f"nothing here answers [{message.seq}]")


async def _reply(seat: Seat, wish: typed.ReplyTo) -> None:
    seq = await place_of(seat, wish.target)
    seat.client.post(seat.room, wish.text, reply_to=seq)


DEEDS: Deeds = {
    typed.EditText: edit,
    typed.TakeAway: delete,
    typed.PutEmoji: react,
    typed.WhoReacted: reactions,
    typed.KeepAtHand: pin,
    typed.ShowPins: pins,
    typed.ShowEditions: editions,
    typed.ShowOne: show,
    typed.ShowThread: show_thread,
}
