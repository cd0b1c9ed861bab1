"""Messages that were reported, as they were then."""

from collections.abc import Sequence
from typing import Any

from msgspec import json
from msgspec.structs import replace
from sqlalchemy import Connection, insert, select, update

from linnet.protocol.ids import Millis, RoomId
from linnet.protocol.moderation import Reported
from linnet.store.tables import report as t

_waiting = select(t.c.id, t.c.body).where(t.c.resolved.is_(None)).order_by(t.c.id)


def add(conn: Connection, report: Reported) -> Reported | None:
    """Keep a report under a new id; None if the same person's report of it waits already."""
    same = (t.c.room == report.room, t.c.seq == report.seq, t.c.by == report.by)
    if conn.execute(_waiting.where(*same)).first() is not None:
        return None
    row = {
        "at": report.at,
        "by": report.by,
        "by_name": report.by_name,
        "room": report.room,
        "seq": report.seq,
        "body": json.encode(report).decode(),
    }
    added = conn.execute(insert(t).values(**row)).inserted_primary_key
    assert added is not None, "a row has a key"
    return replace(report, id=added[0])


def waiting(conn: Connection, room: RoomId | None) -> Sequence[Reported]:
    """Reports nobody has looked at, oldest first."""
    found = _waiting if room is None else _waiting.where(t.c.room == room)
    return [_read(row) for row in conn.execute(found)]


def one(conn: Connection, id: int) -> Reported | None:
    """One report nobody has looked at."""
    found = conn.execute(_waiting.where(t.c.id == id)).first()
    return _read(found) if found else None


def resolve(conn: Connection, report: Reported, by: str, at: Millis) -> bool:
    """Somebody looked: the texts go. Whether nobody was quicker."""
    emptied = json.encode(replace(report, text="", context=())).decode()
    looked = update(t).where(t.c.id == report.id, t.c.resolved.is_(None))
    return conn.execute(looked.values(resolved=at, resolved_by=by, body=emptied)).rowcount == 1


def _read(row: Any) -> Reported:
    return replace(json.decode(row.body, type=Reported), id=row.id)
