"""Messages that change: the row is always the message as it is now."""

from msgspec import UNSET
from msgspec.structs import replace
from sqlalchemy import Connection, delete, func, insert, select

from linnet.hub.room import Room
from linnet.protocol.entries import Deleted, Edited, Entry, Pinned, Said, Unpinned
from linnet.protocol.folding import fold, target_of
from linnet.protocol.ids import RoomId
from linnet.store.statements import entries, files, mentions
from linnet.store.tables import edition, pin


def apply(conn: Connection, entry: Entry, before: Room) -> None:
    """Change the message an entry is about, and what else is kept of it."""
    target = target_of(entry)
    assert target is not None, "only changes of one message come here"
    message = entries.one(conn, entry.room, target)
    assert message is not None, "a change is granted for a message that is there"
    match entry.body:
        case Edited():
            _forget_texts(conn, entry)
            _keep_edition(conn, message, before)
            mentions.replace(conn, message, entry.body)
        case Deleted():
            _forget(conn, entry)
        case Pinned():
            row = {"room": entry.room, "seq": target, "rev": entry.seq}
            conn.execute(insert(pin).values(row))
        case Unpinned():
            unpin(conn, entry.room, target)
    entries.rewrite(conn, fold(message, entry))


def pins(conn: Connection, room: RoomId) -> int:
    """How many messages of a room are pinned."""
    count = select(func.count()).select_from(pin).where(pin.c.room == room)
    return conn.execute(count).scalar_one()


def unpin(conn: Connection, room: RoomId, seq: int) -> None:
    """The message is not pinned, whether it was or not."""
    conn.execute(delete(pin).where(pin.c.room == room, pin.c.seq == seq))


def _forget(conn: Connection, entry: Entry) -> None:
    """Nothing of a deleted message stays but its place."""
    target = target_of(entry) or 0
    _forget_texts(conn, entry)
    conn.execute(delete(edition).where(edition.c.room == entry.room, edition.c.seq == target))
    unpin(conn, entry.room, target)
    mentions.forget(conn, entry.room, target)
    files.detach(conn, entry.room, [target])


def _forget_texts(conn: Connection, entry: Entry) -> None:
    """Earlier edits of the same message were overtaken: their texts need not be told any more."""
    for change in entries.changes(conn, entry.room, target_of(entry) or 0):
        match change.body:
            case Edited(target=target, text=str()) if change.seq < entry.seq:
                entries.rewrite(conn, replace(change, body=Edited(target=target)))


def _keep_edition(conn: Connection, message: Entry, before: Room) -> None:
    said = message.body
    if before.policy.keep_editions and isinstance(said, Said):
        at = message.at if said.edited is UNSET else said.edited
        key = {"room": message.room, "seq": message.seq, "rev": said.rev}
        conn.execute(insert(edition).values(**key, at=at, text=said.text))
