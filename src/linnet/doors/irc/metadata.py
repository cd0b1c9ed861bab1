"""METADATA: what people say of themselves (draft/metadata-2), for as long as they are here."""

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
from linnet.protocol.people import Person

SUBSCRIBED = 50
KEYS = 20
VALUE = 300
"""Bytes of one value."""
_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyz0123456789_./-")


async def metadata(client: IrcConnection, line: Line) -> None:
    """`GET`, `LIST`, `SET`, `CLEAR`, `SUB`, `UNSUB`, `SUBS`, `SYNC`."""
    target, word, rest = line.params[0], line.params[1].upper(), list(line.params[2:])
    if word in ("SUB", "UNSUB", "SUBS"):
        _subscribe(client, word, rest)
        return
    if word not in ("GET", "LIST", "SET", "CLEAR", "SYNC"):
        client.fail("METADATA", "SUBCOMMAND_INVALID", word[:32], "There is no such subcommand")
        return
    person = await _person(client, target)
    if person is None:
        client.fail("METADATA", "INVALID_TARGET", target, "There is nobody of that name here")
    elif word in ("SET", "CLEAR") and person.id != client.person.id:
        key = rest[0] if rest else "*"
        client.fail("METADATA", "KEY_NO_PERMISSION", target, key, "That is somebody else's")
    elif word == "SET":
        _set(client, rest)
    else:
        _tell(client, person, word, rest)


async def _person(client: IrcConnection, target: str) -> Person | None:
    if target == "*":
        return client.person
    return None if is_channel(target) else await online_person(client, target)


def _tell(client: IrcConnection, person: Person, word: str, keys: list[str]) -> None:
    kept, nick = client.house.kept(person.id), client.house.faces.nick(person.id)
    if word == "CLEAR":
        values = dict(kept)
        kept.clear()
        for key in values:
            _spread(client, key, None)
    wanted = keys if word == "GET" else sorted(values if word == "CLEAR" else kept)
    ref = client.house.reference()
    batched = client.has(cap.BATCH)
    if batched:
        client.send("BATCH", f"+{ref}", "metadata", nick)
    tags = {"batch": ref} if batched else None
    for key in wanted:
        if not _is_key(key):
            client.fail("METADATA", "KEY_INVALID", key or "*", "That cannot be a key")
        elif word != "CLEAR" and key in kept:
            client.send(RPL_KEYVALUE, client.nick, nick, key, "*", kept[key], tags=tags)
        else:
            client.send(RPL_KEYNOTSET, client.nick, nick, key, "It is not set", tags=tags)
    if batched:
        client.send("BATCH", f"-{ref}")


def _set(client: IrcConnection, words: list[str]) -> None:
    key, value = (words[0] if words else ""), (words[1] if len(words) > 1 else None)
    kept, nick = client.house.kept(client.person.id), client.nick
    if not _is_key(key):
        client.fail("METADATA", "KEY_INVALID", key or "*", "That cannot be a key")
    elif value is None:
        if kept.pop(key, None) is None:
            client.fail("METADATA", "KEY_NOT_SET", nick, key, "It was not set")
            return
        client.reply(RPL_KEYNOTSET, nick, key, "It is not set any more")
        _spread(client, key, None)
    elif len(value.encode()) > VALUE:
        client.fail("METADATA", "INVALID_VALUE", f"A value has at most {VALUE} bytes")
    elif key not in kept and len(kept) >= KEYS:
        client.fail("METADATA", "LIMIT_REACHED", nick, "You have as many keys as one can have")
    else:
        kept[key] = value
        client.reply(RPL_KEYVALUE, nick, key, "*", value)
        _spread(client, key, value)


def _spread(client: IrcConnection, key: str, value: str | None) -> None:
    """Tell who asked for this key and sees this person."""
    words = [client.nick, key, "*", *([value] if value is not None else [])]
    comings = client.house.comings
    told = set()
    for _, one in comings.hearers(comings.rooms_of(client.person.id)):
        if isinstance(one, IrcConnection) and one is not client and key in one.subscribed:
            told.add(one)
    for one in client.house.watching(client.nick):
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
