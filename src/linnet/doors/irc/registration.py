"""NICK, USER, PASS: how a client becomes somebody, and takes another name."""

import hmac
from collections.abc import Sequence

from linnet.auth import names
from linnet.auth.auth import Signed
from linnet.auth.lookalikes import key
from linnet.doors.irc import greeting, presence, showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line, cut
from linnet.doors.irc.names import may_be_nick, nick_of
from linnet.doors.irc.numerics import (
    ERR_ALREADYREGISTERED,
    ERR_ERRONEUSNICKNAME,
    ERR_NEEDMOREPARAMS,
    ERR_NONICKNAMEGIVEN,
    ERR_PASSWDMISMATCH,
    ERR_UNKNOWNERROR,
    ERR_YOUREBANNEDCREEP,
    NAMING,
    TEXTS,
)
from linnet.engine.reading import Seat
from linnet.hub.rates import Kind
from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.people import PersonKind
from linnet.protocol.reasons import Reason, Refused

AGENT = "IRC"
_USER = 32
"""Bytes of the user name that are shown."""
_REAL = 200


async def take_password(client: IrcConnection, line: Line) -> None:
    """`PASS`: the server's password, or `NAME:PASSWORD` of an account."""
    if client.here:
        client.deny(ERR_ALREADYREGISTERED)
    else:
        client.entering.password = line.params[0]


async def take_user(client: IrcConnection, line: Line) -> None:
    """`USER name * * :real name`."""
    if client.here:
        client.deny(ERR_ALREADYREGISTERED)
        return
    if not line.params[0] or not line.params[3]:
        client.deny(ERR_NEEDMOREPARAMS, "USER")
        return
    user = "".join(char for char in line.params[0] if char.isalnum() or char in "._-")
    client.entering.user = f"~{cut(user.encode(), _USER).decode() or 'user'}"
    client.entering.real = line.params[3][:_REAL]
    await proceed(client)


async def take_nick(client: IrcConnection, line: Line) -> None:
    """`NICK`: what one wants to be called."""
    nick = line.params[0] if line.params else ""
    if not nick:
        client.deny(ERR_NONICKNAMEGIVEN)
    elif not may_be_nick(nick, client.house.settings.any_letters):
        client.deny(ERR_ERRONEUSNICKNAME, nick if " " not in nick else "*")
    elif client.here:
        await _rename(client, nick)
    else:
        client.entering.nick = nick
        await proceed(client)


async def proceed(client: IrcConnection) -> None:
    """Register, as soon as all was said."""
    entering = client.entering
    if client.here or not entering.complete or client.closing:
        return
    entering.under_way = True
    try:
        if await _password_is_right(client):
            await _arrive(client)
    except Refused as refused:
        if refused.reason is Reason.BAD_NAME and await _looks_like_another(client, entering.nick):
            refused = Refused(Reason.NAME_TAKEN)
        _turn_away(client, refused)
    finally:
        entering.under_way = False


async def _looks_like_another(client: IrcConnection, nick: str) -> bool:
    """Whether a nick nobody can have is one that would be taken for somebody's."""
    try:
        await client.house.engine.find_person(nick)
    except Refused:
        return False
    return True


async def _password_is_right(client: IrcConnection) -> bool:
    given, wanted = client.entering.password, client.house.settings.password
    if wanted:
        if hmac.compare_digest(given.encode(), wanted.encode()):
            return True
        client.deny(ERR_PASSWDMISMATCH)
        client.close(Refused(Reason.BAD_PASSWORD, "This server has a password; give it (PASS)."))
        return False
    name, colon, password = given.partition(":")
    if colon and client.signed is None:
        client.signed = await sign_in(client, name, password)
    return True


async def sign_in(client: IrcConnection, name: str, password: str) -> Signed:
    """A session of an account by its password, or of a bot by its token. Raises Refused."""
    auth = client.house.auth
    try:
        known = (await auth.resume(password, client.address)).person
    except Refused as refused:
        if refused.reason is not Reason.BAD_TOKEN:
            raise
    else:
        if known.kind is PersonKind.BOT and key(known.name) == key(name[: names.LONGEST_WISH]):
            # One of its own: this one ends with the connection, and its token must not.
            return await auth.let_in(known, client.address, AGENT)
    return await auth.log_in(name, password, client.address, AGENT)


async def _arrive(client: IrcConnection) -> None:
    """From somebody who speaks to somebody who is here."""
    house = client.house
    with house.engine.telling.arrivals.under_way():
        signed = client.signed
        if signed is None:
            signed = await house.auth.enter_in_passing(client.entering.nick, client.address, AGENT)
            client.signed = signed
        if client.closing:
            house.auth.passed(signed)
            return
        views = await settle(client, signed)
    await greeting.greet(client)
    for view in views:
        house.learn(view)
        if view.kind != "direct":
            await showing.show_own(client, view.id)


async def settle(client: IrcConnection, signed: Signed) -> list[RoomView]:
    """Follow the rooms of this person; in the lobby one is when one says so. Raises Refused."""
    house, engine = client.house, client.house.engine
    seats: list[Seat] = []
    if signed.read is None:
        seats = _shown(client, await engine.seats(signed.person))
        engine.telling.arrivals.check(signed.token_hash)
    engine.check_ban(signed.person)
    client.sign_in(signed)
    entering = client.entering
    house.faces.come(signed.person, entering.user, entering.real, engine.clock())
    presence.come(client)
    house.most = max(house.most, len(engine.telling.online) + 1)
    return engine.arrive(client, seats, {})


def _shown(client: IrcConnection, seats: Sequence[Seat]) -> list[Seat]:
    """All rooms but the lobby, and of two of one name the first."""
    found: dict[RoomId, Seat] = {}
    for seat in seats:
        client.house.rooms.learn(seat.room)
        if seat.room.id != LOBBY and not client.house.rooms.clashes(seat.room.id, found):
            found[seat.room.id] = seat
    return list(found.values())


def _turn_away(client: IrcConnection, refused: Refused) -> None:
    numeric = NAMING.get(refused.reason)
    nick = client.entering.nick
    if numeric is not None:
        client.entering.nick = ""
        client.send(numeric, "*", nick, TEXTS[numeric])
    elif refused.reason is Reason.BAD_PASSWORD:
        client.deny(ERR_PASSWDMISMATCH)
        client.close(refused)
    elif refused.reason is Reason.BANNED:
        client.deny(ERR_YOUREBANNEDCREEP)
        client.close(refused)
    else:
        if refused.reason is Reason.GUESTS_OFF:
            client.fail("*", "ACCOUNT_REQUIRED", refused.message)
        client.close(refused)


async def _rename(client: IrcConnection, nick: str) -> None:
    house = client.house
    if nick == client.nick:
        return
    if client.person.kind is not PersonKind.GUEST:
        client.reply(ERR_UNKNOWNERROR, "NICK", "An account keeps its name; it is your nick")
        return
    await house.engine.admit(client.person, Kind.NAMES)
    try:
        person = await house.auth.rename(client.person, nick)
    except Refused as refused:
        if (numeric := NAMING.get(refused.reason)) is None:
            raise
        client.deny(numeric, nick)
        return
    face = house.faces.of(client.person)
    showing.tell_all(client, "NICK", nick_of(person.name))
    house.faces.was(face, house.engine.clock())
    house.comings.renamed(face, nick_of(person.name))
    face.name = person.name
    house.faces.learn(person.id, person.name)
    house.engine.change_person(person)


EARLY = {"NICK": (take_nick, 0), "USER": (take_user, 4), "PASS": (take_password, 1)}
