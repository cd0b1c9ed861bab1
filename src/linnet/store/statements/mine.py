"""What belongs to one person alone: levels, drafts and blocked people."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, select

from linnet.protocol import limits
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.mine import Draft, Level
from linnet.protocol.people import Named
from linnet.protocol.reasons import Reason, Refused
from linnet.store.statements.upsert import upsert
from linnet.store.tables import block as b
from linnet.store.tables import draft as d
from linnet.store.tables import marker as k
from linnet.store.tables import person as p


def set_level(conn: Connection, person: PersonId, room: RoomId, level: Level) -> None:
    """Keep what of a room somebody wants to be told about."""
    key = {"person": person, "room": room}
    upsert(conn, k, key, {"level": level}, {"seq": 0, "count": 0})


def set_draft(conn: Connection, person: PersonId, room: RoomId, draft: Draft, at: Millis) -> None:
    """Keep what somebody is writing in a room; one without a text is forgotten."""
    if draft.text:
        kept = {"text": draft.text, "reply_to": draft.reply_to, "at": at}
        upsert(conn, d, {"person": person, "room": room}, kept)
    else:
        conn.execute(delete(d).where(d.c.person == person, d.c.room == room))


def drafts(conn: Connection, person: PersonId) -> Mapping[RoomId, Draft]:
    """What somebody is writing in each room."""
    found = conn.execute(select(d.c.room, d.c.text, d.c.reply_to).where(d.c.person == person))
    return {room: Draft(text=text, reply_to=reply_to) for room, text, reply_to in found}


def block(conn: Connection, person: PersonId, other: PersonId, at: Millis) -> Sequence[Named]:
    """Hide what another says; everybody who is hidden now. Raises Refused `too-many`."""
    mine = select(func.count()).where(b.c.person == person, b.c.blocked != other)
    if conn.execute(mine).scalar_one() >= limits.BLOCKED:
        raise Refused(Reason.TOO_MANY, f"You can block at most {limits.BLOCKED} people.")
    upsert(conn, b, {"person": person, "blocked": other}, {"at": at})
    return blocked(conn, person)


def unblock(conn: Connection, person: PersonId, other: PersonId) -> Sequence[Named]:
    """Hide it no longer; everybody who is hidden still."""
    conn.execute(delete(b).where(b.c.person == person, b.c.blocked == other))
    return blocked(conn, person)


def blocked(conn: Connection, person: PersonId) -> Sequence[Named]:
    """Whom somebody has blocked, by name."""
    named = select(p.c.id, p.c.name).join(b, b.c.blocked == p.c.id)
    found = conn.execute(named.where(b.c.person == person).order_by(p.c.name_key))
    return [Named(id=id, name=name) for id, name in found]


def blocking(conn: Connection) -> set[PersonId]:
    """Everybody who has blocked somebody."""
    return set(conn.execute(select(b.c.person).distinct()).scalars())
