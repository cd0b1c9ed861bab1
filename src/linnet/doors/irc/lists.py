"""LIST: the open rooms, with the filters ELIST speaks of."""

from linnet.doors.irc import showing, topics
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.masks import matches
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import RPL_LIST, RPL_LISTEND, RPL_LISTSTART
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY


async def list_rooms(client: IrcConnection, line: Line) -> None:
    """The rooms one may see, all or those that are asked for."""
    wishes = line.params[0].split(",") if line.params and line.params[0] else []
    client.reply(RPL_LISTSTART, "Channel", "Users  Topic")
    for view in await client.house.engine.reading.rooms(client.person):
        if view.kind == "direct":
            continue
        there, here = client.house.rooms.learn(view), len(showing.people_in(client, view.id))
        if _empty_lobby(view, here, wishes):
            continue
        fits = [await _fits(client, wish, view, there, here) for wish in _filters(wishes)]
        if all(fits) and _named(wishes, there):
            client.reply(RPL_LIST, there, str(here), view.topic)
    client.reply(RPL_LISTEND, "That is all")


def _empty_lobby(view: RoomView, here: int, wishes: list[str]) -> bool:
    """The lobby is always there: it is listed when somebody is in it, or when it is named."""
    return view.id == LOBBY and not here and f"#{view.name}" not in wishes


def _filters(wishes: list[str]) -> list[str]:
    return [wish for wish in wishes if wish[:1] in ("<", ">") or wish[:2] in _TIMES]


def _named(wishes: list[str], there: str) -> bool:
    """Whether a room is among those named, if any are; `!mask` are those not wanted."""
    masks = [wish for wish in wishes if is_channel(wish.lstrip("!")) or "*" in wish]
    wanted = [mask for mask in masks if mask[0] != "!"]
    unwanted = [mask[1:] for mask in masks if mask[0] == "!"]
    if any(matches(mask, there) for mask in unwanted):
        return False
    return not wanted or any(matches(mask, there) for mask in wanted)


async def _fits(client: IrcConnection, wish: str, view: RoomView, there: str, here: int) -> bool:
    """`>3`, `<10` people; `C<5` made less, `T>60` topic set more minutes ago."""
    letter, sign, number = ("", *_cut(wish)) if wish[0] in "<>" else (wish[0], *_cut(wish[1:]))
    if not number.isdecimal() or not number.isascii():
        return True
    if not letter:
        return here > int(number) if sign == ">" else here < int(number)
    at = await _time(client, view, letter)
    if at is None:
        return False
    minutes = (client.house.engine.clock() - at) / 60_000
    return minutes > int(number) if sign == ">" else minutes < int(number)


async def _time(client: IrcConnection, view: RoomView, letter: str) -> int | None:
    if letter == "T":
        known = await topics.setting_of(client, view)
        return known.at if known else None
    page = await client.house.engine.reading.history(client.person, view.id, after=0, limit=1)
    return page.entries[0].at if page.entries else None


def _cut(wish: str) -> tuple[str, str]:
    return wish[:1], wish[1:]


_TIMES = ("C<", "C>", "T<", "T>")
COMMANDS = {"LIST": (list_rooms, 0)}
