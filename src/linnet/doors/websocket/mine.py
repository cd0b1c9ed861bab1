"""What belongs to one person alone, asked and set over a WebSocket."""

from linnet.engine.engine import Engine
from linnet.engine.listener import Listener
from linnet.protocol.commands import Block, Readers, SetDraft, SetLevel, Unblock
from linnet.protocol.frames import BlockedTold, Done, ReadersTold
from linnet.protocol.mine import Draft
from linnet.protocol.people import Person


async def level(engine: Engine, by: Person, query: SetLevel) -> Done:
    """What of a room is worth a notification."""
    room = await engine.mine.set_level(by, query.room, query.level)
    return Done(query.send_id, room.id, room.seq)


async def draft(engine: Engine, writer: Listener, query: SetDraft) -> Done:
    """What is being written; it is not told to where it is written."""
    kept = Draft(text=query.text, reply_to=query.reply_to or 0)
    room = await engine.mine.set_draft(writer.person, query.room, kept, writer)
    return Done(query.send_id, room.id, room.seq)


async def block(engine: Engine, by: Person, query: Block) -> BlockedTold:
    """Everybody who is hidden now."""
    return BlockedTold(list(await engine.mine.block(by, query.who)), query.send_id)


async def unblock(engine: Engine, by: Person, query: Unblock) -> BlockedTold:
    """Everybody who is hidden still."""
    return BlockedTold(list(await engine.mine.unblock(by, query.who)), query.send_id)


async def readers(engine: Engine, by: Person, query: Readers) -> ReadersTold:
    """Who has read a message."""
    return await engine.mine.readers(by, query.room, query.seq, query.send_id)
