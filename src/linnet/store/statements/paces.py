"""Slow mode: when somebody spoke last in a room that has it."""

from sqlalchemy import Connection, select

from linnet.protocol.entries import Entry
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.store.statements.upsert import upsert
from linnet.store.tables import pace


def last_said(conn: Connection, room: RoomId, person: PersonId) -> Millis:
    """When this person spoke here last while it was slow; 0 for never."""
    found = select(pace.c.at).where(pace.c.room == room, pace.c.person == person)
    return conn.execute(found).scalar() or 0


def keep(conn: Connection, entry: Entry) -> None:
    """Somebody spoke."""
    upsert(conn, pace, {"room": entry.room, "person": entry.by}, {"at": entry.at})
