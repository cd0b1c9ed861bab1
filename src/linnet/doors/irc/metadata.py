"""METADATA: what people say of themselves, and moderators of a room (draft/metadata-2).

A room's topic and name are keys as well. The rest is kept for as long as somebody is here, and
that of rooms for as long as the server runs.
"""

from msgspec import Struct

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import showing
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.line import Line
from linnet.doors.irc.names import is_channel
from linnet.doors.irc.numerics import (
    RPL_KEYNOTSET,
    RPL_KEYVALUE,
    RPL_METADATASUBOK,
    RPL_METADATASUBS,
    RPL_METADATAUNSUBOK,
)
from linnet.doors.irc.people import online_person
from linnet.hub.permissions import Act, may
from linnet.hub.room import Room
from linnet.protocol.commands import SetTopic

SUBSCRIBED = 50
KEYS = 20
VALUE = 300
"""Bytes of one value."""
TOPIC = "description"
NAME = "display-name"
"""What a room has anyway, by the keys under which clients look for it."""
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_./-")


class _About(Struct):
    """Whom or what metadata is about: how it is called, what is kept, and who may change that."""

    name: str
    kept: dict[str, str]
    mine: bool
    room: Room | None = None

    @property
    def values(self) -> dict[str, str]:
        """What is kept, and for a room what it is anyway."""
        if self.room is None:
            return self.kept
        topic = {TOPIC: self.room.topic} if self.room.topic else {}
        return {**self.kept, **topic, NAME: self.room.name}


async def metadata(client: IrcConnection, line: Line) -> None:
    """`GET`, `LIST`, `SET`, `CLEAR`, `SUB`, `UNSUB`, `SUBS`, `SYNC`."""
    target, word, rest = line.params[0], line.params[1].upper(), list(line.params[2:])
    if word in ("SUB", "UNSUB", "SUBS"):
        _subscribe(client, word, rest)
        return
    if word not in ("GET", "LIST", "SET", "CLEAR", "SYNC"):
        client.fail("METADATA", "SUBCOMMAND_INVALID", word[:32], "There is no such subcommand")
        return
    about = await _about(client, target)
    if about is None:
        client.fail("METADATA", "INVALID_TARGET", target, "There is nothing of that name here")
    elif word in ("SET", "CLEAR") and not about.mine:
        key = rest[0] if rest else "*"
        client.fail("METADATA", "KEY_NO_PERMISSION", target, key, "That is not yours to change")
    elif word == "SET":
        await _set(client, about, rest)
    else:
        _tell(client, about, word, rest)


async def _about(client: IrcConnection, target: str) -> _About | None:
    house = client.house
    if is_channel(target):
        room = await showing.seen_room(client, target)
        if room is None or room.kind == "direct":
            return None
        mine = room.id in client.rooms and may(
            client.acting, Act.SET_TOPIC, room, house.engine.clock()
        )
        return _About(house.rooms.channel(room.id), house.kept_of(room.id), mine, room)
    person = client.person if target == "*" else await online_person(client, target)
    if person is None:
        return None
    mine = person.id == client.person.id
    return _About(house.faces.nick(person.id), house.kept(person.id), mine)


def _tell(client: IrcConnection, about: _About, word: str, keys: list[str]) -> None:
    values = dict(about.values)
    if word == "CLEAR":
        values = dict(about.kept)
        about.kept.clear()
        for key in values:
            _spread(client, about, key, None)
    wanted = keys if word == "GET" else sorted(values)
    ref = client.house.reference()
    batched = client.has(cap.BATCH)
    if batched:
        client.send("BATCH", f"+{ref}", "metadata", about.name)
    tags = {"batch": ref} if batched else None
    for key in wanted:
        if not _is_key(key):
            client.fail("METADATA", "KEY_INVALID", key or "*", "That cannot be a key")
        elif word != "CLEAR" and key in values:
            words = [client.nick, about.name, key, "*", values[key]]
            client.send(RPL_KEYVALUE, *words, tags=tags)
        else:
            client.send(RPL_KEYNOTSET, client.nick, about.name, key, "It is not set", tags=tags)
    if batched:
        client.send("BATCH", f"-{ref}")


async def _set(client: IrcConnection, about: _About, words: list[str]) -> None:
    key, value = (words[0] if words else ""), (words[1] if len(words) > 1 else None)
    if not _is_key(key):
        client.fail("METADATA", "KEY_INVALID", key or "*", "That cannot be a key")
    elif about.room is not None and key == NAME:
        why = "RENAME gives a room another name"
        client.fail("METADATA", "KEY_NO_PERMISSION", about.name, key, why)
    elif value is None and key not in about.values:
        client.fail("METADATA", "KEY_NOT_SET", about.name, key, "It was not set")
    elif value is not None and len(value.encode()) > VALUE:
        client.fail("METADATA", "INVALID_VALUE", f"A value has at most {VALUE} bytes")
    elif key not in about.values and len(about.kept) >= KEYS:
        client.fail("METADATA", "LIMIT_REACHED", about.name, "There are as many keys as can be")
    else:
        await _keep(client, about, key, value)


async def _keep(client: IrcConnection, about: _About, key: str, value: str | None) -> None:
    """Set a key, or take it away; the topic of a room is kept where every door finds it."""
    if about.room is not None and key == TOPIC:
        wish = SetTopic(client.send_id(), about.room.id, value or "")
        await client.house.engine.perform(client.acting, wish)
    elif value is None:
        del about.kept[key]
    else:
        about.kept[key] = value
    if value is None:
        client.reply(RPL_KEYNOTSET, about.name, key, "It is not set any more")
    else:
        client.reply(RPL_KEYVALUE, about.name, key, "*", value)
    _spread(client, about, key, value)


def _spread(client: IrcConnection, about: _About, key: str, value: str | None) -> None:
    """Tell who asked for this key and sees this person or room."""
    words = [about.name, key, "*", *([value] if value is not None else [])]
    comings, room = client.house.comings, about.room
    told = set()
    rooms = comings.rooms_of(client.person.id) if room is None else {room.id}
    for _, one in comings.hearers(rooms):
        if isinstance(one, IrcConnection) and one is not client and key in one.subscribed:
            told.add(one)
    for one in client.house.watching(client.nick) if room is None else ():
        if key in one.subscribed:
            told.add(one)
    for one in told:
        if one.has(cap.METADATA):
            one.tell(one.line("METADATA", *words, source=client.face.source))


def _subscribe(client: IrcConnection, word: str, keys: list[str]) -> None:
    if word == "SUBS":
        for words in showing.packed(sorted(client.subscribed)):
            client.reply(RPL_METADATASUBS, *words.split(" "))
        return
    done = []
    for key in dict.fromkeys(keys):
        if not _is_key(key):
            client.fail("METADATA", "KEY_INVALID", key or "*", "That cannot be a key")
        elif word == "UNSUB":
            client.subscribed.discard(key)
            done.append(key)
        elif key not in client.subscribed and len(client.subscribed) >= SUBSCRIBED:
            client.fail("METADATA", "TOO_MANY_SUBS", key, "You asked for as many as one can")
            break
        else:
            client.subscribed.add(key)
            done.append(key)
    for words in showing.packed(done):
        numeric = RPL_METADATASUBOK if word == "SUB" else RPL_METADATAUNSUBOK
        client.reply(numeric, *words.split(" "))


def _is_key(key: str) -> bool:
    return bool(key) and set(key) <= _LETTERS and len(key) <= 64


COMMANDS = {"METADATA": (metadata, 2)}
