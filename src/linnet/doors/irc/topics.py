"""Who set a room's topic, and when: remembered, or looked for in the room's log."""

from linnet.doors.irc.connection import IrcConnection
from linnet.doors.irc.numerics import RPL_TOPIC, RPL_TOPICWHOTIME
from linnet.doors.irc.scribe import Topic
from linnet.hub.room import Room
from linnet.protocol.entries import Created, TopicSet
from linnet.protocol.frames import RoomView
from linnet.protocol.reasons import Refused

PAGES = 4
PAGE = 500
"""Entries, the newest of a room, among which its topic is looked for, once."""


async def tell(client: IrcConnection, room: Room, there: str) -> None:
    """The topic, and who set it when, if that is known."""
    client.reply(RPL_TOPIC, there, room.topic)
    found = await setting_of(client, room)
    if found is not None:
        client.reply(RPL_TOPICWHOTIME, there, found.by, str(found.at // 1000))


async def setting_of(client: IrcConnection, room: Room | RoomView) -> Topic | None:
    """Who set a room's topic when; None where it has none, or since too long."""
    scribe = client.house.scribe
    known = scribe.topics.get(room.id)
    if known is None or known.words != room.topic:
        known = await _found(client, room)
        scribe.keep_topic(room.id, known)
    return known if known.by else None


async def _found(client: IrcConnection, room: Room | RoomView) -> Topic:
    """What the log says of the topic."""
    reading, before = client.house.engine.reading, None
    try:
        for _ in range(PAGES if room.topic else 0):
            page = await reading.history(client.acting, room.id, before=before, limit=PAGE)
            for entry in reversed(page.entries):
                if isinstance(entry.body, TopicSet | Created):
                    by = client.house.faces.source(entry.by, entry.name)
                    return Topic(room.topic, by, entry.at)
            before = page.entries[0].seq if page.entries else None
            if not page.more or before is None:
                break
    except Refused:  # listed to everybody, and read only with a key
        pass
    return Topic(room.topic, "", 0)
