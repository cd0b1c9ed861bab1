"""What is told to who is here and not kept: CTCP between programs, and tags without a message."""

from collections.abc import Mapping
from secrets import token_hex

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.msgids import written
from linnet.doors.irc.names import TYPING
from linnet.hub.permissions import Act
from linnet.hub.rates import Kind
from linnet.protocol.ids import RoomId, direct_room
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused


async def relay(
    client: IrcConnection,
    command: str,
    found: RoomId | Person,
    words: str | None,
    tags: Mapping[str, str],
) -> None:
    """Tell the IRC clients of a room, or of a person, who may be told. Raises Refused."""
    house, engine = client.house, client.house.engine
    if isinstance(found, Person):
        if words is not None and not house.faces.of(found).talks:
            return
        room = direct_room(client.person.id, found.id)
        if _is_typing(tags, words) and tags[TYPING] == "active" and room in client.rooms:
            await engine.typing(client.person, room)
            return
        await engine.admit(client.person, Kind.OTHER)
        target, others = house.faces.nick(found.id), _connections(client, found)
    else:
        await engine.reading.room(client.person, Act.SAY, found)
        if _is_typing(tags, words):
            if tags[TYPING] == "active":
                await engine.typing(client.person, found)
            return
        await engine.admit(client.person, Kind.OTHER)
        target = house.rooms.channel(found)
        others = [
            one
            for _, one in house.comings.hearers([found])
            if isinstance(one, IrcConnection) and one is not client
        ]
    _tell(client, command, target, words, tags, others)


def to_oneself(
    client: IrcConnection, command: str, words: str | None, tags: Mapping[str, str]
) -> None:
    """A message to oneself comes back, as the copy it is and as what was received."""
    mine = client.house.engine.telling.online.get(client.person.id, ())
    others = [one for one in mine if isinstance(one, IrcConnection)]
    _tell(client, command, client.nick, words, tags, others)


def _is_typing(tags: Mapping[str, str], words: str | None) -> bool:
    return words is None and TYPING in tags and len(tags) == 1


def _tell(
    client: IrcConnection,
    command: str,
    target: str,
    words: str | None,
    tags: Mapping[str, str],
    others: list[IrcConnection],
) -> None:
    params = [target] if words is None else [target, words]
    sent = {"msgid": f"r{token_hex(8)}", "time": written(client.house.engine.clock())}
    if client.has(cap.ECHO):
        line_tags = _tags(client, client, tags, sent)
        client.send(command, *params, source=client.face.source, tags=line_tags)
    for one in others:
        if words is not None or one.has(cap.MESSAGE_TAGS):
            line_tags = _tags(client, one, tags, sent)
            one.tell(one.line(command, *params, source=client.face.source, tags=line_tags))


def _tags(
    client: IrcConnection, one: IrcConnection, tags: Mapping[str, str], sent: Mapping[str, str]
) -> dict[str, str]:
    found = {**tags, "msgid": sent["msgid"]} if one.has(cap.MESSAGE_TAGS) else {}
    if client.face.bot and one.has(cap.MESSAGE_TAGS):
        found["bot"] = ""
    if one.has(cap.SERVER_TIME):
        found["time"] = sent["time"]
    if client.face.account and one.has(cap.ACCOUNT_TAG):
        found["account"] = client.face.login
    return found


def _connections(client: IrcConnection, person: Person) -> list[IrcConnection]:
    found = client.house.engine.telling.online.get(person.id, ())
    if not found:
        raise Refused(Reason.NO_SUCH_PERSON, "They are not here just now.")
    return [one for one in found if isinstance(one, IrcConnection)]
