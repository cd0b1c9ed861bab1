"""Going to rooms, making them, and who is in them."""

from itertools import groupby

from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY
from linnet.protocol.people import PersonKind, Present, Role
from linnet.terminal.clean import one_line
from linnet.terminal.commands import rooms as typed
from linnet.terminal.deeds.deed import Deeds
from linnet.terminal.deeds.looking import enter
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.transcript import room_line

_LISTED = 100


async def join(seat: Seat, wish: typed.JoinRoom) -> None:
    """Look at another room."""
    await enter(seat, wish.room)


async def make(seat: Seat, wish: typed.MakeRoom) -> None:
    """Make a room and look at it."""
    view = await seat.client.create_room(wish.name, kind="private" if wish.private else "open")
    await enter(seat, view.id)


async def leave(seat: Seat, wish: typed.LeaveRoom) -> None:
    """Leave, and look at the lobby."""
    await seat.client.leave(seat.room)
    await enter(seat, LOBBY)


async def invite(seat: Seat, wish: typed.InviteSomebody) -> None:
    """Bring somebody in."""
    await seat.client.invite(seat.room, wish.who)


async def topic(seat: Seat, wish: typed.Topic) -> None:
    """Set or show the topic."""
    if wish.text:
        await seat.client.set_topic(seat.room, wish.text)
    else:
        seat.notice(one_line(seat.view.topic) or "no topic")


async def rename(seat: Seat, wish: typed.RenameRoom) -> None:
    """Give the room another name."""
    await seat.client.rename(seat.room, wish.name.removeprefix("#"))


async def role(seat: Seat, wish: typed.GiveRole) -> None:
    """Give a member another role."""
    await seat.client.set_role(seat.room, wish.who, wish.role)


async def list_rooms(seat: Seat, wish: typed.Rooms) -> None:
    """Rooms, and the private talks below them."""
    rooms = await seat.client.list_rooms()
    _list(seat, "rooms (* you are in it)", [v for v in rooms if v.kind != "direct"])
    _list(seat, "private talks (/join NAME)", [v for v in rooms if v.kind == "direct"])


async def who(seat: Seat, wish: typed.Who) -> None:
    """People, those online first."""
    people = await seat.client.list_people(seat.room)
    for online, found in groupby(people, lambda person: person.online):
        listed = list(found)
        names = ", ".join(_person(seat, person) for person in listed[:_LISTED])
        more = f" and {len(listed) - _LISTED} more" if len(listed) > _LISTED else ""
        seat.show(f"  {'online' if online else 'offline'}: {names}{more}")


async def about(seat: Seat, wish: typed.About) -> None:
    """One person of this room."""
    wanted = wish.who.casefold()
    people = await seat.client.list_people(seat.room)
    found = [one for one in people if wanted in (one.id, one.name.casefold())]
    if not found:
        seat.notice(f"nobody in this room is called {one_line(wish.who)}; /who lists them")
    for one in found:
        role = f", {one.role} here" if one.role is not Role.MEMBER else ""
        hidden = ", blocked by you" if one.id in seat.client.blocked else ""
        there = "online" if one.online else "offline"
        seat.notice(f"{_person(seat, one)}: {one.kind}{role}, {there}{hidden}")


def _person(seat: Seat, person: Present) -> str:
    bot = ", a bot" if person.kind is PersonKind.BOT else ""
    banned = ", banned" if person.banned else ""
    read_along = ", unencrypted" if person.unencrypted else ""
    name = seat.paint.name(one_line(person.name), person.id)
    return f"{name} ({person.id}{bot}{banned}{read_along})"


def _list(seat: Seat, heading: str, rooms: list[RoomView]) -> None:
    if rooms:
        seat.show(f"  {heading}:")
    for view in rooms[:_LISTED]:
        mine = view.id in seat.client.rooms
        mark = "*" if mine and view.kind != "direct" else " "
        elsewhere = mine and view.id != seat.transcript.current
        news = news_of(seat, view) if elsewhere else ""
        topic = f" - {one_line(view.topic)}" if view.topic else ""
        seat.show(f"  {mark} {room_line(view)}{news}{topic}")
    if len(rooms) > _LISTED:
        seat.show(f"    and {len(rooms) - _LISTED} more")


def news_of(seat: Seat, view: RoomView) -> str:
    """` (3 new, 1 calls you)`; empty when there is nothing."""
    new = seat.client.unread(view.id)
    calls = seat.client.rooms[view.id].read.mentions
    called = f", {calls} {'calls' if calls == 1 else 'call'} you" if calls else ""
    return f" ({new} new{called})" if new else ""


DEEDS: Deeds = {
    typed.Rooms: list_rooms,
    typed.JoinRoom: join,
    typed.LeaveRoom: leave,
    typed.MakeRoom: make,
    typed.InviteSomebody: invite,
    typed.Topic: topic,
    typed.RenameRoom: rename,
    typed.GiveRole: role,
    typed.Who: who,
    typed.About: about,
}
