"""Who has read a message: the others who were there when it was posted, and are still."""

from typing import Any

from sqlalchemy import Connection, Select, and_, bindparam, func, select

from linnet.protocol.entries import Entry
from linnet.protocol.ids import LOBBY
from linnet.protocol.people import Named
from linnet.store.api import Readers
from linnet.store.tables import marker as k
from linnet.store.tables import member as m
from linnet.store.tables import person as p


def of(conn: Connection, message: Entry, names: int) -> Readers:
    """How many of how many have read this, and the names of so many who have not."""
    values = {"room": message.room, "seq": message.seq, "by": message.by, "at": message.at}
    audience = _lobby() if message.room == LOBBY else _members()
    has_read = func.coalesce(k.c.seq, 0) >= bindparam("seq")
    counts = audience.with_only_columns(func.count(), func.count().filter(has_read))
    members, read = conn.execute(counts, values).one()
    late = audience.where(~has_read).order_by(p.c.name_key).limit(names)
    found = conn.execute(late, values) if names else ()
    return Readers(
        read=read, members=members, not_yet=[Named(id=id, name=name) for id, name in found]
    )


def _members() -> Select[Any]:
    """Members who came before the message."""
    there = and_(m.c.person == p.c.id, m.c.room == bindparam("room"))
    return _with_marker(p.join(m, there)).where(m.c.since <= bindparam("seq"))


def _lobby() -> Select[Any]:
    """Everybody is in the lobby, from the moment they are somebody."""
    return _with_marker(p).where(p.c.created <= bindparam("at"))


def _with_marker(people: Any) -> Select[Any]:
    theirs = and_(k.c.person == p.c.id, k.c.room == bindparam("room"))
    found = select(p.c.id, p.c.name).select_from(people.outerjoin(k, theirs))
    return found.where(p.c.id != bindparam("by"))
