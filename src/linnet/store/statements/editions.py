"""Texts that messages had before the ones they have, where a room keeps them."""

from collections.abc import Sequence

from msgspec import UNSET
from sqlalchemy import Connection, delete, insert, select

from linnet.protocol.entries import Entry, Said
from linnet.protocol.ids import RoomId
from linnet.protocol.messages import Edition
from linnet.store.statements.removals import is_message
from linnet.store.tables import edition as t
from linnet.store.tables import entry


def keep(conn: Connection, message: Entry) -> None:
    """Keep the text a message has, before it gets another."""
    said = message.body
    assert isinstance(said, Said), "only messages have texts"
    at = message.at if said.edited is UNSET else said.edited
    key = {"room": message.room, "seq": message.seq, "rev": said.rev}
    conn.execute(insert(t).values(**key, at=at, text=said.text))


def page(conn: Connection, room: RoomId, seq: int, offset: int, limit: int) -> Sequence[Edition]:
    """Earlier texts of a message that is there, oldest first."""
    there = (entry.c.room == t.c.room, entry.c.seq == t.c.seq, is_message())
    chosen = select(t.c.text, t.c.at).where(t.c.room == room, t.c.seq == seq)
    chosen = chosen.where(select(entry.c.n).where(*there).exists())
    rows = conn.execute(chosen.order_by(t.c.rev).offset(offset).limit(limit))
    return [Edition(text=row.text, at=row.at) for row in rows]


def forget(conn: Connection, room: RoomId, seq: int) -> None:
    """None of this message."""
    conn.execute(delete(t).where(t.c.room == room, t.c.seq == seq))


def forget_all(conn: Connection, room: RoomId) -> None:
    """None of any message of the room."""
    conn.execute(delete(t).where(t.c.room == room))
