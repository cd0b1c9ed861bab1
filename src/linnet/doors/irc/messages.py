"""PRIVMSG, NOTICE, TAGMSG, REDACT: what people say, and what client tags mean."""

from collections.abc import Mapping, Sequence

from msgspec.structs import replace

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import relaying, showing, status, tagged, text
from linnet.doors.irc.batches import Batch
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.isupport import TARGETS
from linnet.doors.irc.line import Line
from linnet.doors.irc.msgids import place
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import (
    ERR_CANNOTSENDTOCHAN,
    ERR_NORECIPIENT,
    ERR_NOSUCHCHANNEL,
    ERR_NOSUCHNICK,
    ERR_NOTEXTTOSEND,
    ERR_TOOMANYTARGETS,
    RPL_AWAY,
)
from linnet.doors.irc.scribe import NOTHING, Extra, Manner
from linnet.hub.rates import Kind
from linnet.protocol.commands import Direct, React, Unreact
from linnet.protocol.entries import Edited
from linnet.protocol.ids import RoomId, direct_room
from linnet.protocol.people import Person
from linnet.protocol.reasons import SENTENCES, Reason, Refused

REPLY, REACT, UNREACT = "+draft/reply", "+draft/react", "+draft/unreact"
Parts = Sequence[tuple[str, bool]]
"""Lines of a message; true with those that go on the one before."""
_ODD = "This message cannot be taken as it is; nothing of it was said"
_WRONG = {
    "MULTILINE_MAX_BYTES": f"{SENTENCES[Reason.TOO_LONG]} Nothing of it was said",
    "MULTILINE_MAX_LINES": "These are too many lines for one message; nothing of it was said",
}
_MANNERS: dict[str, Manner] = {"PRIVMSG": "p", "NOTICE": "n"}


async def say(client: IrcConnection, line: Line) -> None:
    """Say something to rooms or people."""
    if await _in_batch(client, line):
        return
    targets = _targets(client, line)
    if targets is None:
        return
    if len(line.params) < 2 or not line.params[1]:
        client.deny(ERR_NOTEXTTOSEND)
        return
    for target in targets:
        await say_to(client, line.command, target, line.params[1], line.tags)


async def say_to(
    client: IrcConnection,
    command: str,
    target: str,
    words: str,
    tags: Mapping[str, str],
    parts: Parts = (),
) -> None:
    """Say something to one room or person."""
    quiet = command == "NOTICE"
    if status.is_status(target):
        await status.say(client, target, words, _MANNERS[command], own_tags(tags))
        return
    found = await _where(client, target, quiet=quiet)
    if found is None:
        return
    between = text.ctcp(words)
    if between is not None and between[0] != text.ACTION:
        await relaying.relay(client, command, found, words, own_tags(tags))
        return
    manner: Manner = _MANNERS[command]
    if between is not None:
        manner, words = "a", text.as_action(between[1])
    room, other = await _room(client, found)
    extra, reply_to = await _meant(client, room, tags)
    if parts:
        extra = replace(extra, parts=tuple((text.plain(part), joined) for part, joined in parts))
    client.say_so(room, text.plain(words), manner, reply_to=reply_to, extra=extra)
    if other is not None and not quiet:
        _tell_away(client, other)


def own_tags(tags: Mapping[str, str]) -> dict[str, str]:
    """The tags that are between clients."""
    return {name: value for name, value in tags.items() if name.startswith("+")}


async def _room(client: IrcConnection, found: RoomId | Person) -> tuple[RoomId, Person | None]:
    """The room a message goes to, made where two people write for the first time."""
    if not isinstance(found, Person):
        return found, None
    room = direct_room(client.person.id, found.id)
    if room not in client.rooms:
        made = await client.house.engine.perform(client.person, Direct(client.send_id(), found.id))
        room = made.room
    client.house.faces.learn(found.id, found.name)
    return room, found


async def _where(client: IrcConnection, target: str, *, quiet: bool) -> RoomId | Person | None:
    """What a target means; None where that was told, and nothing can be sent there."""
    if is_channel(target):
        id = client.house.rooms.mine(target, client.rooms)
        if id is not None:
            return id
        seen = await showing.seen_room(client, target)
        if seen is not None and seen.policy.outsiders:
            return seen.id
        if not quiet:
            client.deny(ERR_NOSUCHCHANNEL if seen is None else ERR_CANNOTSENDTOCHAN, target)
        return None
    try:
        return await client.house.engine.find_person(target)
    except Refused:
        if not quiet:
            client.deny(ERR_NOSUCHNICK, target or "*")
        return None


async def _meant(
    client: IrcConnection, room: RoomId, tags: Mapping[str, str]
) -> tuple[Extra, int | None]:
    """What goes along with a message, and the message it answers."""
    own = own_tags(tags) if client.has(cap.MESSAGE_TAGS) else {}
    if not own:
        return NOTHING, None
    reply_to = await message_at(client, room, own.get(REPLY, ""))
    if reply_to is not None:
        own.pop(REPLY)
    return (Extra(tags=own) if own else NOTHING), reply_to


async def message_at(client: IrcConnection, room: RoomId, id: str) -> int | None:
    """The place of the message with this id in this room; that of its edit is it as well."""
    found = place(id)
    if found is None or found[0] != room or found[1] < 1:
        return None
    page = await client.house.engine.reading.history(
        client.acting, room, after=found[1] - 1, limit=1
    )
    if not page.entries or page.entries[0].seq != found[1]:
        return None
    body = page.entries[0].body
    return body.target if isinstance(body, Edited) else found[1]


def _targets(client: IrcConnection, line: Line) -> list[str] | None:
    if not line.params or not line.params[0]:
        client.reply(ERR_NORECIPIENT, f"To whom? ({line.command})")
        return None
    targets = list(dict.fromkeys(line.params[0].split(",")))
    if len(targets) > TARGETS:
        client.deny(ERR_TOOMANYTARGETS, line.params[0][:100])
        return None
    return targets


def _tell_away(client: IrcConnection, other: Person) -> None:
    face = client.house.faces.here(other.id)
    if face is not None and face.away is not None:
        client.reply(RPL_AWAY, face.nick, face.away)


# Tags without a message


async def tag(client: IrcConnection, line: Line) -> None:
    """`TAGMSG`: reactions, who is writing, what is to be kept, and whatever clients tell others."""
    targets = _targets(client, line)
    own = own_tags(line.tags)
    if targets is None or not own or not client.has(cap.MESSAGE_TAGS):
        return
    for target in targets:
        found = await _where(client, target, quiet=False)
        if found is None:
            continue
        if await _reacted(client, found, own):
            continue
        if tagged.PERSIST in own:
            room, _ = await _room(client, found)
            client.say_so(room, tagged.in_words(own), "t")
        elif isinstance(found, Person) and found.id == client.person.id:
            relaying.to_oneself(client, "TAGMSG", None, own)
        else:
            await relaying.relay(client, "TAGMSG", found, None, own)


async def _reacted(client: IrcConnection, found: RoomId | Person, tags: Mapping[str, str]) -> bool:
    """Whether the tags were a reaction to a message that is there."""
    emoji = tags.get(REACT) or tags.get(UNREACT)
    if not emoji or REPLY not in tags:
        return False
    room = direct_room(client.person.id, found.id) if isinstance(found, Person) else found
    seq = await message_at(client, room, tags[REPLY]) if room in client.rooms else None
    if seq is None:
        return False
    kind = React if REACT in tags else Unreact
    client.draws = True
    client.hold(client.caps)
    try:
        await client.house.engine.perform(client.person, kind(client.send_id(), room, seq, emoji))
    except Refused as refused:
        if refused.reason is Reason.NOT_AN_EMOJI:
            return False
        if refused.reason is not Reason.ALREADY_THERE:
            raise
    return True


# Batches


async def batch(client: IrcConnection, line: Line) -> None:
    """`BATCH +ref draft/multiline target`, and its end."""
    ref = line.params[0]
    known = client.has(cap.MULTILINE) and line.params[1:2] == [cap.MULTILINE]
    free = client.batch is None or client.batch.wrong
    if ref[:1] == "+" and free and known and len(line.params) > 2:
        label = line.tags.get("label", "")
        client.batch = Batch(ref[1:], line.params[2], dict(line.tags), label)
        return
    if ref[:1] == "-" and client.batch is not None and client.batch.ref == ref[1:]:
        done, client.batch = client.batch, None
        if not done.wrong:
            await client.finish_batch(done, _say_batch)
        return
    client.batch = None
    client.fail("BATCH", "MULTILINE_INVALID", "That is no batch this server knows")


async def _say_batch(client: IrcConnection, done: Batch) -> None:
    if not done.text.strip():
        client.fail("BATCH", "MULTILINE_INVALID", "There is nothing to read in this message")
    else:
        await client.house.engine.admit(client.person, Kind.OTHER)
        await say_to(client, done.command, done.target, done.text, done.tags, done.parts)
        await client.answered()


async def _in_batch(client: IrcConnection, line: Line) -> bool:
    """Whether the line is one of a message of several lines, be it one that is refused."""
    ref, batch = line.tags.get("batch"), client.batch
    if ref is None or not client.has(cap.MULTILINE) or len(line.params) < 2:
        return False
    if batch is None:
        client.fail("BATCH", "MULTILINE_INVALID", "No message of several lines was begun")
    elif not batch.wrong:
        joined = "draft/multiline-concat" in line.tags
        batch.add(line.command, line.params[0], line.params[1], joined=joined)
        if batch.ref != ref:
            batch.wrong = ("MULTILINE_INVALID",)
        if batch.wrong:
            await client.finish_batch(batch, _refuse_batch)
    return True


async def _refuse_batch(client: IrcConnection, batch: Batch) -> None:
    client.fail("BATCH", *batch.wrong, _WRONG.get(batch.wrong[0], _ODD))


COMMANDS = {
    "PRIVMSG": (say, 0),
    "NOTICE": (say, 0),
    "TAGMSG": (tag, 0),
    "BATCH": (batch, 1),
}
