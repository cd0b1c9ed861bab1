"""Which messages are pinned."""

from collections.abc import Sequence

from sqlalchemy import Connection, and_, delete, func, insert, select

from linnet.protocol.frames import PinnedMessage
from linnet.protocol.ids import RoomId
from linnet.store.statements import entries
from linnet.store.tables import entry
from linnet.store.tables import pin as t

_message, _pinned = entry.alias("message"), entry.alias("pinned")
_page = (
    select(*(_message.c[name] for name in entries.COLUMNS))
    .add_columns(*(_pinned.c[name].label(f"pinned_{name}") for name in ("by", "name", "at")))
    .join(t, and_(t.c.room == _message.c.room, t.c.seq == _message.c.seq))
    .join(_pinned, and_(_pinned.c.room == t.c.room, _pinned.c.seq == t.c.rev))
    .order_by(t.c.rev.desc())
)


def number(conn: Connection, room: RoomId) -> int:
    """How many messages of a room are pinned."""
    count = select(func.count()).select_from(t).where(t.c.room == room)
    return conn.execute(count).scalar_one()


def page(conn: Connection, room: RoomId, offset: int, limit: int) -> Sequence[PinnedMessage]:
    """Pinned messages as they are now, the last pinned first."""
    rows = conn.execute(_page.where(t.c.room == room).offset(offset).limit(limit))
    return [
        PinnedMessage(message=entries.read(row[:-3]), by=row[-3], by_name=row[-2], at=row[-1])
        for row in rows
    ]


def add(conn: Connection, room: RoomId, seq: int, rev: int) -> None:
    """The message is pinned, by the entry `rev`."""
    conn.execute(insert(t).values(room=room, seq=seq, rev=rev))


def remove(conn: Connection, room: RoomId, seq: int) -> None:
    """The message is not pinned, whether it was or not."""
    conn.execute(delete(t).where(t.c.room == room, t.c.seq == seq))
