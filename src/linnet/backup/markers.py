"""Whether people have read what they are said to have read, as far as a log can tell."""

from collections.abc import Callable

from sqlalchemy import Connection, func, select

from linnet.protocol.ids import RoomId
from linnet.store.statements.entries import IS_SAID
from linnet.store.tables import entry as e
from linnet.store.tables import marker as k


def check(conn: Connection, room: RoomId, last: int, wrong: Callable[[str], None]) -> None:
    """Look at the read markers of a room whose log ends at `last`."""
    kept = select(k.c.person, k.c.seq, k.c.count).where(k.c.room == room)
    for person, seq, count in conn.execute(kept):
        if not 0 <= seq <= last:
            wrong(f"{person} has read up to {seq}, and the last entry is {last}")
        elif not _fits(conn, room, person, seq, count):
            wrong(f"{person} has read up to {seq}, where {count} messages cannot have been read")


def _fits(conn: Connection, room: RoomId, person: str, seq: int, count: int) -> bool:
    """Whether this many messages can be read at a place; one's own after it may count as read."""
    before = select(e.c.count).where(e.c.room == room, e.c.seq <= seq)
    there = conn.execute(before.order_by(e.c.seq.desc()).limit(1)).scalar() or 0
    if count == there:
        return True
    own = select(func.count()).where(e.c.room == room, e.c.seq > seq, e.c.by == person, IS_SAID)
    return there < count <= there + conn.execute(own).scalar_one()
