"""Messages that call somebody: a row for each person or group, as the message is now."""

from collections.abc import Mapping

from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    and_,
    bindparam,
    delete,
    func,
    insert,
    or_,
    select,
    union,
)

from linnet.hub.room import Room
from linnet.protocol.entries import Edited, Entry, Said
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Role
from linnet.store.statements.prepared import Prepared
from linnet.store.tables import block, entry, marker, member, mention, person, room

_insert = Prepared(insert(mention))


def apply(conn: Connection, posted: Entry, before: Room) -> None:
    """Keep whom a new message calls."""
    if isinstance(posted.body, Said):
        keep(conn, posted.room, posted.seq, posted.body)


def replace(conn: Connection, message: Entry, body: Edited) -> None:
    """Keep whom a message calls after an edit, in place of whom it called before."""
    forget(conn, message.room, message.seq)
    keep(conn, message.room, message.seq, body)


def forget(conn: Connection, where: RoomId, seq: int) -> None:
    """The message calls nobody any more."""
    conn.execute(delete(mention).where(mention.c.room == where, mention.c.seq == seq))


def keep(conn: Connection, where: RoomId, seq: int, body: Said | Edited) -> None:
    """Keep whom a message calls."""
    for called in (*body.mentions, *(f"@{call}" for call in body.calls)):
        _insert(conn, person=called, room=where, seq=seq)


def counts(conn: Connection, who: PersonId) -> Mapping[RoomId, int]:
    """In each room, the messages after this person's marker that call them.

    What people say whom they have blocked does not count.
    """
    return dict(_counts(conn, p=who).fetchall())


def count(conn: Connection, who: PersonId, where: RoomId) -> int:
    """The same for one room."""
    found = _count(conn, p=who, r=where).fetchone()
    return found[1] if found else 0


def _calling(*where: ColumnElement[bool]) -> Select[tuple[RoomId, int]]:
    """How many messages call a person `p`, in each of the rooms they have a marker in."""
    role = and_(member.c.room == marker.c.room, member.c.person == marker.c.person)
    moderates = or_(
        member.c.role != Role.MEMBER.value,
        and_(room.c.kind == "open", person.c.role != Role.MEMBER.value),
    )
    here = marker.join(room, room.c.id == marker.c.room)
    here = here.join(person, person.c.id == marker.c.person)
    ways = (
        _unread(marker, mention.c.person == marker.c.person),
        _unread(marker, mention.c.person == "@room"),
        _unread(here.outerjoin(member, role), mention.c.person == "@moderators", moderates),
    )
    called = union(*(way.where(*where) for way in ways)).subquery()
    blocked = select(block.c.blocked).where(block.c.person == bindparam("p"))
    return (
        select(called.c.room, func.count())
        .join(entry, and_(entry.c.room == called.c.room, entry.c.seq == called.c.seq))
        .where(entry.c.by != bindparam("p"), entry.c.by.not_in(blocked))
        .group_by(called.c.room)
    )


def _unread(start: FromClause, *about: ColumnElement[bool]) -> Select[tuple[RoomId, int]]:
    """Calls after this person's marker."""
    later = and_(mention.c.room == marker.c.room, mention.c.seq > marker.c.seq, *about)
    found = select(mention.c.room, mention.c.seq).select_from(start.join(mention, later))
    return found.where(marker.c.person == bindparam("p"))


_counts = Prepared(_calling())
_count = Prepared(_calling(marker.c.room == bindparam("r")))
