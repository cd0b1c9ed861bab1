"""Running the server over HTTP: for its owners, and for the administrator at its machine."""

from functools import partial
from typing import Any

from msgspec.structs import replace

from linnet.doors.http.administration_shapes import (
    Accounts,
    AccountsWish,
    AllRooms,
    Bars,
    Codes,
    Dropped,
    Enrol,
    Enrolled,
    InEffect,
    NewCode,
    NewValue,
    Now,
    OwnerCode,
    Put,
    Reloaded,
    RoomFor,
    Sessions,
    SettingRows,
    Stopping,
    Watch,
)
from linnet.doors.http.asked import Asked
from linnet.doors.http.shapes import Ended, Nothing, Offset, Who
from linnet.hub.administration import THE_ADMINISTRATOR
from linnet.hub.permissions import Act
from linnet.protocol.administration import (
    Account,
    Card,
    Changed,
    Load,
    RoomFigures,
    Storage,
)
from linnet.protocol.commands import CreateRoom
from linnet.protocol.reasons import Reason, Refused


async def accounts(asked: Asked[AccountsWish]) -> Accounts:
    """Everybody, with what those see who run the server."""
    wish = asked.wish
    return Accounts(*await asked.administering.accounts(asked.person, wish.q, wish.offset))


async def account(asked: Asked[Nothing]) -> Account:
    """The same of one of them."""
    return await asked.administering.account(asked.person, asked.path["person"])


async def enrol(asked: Asked[Enrol]) -> Enrolled:
    """Make accounts, all or none; those without a password get a one-time one."""
    wish = asked.wish
    return Enrolled(*await asked.administering.add(asked.person, wish.people, preview=wish.preview))


async def one_time(asked: Asked[Nothing]) -> Card:
    """Give somebody a one-time password in place of their own; they are signed out."""
    return await asked.administering.one_time(asked.person, asked.path["person"])


async def my_sessions(asked: Asked[Offset]) -> Sessions:
    """Where I am signed in."""
    told = await _sessions(asked, asked.person.id)
    session = asked.asker.session if asked.asker else None
    asks = session.hex() if session else ""
    shown = [replace(one, current=asks.startswith(one.id)) for one in told.sessions]
    return Sessions(shown, told.total)


async def sessions(asked: Asked[Offset]) -> Sessions:
    """Where somebody is signed in."""
    return await _sessions(asked, asked.path["person"])


async def all_sessions(asked: Asked[Offset]) -> Sessions:
    """Who is signed in where."""
    return await _sessions(asked, None)


async def end_mine(asked: Asked[Nothing]) -> Ended:
    """End one of my sessions; its open connections close."""
    return await _end(asked, asked.person.id, asked.path["session"])


async def end_one(asked: Asked[Nothing]) -> Ended:
    """End one session of somebody."""
    return await _end(asked, asked.path["person"], asked.path["session"])


async def end_all(asked: Asked[Nothing]) -> Ended:
    """Sign somebody out everywhere."""
    return await _end(asked, asked.path["person"], None)


async def give_code(asked: Asked[Nothing]) -> NewCode:
    """A code with which one account can be made, whatever `registration` says."""
    code, secret = await asked.administering.give_code(asked.person)
    return NewCode(code.id, code.until, secret)


async def codes(asked: Asked[Nothing]) -> Codes:
    """Codes nobody used yet."""
    return Codes(await asked.administering.codes(asked.person))


async def drop_code(asked: Asked[Nothing]) -> Dropped:
    """Take a code back."""
    await asked.administering.drop_code(asked.person, asked.path["code"])
    return Dropped(asked.path["code"])


async def bars(asked: Asked[Nothing]) -> Bars:
    """Who is banned or muted in the rooms I look after."""
    return Bars(await asked.administering.bars(asked.person))


async def rooms_looked_after(asked: Asked[Nothing]) -> AllRooms:
    """All rooms I look after, private ones only for the administrator, with figures."""
    return AllRooms(await asked.administering.rooms(asked.person))


async def make_room_for(asked: Asked[RoomFor]) -> RoomFigures:
    """Make a room for somebody, who owns it."""
    wish = asked.wish
    command = CreateRoom(asked.send_id, wish.name, wish.kind, wish.topic)
    made = await asked.administering.make_room(asked.person, wish.owner, command)
    return next(one for one in await asked.administering.rooms(asked.person) if one.id == made.room)


async def put_in(asked: Asked[Who]) -> Put:
    """Make somebody a member of a room, unless they are one."""
    who = await asked.engine.find_person(asked.wish.who)
    put = await asked.administering.put_in(asked.person, who.id, asked.path["room"])
    return Put(who.id, not put)


async def rows(asked: Asked[Nothing]) -> SettingRows:
    """The settings that owners may change from elsewhere."""
    asked.administering.check(asked.person, Act.SEE_SERVER)
    return SettingRows(list(asked.machine.rows()))


async def change_setting(asked: Asked[NewValue]) -> Changed:
    """Set one of them, or take it out of the server's file so that its default counts."""
    name, value = asked.path["setting"], asked.wish.value
    wish = partial(asked.machine.change, name, value)
    return await asked.administering.change_setting(asked.person, wish)


async def load(asked: Asked[Nothing]) -> Load:
    """What the server counts: messages, connections, memory."""
    asked.administering.check(asked.person, Act.SEE_SERVER)
    return asked.machine.load()


async def storage(asked: Asked[Nothing]) -> Storage:
    """How much is on the disk, and how much is left."""
    return await asked.administering.storage(asked.person, asked.machine.storage())


async def reload(asked: Asked[Nothing]) -> Reloaded:
    """Read the settings anew, as SIGHUP does."""
    _check_administrator(asked)
    changed, restart, problem = asked.machine.reload()
    return Reloaded(list(changed), list(restart), problem)


async def settings(asked: Asked[Nothing]) -> InEffect:
    """The settings the server goes by."""
    _check_administrator(asked)
    return InEffect(dict(asked.machine.settings()))


async def now(asked: Asked[Watch]) -> Now:
    """What goes on: the log after a line, who is here by which door, figures, the ways in."""
    _check_administrator(asked)
    return await asked.machine.now(asked.wish.after)


async def owner_code(asked: Asked[Nothing]) -> OwnerCode:
    """A code for the first owner; those made before are worth nothing from then on."""
    _check_administrator(asked)
    return OwnerCode(await asked.auth.first_owner_code() or "")


async def stop(asked: Asked[Nothing]) -> Stopping:
    """End the server in order, as SIGTERM does."""
    _check_administrator(asked)
    return Stopping(asked.machine.stop())


async def _sessions(asked: Asked[Offset], who: str | None) -> Sessions:
    return Sessions(*await asked.administering.sessions(asked.person, who, asked.wish.offset))


async def _end(asked: Asked[Nothing], who: str, session: str | None) -> Ended:
    return Ended(await asked.administering.end_sessions(asked.person, who, session))


def _check_administrator(asked: Asked[Any]) -> None:
    if asked.person.id != THE_ADMINISTRATOR.id:
        raise Refused(Reason.NOT_ALLOWED, "Only `linnet` on the server's own machine may do this.")
