"""Messages that change: the row is always the message as it is now."""

from sqlalchemy import Connection

from linnet.hub.room import Room
from linnet.protocol.entries import Deleted, Edited, Entry, Pinned, Unpinned
from linnet.protocol.folding import fold, overtaken, target_of
from linnet.protocol.ids import RoomId
from linnet.store.statements import editions, entries, files, mentions, pins


def apply(conn: Connection, entry: Entry, before: Room) -> None:
    """Change the message an entry is about, and what else is kept of it."""
    target = target_of(entry)
    assert target is not None, "only changes of one message come here"
    message = entries.one(conn, entry.room, target)
    assert message is not None, "a change is granted for a message that is there"
    match entry.body:
        case Edited():
            overtake(conn, entry.room, target, entry.seq)
            if before.policy.keep_editions:
                editions.keep(conn, message)
            mentions.replace(conn, message, entry.body)
        case Deleted():
            forget(conn, entry.room, target, entry.seq)
            if entry.by == message.by:  # what a moderator deletes may come back with them
                editions.forget(conn, entry.room, target)
        case Pinned():
            pins.add(conn, entry.room, target, entry.seq)
        case Unpinned():
            pins.remove(conn, entry.room, target)
    entries.rewrite(conn, fold(message, entry))


def forget(conn: Connection, room: RoomId, target: int, at: int) -> None:
    """Nothing of a message that is deleted at this place stays but its row and earlier texts."""
    overtake(conn, room, target, at)
    pins.remove(conn, room, target)
    mentions.forget(conn, room, target)
    files.detach(conn, room, [target])


def overtake(conn: Connection, room: RoomId, target: int, at: int) -> None:
    """Edits of a message before this place are void: their texts are not told any more."""
    for edit in entries.edits(conn, room, target):
        if edit.seq < at:
            entries.rewrite(conn, overtaken(edit))
