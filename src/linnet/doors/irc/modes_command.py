"""MODE: roles, lists and the room's own modes; and the few modes of a person."""

from typing import Any

from linnet.doors.irc import modes, room_lists, showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.moderation import tell_refusal
from linnet.doors.irc.modes import Change
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import (
    ERR_INVALIDMODEPARAM,
    ERR_NOSUCHCHANNEL,
    ERR_NOSUCHNICK,
    ERR_NOTONCHANNEL,
    ERR_UMODEUNKNOWNFLAG,
    ERR_UNKNOWNMODE,
    ERR_USERNOTINCHANNEL,
    ERR_USERSDONTMATCH,
    RPL_CHANNELMODEIS,
    RPL_CREATIONTIME,
    RPL_UMODEIS,
)
from linnet.hub.room import Room, role_of
from linnet.protocol.commands import SetPolicy, SetRole
from linnet.protocol.people import Role
from linnet.protocol.reasons import Reason, Refused

KNOWN = "ohvbeImntislk"
_WORDED = "ohvbeIk"
_SWITCHES = {
    "m": ("locked", True),
    "i": ("invited", True),
    "s": ("hidden", True),
    "n": ("outsiders", False),
    "t": ("any_topic", False),
}
"""What of the policy a letter sets, and what it is while the letter is there."""
MANY = 20
"""Changes in one MODE."""
_MOST = 1_000_000
_BAD = (Reason.BAD_FRAME, Reason.BAD_TEXT, Reason.TOO_LONG, Reason.EMPTY_TEXT, Reason.TOO_MANY)


async def mode(client: IrcConnection, line: Line) -> None:
    """Ask for or change modes."""
    if not is_channel(line.params[0]):
        await _own(client, line)
        return
    channel = line.params[0]
    room = await showing.seen_room(client, channel)
    if room is None:
        client.deny(ERR_NOSUCHCHANNEL, channel)
    elif len(line.params) == 1:
        await _tell(client, room)
    else:
        changes = modes.parse(line.params[1:], KNOWN, _WORDED, "l")[:MANY]
        for change in await _at_once(client, room, changes):
            await _change(client, room, channel, change)


async def _at_once(client: IrcConnection, room: Room, changes: list[Change]) -> list[Change]:
    """Switches that are changed in one line are one change of the policy; what is left to do."""
    switches = [one for one in changes if one.letter in _SWITCHES and _can_change(room, one.letter)]
    if len(switches) < 2 or (room.id not in client.rooms and not client.powers):
        return changes
    wished: dict[str, Any] = {_SWITCHES[one.letter][0]: _is_on(one) for one in switches}
    try:
        wish = SetPolicy(send_id=client.send_id(), room=room.id, **wished)
        await client.house.engine.perform(client.acting, wish)
    except Refused:
        return changes  # one by one it is told which of them cannot be
    return [one for one in changes if one not in switches]


def _is_on(change: Change) -> bool:
    """What a switch of the policy is to be."""
    return change.on is _SWITCHES[change.letter][1]


async def _tell(client: IrcConnection, room: Room) -> None:
    there = client.house.rooms.channel(room.id)
    outside = role_of(room, client.acting) is None
    letters = [
        Change(True, one, "*" if one == "k" and outside else word)
        for one, word in _letters(room).items()
    ]
    client.reply(RPL_CHANNELMODEIS, there, *(modes.written(letters) if letters else "+"))
    page = await client.house.engine.reading.history(client.acting, room.id, after=0, limit=1)
    if page.entries:
        client.reply(RPL_CREATIONTIME, there, str(page.entries[0].at // 1000))


def _letters(room: Room) -> dict[str, str | None]:
    return modes.of_room(room.kind, room.policy)


async def _change(client: IrcConnection, room: Room, channel: str, change: Change) -> None:
    if change.letter not in KNOWN:
        client.reply(ERR_UNKNOWNMODE, change.letter, "That is not a mode of rooms here")
    elif change.letter in modes.LISTS and not change.word:
        room_lists.tell(client, room, change.letter)
    elif room.id not in client.rooms and not client.powers:
        client.deny(ERR_NOTONCHANNEL, channel)
    else:
        try:
            await _carry_out(client, room, channel, change)
        except Refused as refused:
            _refused(client, refused, channel, change)


async def _carry_out(client: IrcConnection, room: Room, channel: str, change: Change) -> None:
    engine, send_id = client.house.engine, client.send_id()
    match change.letter:
        case "o" | "h":
            if change.word:
                role = modes.ROLES[change.letter] if change.on else Role.MEMBER
                await _set_role(client, room, change, role)
        case "v":
            if change.word:
                await room_lists.voice(client, room, change)
        case "b" | "e" | "I":
            await room_lists.change(client, room, change)
        case "k":
            key = _key(change.word) if change.on else ""
            await engine.perform(client.acting, SetPolicy(send_id=send_id, room=room.id, key=key))
        case "l":
            most = _number(change.word) if change.on else 0
            wish = SetPolicy(send_id=send_id, room=room.id, most=most)
            await engine.perform(client.acting, wish)
        case letter if letter in _SWITCHES and _can_change(room, letter):
            switch: dict[str, Any] = {_SWITCHES[letter][0]: _is_on(change)}
            await engine.perform(client.acting, SetPolicy(send_id=send_id, room=room.id, **switch))
        case _:
            if change.on is not (change.letter in _letters(room)):
                why = "This is so for as long as the room is there"
                client.reply(ERR_INVALIDMODEPARAM, channel, change.letter, "*", why)


def _can_change(room: Room, letter: str) -> bool:
    """A private room is for invited people and listed to nobody else for as long as it is there."""
    return room.kind == "open" or letter not in modes.PRIVATE


def _key(word: str | None) -> str:
    if not word or word[0] == ":":
        raise Refused(Reason.BAD_TEXT, "Which key? One word, which does not begin with a colon.")
    return word


def _number(word: str | None) -> int:
    if not word or not word.isascii() or not word.isdecimal() or not 0 < int(word[:9]) <= _MOST:
        raise Refused(Reason.BAD_FRAME, f"How many? From 1 to {_MOST}.")
    return int(word)


async def _set_role(client: IrcConnection, room: Room, change: Change, role: Role) -> None:
    """Give or take a role; taking one that somebody does not have changes nothing."""
    engine = client.house.engine
    person = await engine.find_person(change.word or "")
    has = room.members.get(person.id)
    if not change.on and has is not None and has is not modes.ROLES[change.letter]:
        return
    await engine.perform(client.acting, SetRole(client.send_id(), room.id, person.id, role))


def _refused(client: IrcConnection, refused: Refused, channel: str, change: Change) -> None:
    if refused.reason is Reason.ALREADY_THERE:
        return
    if refused.reason in _BAD:
        word = "*" if change.letter == "k" else change.word or "*"
        words = [channel, change.letter, word, refused.message]
        client.reply(ERR_INVALIDMODEPARAM, *words)
    elif refused.reason is not Reason.NO_SUCH_PERSON:
        tell_refusal(client, refused, channel)
    elif "not in this room" in refused.message:
        client.deny(ERR_USERNOTINCHANNEL, change.word or "*", channel)
    else:
        client.deny(ERR_NOSUCHNICK, change.word or "*")


async def _own(client: IrcConnection, line: Line) -> None:
    """`MODE nick`: one's own modes; `B` is a bot."""
    try:
        person = await client.house.engine.find_person(line.params[0])
    except Refused:
        client.deny(ERR_NOSUCHNICK, line.params[0] or "*")
        return
    if person.id != client.person.id:
        client.deny(ERR_USERSDONTMATCH)
        return
    if len(line.params) == 1:
        client.reply(RPL_UMODEIS, "+" + own_letters(client))
        return
    done = [one for one in modes.parse(line.params[1:], "", "") if _set_own(client, one)]
    if done:
        client.send("MODE", client.nick, *modes.written(done), source=client.face.source)


def own_letters(client: IrcConnection) -> str:
    """One's own modes, in order."""
    face = client.face
    letters = {
        "B": face.bot,
        "T": not face.talks,
        "i": face.hidden,
        "o": client.oper,
        "w": client.wants,
    }
    return "".join(letter for letter, on in letters.items() if on)


def _set_own(client: IrcConnection, change: Change) -> bool:
    """Whether something changed."""
    letter, on = change.letter, change.on
    if letter == "B":
        changed, client.face.bot = client.face.bot is not on, on
        return changed
    if letter == "i":
        changed, client.face.hidden = client.face.hidden is not on, on
        return changed
    if letter == "T":
        changed, client.face.talks = client.face.talks is on, not on
        return changed
    if letter == "w":
        changed, client.wants = client.wants is not on, on
        return changed
    if letter == "o" and not on and client.oper:
        client.oper = client.powers = False
        client.face.oper = False
        return True
    if letter != "o":
        client.deny(ERR_UMODEUNKNOWNFLAG)
    return False


COMMANDS = {"MODE": (mode, 1)}
