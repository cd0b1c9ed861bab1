"""What is one's own alone: levels, drafts, blocked people, and who has read a message."""

from linnet.doors.http.asked import Asked
from linnet.doors.http.messages import seq_of
from linnet.doors.http.shapes import BlockedPeople, NewDraft, NewLevel, Nothing, ReadBy
from linnet.protocol.frames import RoomView
from linnet.protocol.mine import Draft


async def set_level(asked: Asked[NewLevel]) -> RoomView:
    """Choose what of a room is worth a notification: everything, mentions or nothing."""
    room = await asked.engine.mine.set_level(asked.person, asked.path["room"], asked.wish.level)
    return await asked.engine.reading.room_view(asked.person, room.id)


async def set_draft(asked: Asked[NewDraft]) -> RoomView:
    """Keep what I am writing in a room, on all my devices."""
    return await _drafted(asked, Draft(text=asked.wish.text, reply_to=asked.wish.reply_to or 0))


async def drop_draft(asked: Asked[Nothing]) -> RoomView:
    """Forget what I was writing in a room."""
    return await _drafted(asked, Draft(text=""))


async def readers(asked: Asked[Nothing]) -> ReadBy:
    """Who has read a message, as far as the room's policy tells."""
    told = await asked.engine.mine.readers(asked.person, asked.path["room"], seq_of(asked))
    return ReadBy(told.room, told.seq, told.read, told.members, told.not_yet)


async def blocked(asked: Asked[Nothing]) -> BlockedPeople:
    """Whom I have blocked."""
    return BlockedPeople(list(await asked.engine.mine.blocked(asked.person)))


async def block(asked: Asked[Nothing]) -> BlockedPeople:
    """Hide what somebody says to me. They cannot tell."""
    return BlockedPeople(list(await asked.engine.mine.block(asked.person, asked.path["person"])))


async def unblock(asked: Asked[Nothing]) -> BlockedPeople:
    """Do not hide it any longer."""
    return BlockedPeople(list(await asked.engine.mine.unblock(asked.person, asked.path["person"])))


async def _drafted(asked: Asked[NewDraft] | Asked[Nothing], draft: Draft) -> RoomView:
    room = await asked.engine.mine.set_draft(asked.person, asked.path["room"], draft)
    return await asked.engine.reading.room_view(asked.person, room.id)
