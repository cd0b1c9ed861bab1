"""Rooms and their members."""

from collections.abc import Sequence

from msgspec import UNSET, json
from sqlalchemy import (
    Connection,
    and_,
    delete,
    insert,
    literal,
    select,
    union,
    update,
)

from linnet.hub.room import Room, first_members, newcomer_role
from linnet.hub.text import room_key
from linnet.protocol.entries import (
    Banned,
    Created,
    Entry,
    Invited,
    Joined,
    Kicked,
    Left,
    Muted,
    Renamed,
    RoleSet,
    RoomKind,
    TopicSet,
    Unbanned,
    Unmuted,
)
from linnet.protocol.frames import Marker
from linnet.protocol.ids import LOBBY, PersonId, RoomId
from linnet.protocol.people import Role
from linnet.protocol.policies import Policy
from linnet.store.statements import entries, markers, people, pins, restrictions
from linnet.store.statements.upsert import upsert
from linnet.store.tables import draft, marker
from linnet.store.tables import member as m
from linnet.store.tables import room as r

_NO_DIRECT = '"no_direct":true'
"""How a policy is kept that forbids direct messages."""


def load(conn: Connection, id: RoomId) -> Room | None:
    """The room with its members and the head of its log."""
    shown = select(r.c.kind, r.c.name, r.c.topic, r.c.policy)
    found = conn.execute(shown.where(r.c.id == id)).first()
    if found is None:
        return None
    members = conn.execute(select(m.c.person, m.c.role).where(m.c.room == id))
    seq, count = entries.head(conn, id)
    return Room(
        id=id,
        kind=found.kind,
        name=found.name,
        topic=found.topic,
        seq=seq,
        count=count,
        members={PersonId(person): Role(role) for person, role in members},
        policy=json.decode(found.policy, type=Policy),
        pins=pins.number(conn, id),
        bars=restrictions.load(conn, id),
    )


def named(conn: Connection, key: str, person: PersonId) -> RoomId | None:
    """The room somebody means by this name: a private one they are in, or else the open one."""
    own = select(r.c.id).join(m, m.c.room == r.c.id).where(m.c.person == person, r.c.name == key)
    found = conn.execute(own.order_by(r.c.kind.desc(), r.c.created).limit(1)).scalar()
    return found or open_named(conn, key)


def open_named(conn: Connection, key: str) -> RoomId | None:
    """The open room of that name. Private rooms may share a name: it must not betray them."""
    return conn.execute(select(r.c.id).where(r.c.name_key == key)).scalar()


def without_direct(conn: Connection, one: PersonId, other: PersonId) -> Sequence[Room]:
    """Rooms with both that forbid direct messages, with only these two as members."""
    mine, theirs = m.alias(), m.alias()
    is_mine = and_(mine.c.room == r.c.id, mine.c.person == one)
    is_theirs = and_(theirs.c.room == r.c.id, theirs.c.person == other)
    shared = select(mine.c.room).join(theirs, mine.c.room == theirs.c.room)
    shared = shared.where(mine.c.person == one, theirs.c.person == other)
    ids = union(shared, select(literal(LOBBY)))
    found = conn.execute(
        select(r.c.id, r.c.kind, mine.c.role, theirs.c.role)
        .select_from(r.outerjoin(mine, is_mine).outerjoin(theirs, is_theirs))
        .where(r.c.id.in_(ids), r.c.policy.contains(_NO_DIRECT))
    )
    return [
        Room(
            id=id,
            kind=kind,
            members={
                who: Role(role) for who, role in zip((one, other), roles, strict=True) if role
            },
            policy=Policy(no_direct=True),
        )
        for id, kind, *roles in found
    ]


def open_rooms(conn: Connection) -> Sequence[RoomId]:
    """Ids of the rooms anybody may join, by name."""
    found = conn.execute(select(r.c.id).where(r.c.kind == "open").order_by(r.c.name_key))
    return list(found.scalars())


def not_direct(conn: Connection) -> Sequence[RoomId]:
    """Ids of all rooms but the lobby and direct ones; open ones first."""
    those = select(r.c.id).where(r.c.kind != "direct", r.c.id != LOBBY)
    return list(conn.execute(those.order_by(r.c.kind, r.c.id)).scalars())


def apply(conn: Connection, entry: Entry, before: Room) -> None:
    """Change the rows of rooms and members as this entry says."""
    match entry.body:
        case Created():
            _create(conn, entry, entry.body)
        case Joined():
            _enter(conn, entry, entry.by, newcomer_role(before), before)
        case Invited(who=who, role=role):
            _enter(conn, entry, who, newcomer_role(before) if role is UNSET else role, before)
        case Left():
            let_go(conn, entry.room, entry.by)
        case Kicked(who=who):
            let_go(conn, entry.room, who)
        case Banned(who=who) | Muted(who=who) | Unmuted(who=who):
            restrictions.keep(conn, entry, before)
            if isinstance(entry.body, Banned):
                let_go(conn, entry.room, who)
        case Unbanned(who=who, role=role):
            restrictions.keep(conn, entry, before)
            if role is not UNSET:
                _enter(conn, entry, who, role, before)
        case Renamed(name=name):
            renamed = update(r).where(r.c.id == entry.room)
            conn.execute(renamed.values(name=name, name_key=_key(before.kind, name)))
        case TopicSet(topic=topic):
            conn.execute(update(r).where(r.c.id == entry.room).values(topic=topic))
        case RoleSet(who=who, role=role):
            key = {"room": entry.room, "person": who}
            upsert(conn, m, key, {"role": role.value}, {"since": entry.seq})
            if entry.room == LOBBY:
                people.set_role(conn, who, role)
        case _:
            raise AssertionError(f"no row for {entry.body!r}")


def _create(conn: Connection, entry: Entry, body: Created) -> None:
    values = {
        "id": entry.room,
        "kind": body.room_kind,
        "name": body.name,
        "name_key": _key(body.room_kind, body.name),
        "topic": body.topic,
        "created": entry.at,
    }
    conn.execute(insert(r).values(values))
    for person in first_members(entry.by, body.who):
        row = {"room": entry.room, "person": person, "role": Role.OWNER.value, "since": 1}
        conn.execute(insert(m).values(row))
        markers.place(conn, person, entry.room, Marker(seq=entry.seq, count=0))


def _key(kind: RoomKind, name: str) -> str | None:
    return room_key(name) if kind == "open" else None


def _enter(conn: Connection, entry: Entry, who: PersonId, role: Role, before: Room) -> None:
    """A newcomer has nothing unread; neither has who returns."""
    row = {"room": entry.room, "person": who, "role": role.value, "since": entry.seq}
    conn.execute(insert(m).values(row))
    markers.place(conn, who, entry.room, Marker(seq=entry.seq, count=before.count))


def let_go(conn: Connection, room: RoomId, who: PersonId) -> None:
    """Somebody is no member any more; what the room was to them alone goes as well.

    Nobody goes from the lobby: what it was to them waits until they come back.
    """
    if room == LOBBY:
        return
    for table in (m, marker, draft):
        conn.execute(delete(table).where(table.c.room == room, table.c.person == who))


def make_lobby(conn: Connection, at: int) -> None:
    """The room that is always there."""
    if conn.execute(select(r.c.id).where(r.c.id == LOBBY)).first() is None:
        values = {"id": LOBBY, "kind": "open", "name": LOBBY, "name_key": LOBBY, "topic": ""}
        conn.execute(insert(r).values(created=at, **values))
