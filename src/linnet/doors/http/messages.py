"""One message over HTTP: reading, changing, answering and marking it.

Whatever changes a message is answered by the message as it is now.
"""

from typing import Any, TypeVar

from linnet.doors.http.asked import Asked
from linnet.doors.http.body import checked
from linnet.doors.http.shapes import EarlierTexts, Nothing, Offset, PinnedMessages, Words
from linnet.protocol.commands import (
    Delete,
    Edit,
    MessageCommand,
    Pin,
    React,
    Unpin,
    Unreact,
)
from linnet.protocol.entries import Entry
from linnet.protocol.reasons import Reason, Refused

C = TypeVar("C", bound=MessageCommand)


async def message(asked: Asked[Nothing]) -> Entry:
    """A message as it is now."""
    return await asked.engine.messages.message(asked.person, asked.path["room"], seq_of(asked))


async def edit(asked: Asked[Words]) -> Entry:
    """Give a message of mine another text: JSON, or the bare text."""
    return await _changed(asked, Edit, text=asked.wish.text)


async def delete(asked: Asked[Nothing]) -> Entry:
    """Take a message away; its place stays."""
    return await _changed(asked, Delete)


async def react(asked: Asked[Nothing]) -> Entry:
    """Put an emoji on a message."""
    return await _changed(asked, React, emoji=asked.path["emoji"])


async def unreact(asked: Asked[Nothing]) -> Entry:
    """Take my emoji off a message again."""
    return await _changed(asked, Unreact, emoji=asked.path["emoji"])


async def pin(asked: Asked[Nothing]) -> Entry:
    """Keep a message at hand for everybody in the room."""
    return await _changed(asked, Pin)


async def unpin(asked: Asked[Nothing]) -> Entry:
    """A pinned message need not be at hand any more."""
    return await _changed(asked, Unpin)


async def pins(asked: Asked[Offset]) -> PinnedMessages:
    """The pinned messages of a room, the last pinned first."""
    told = await asked.engine.messages.pins(
        asked.person, asked.path["room"], offset=asked.wish.offset
    )
    return PinnedMessages(told.room, told.pins, told.more)


async def editions(asked: Asked[Offset]) -> EarlierTexts:
    """The earlier texts of a message, oldest first, where the room keeps them."""
    told = await asked.engine.messages.editions(
        asked.person, asked.path["room"], seq_of(asked), offset=asked.wish.offset
    )
    return EarlierTexts(told.room, told.seq, told.editions, told.more)


async def _changed(asked: Asked[Any], kind: type[C], **more: object) -> Entry:
    seq = seq_of(asked)
    fields = {"send_id": asked.send_id, "room": asked.path["room"], "seq": seq, **more}
    entry = await asked.engine.perform(asked.person, checked(fields, kind))
    return await asked.engine.messages.now(entry.room, seq)


def seq_of(asked: Asked[Any]) -> int:
    """The place in the path. Raises Refused `no-such-message` where it cannot be one."""
    told = asked.path["seq"]
    if not (told.isascii() and told.isdecimal() and len(told) <= 15 and int(told)):
        raise Refused(Reason.NO_SUCH_MESSAGE)
    return int(told)
