"""What is kept no longer: old messages of a room, and everything of an erased person.

Statements over ranges of a log: a message at a time would hold the writer up for seconds.
"""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET
from msgspec.structs import replace
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    and_,
    case,
    delete,
    func,
    or_,
    select,
    update,
)

from linnet.hub.keeping import Erasing, Expiring
from linnet.hub.room import Room
from linnet.protocol.entries import Entry
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.keeping import ERASED, Erased, Expired
from linnet.protocol.people import Role
from linnet.store import tables
from linnet.store.statements import bots, codes, entries
from linnet.store.statements.removals import empty, is_message, not_kept
from linnet.store.tables import entry as t
from linnet.store.tables import member as m
from linnet.store.tables import person as p
from linnet.store.tables import pin
from linnet.store.tables import room as r

_NAME = '%"who_name":%'
_NOBODY = f'%"who_name":"{ERASED}"%'
"""Inside texts quotes have a backslash, so these are found in no text."""


def rooms_with_retention(conn: Connection) -> Sequence[RoomId]:
    """The rooms that keep messages for a time only."""
    found = select(r.c.id).where(r.c.policy.like('%"retention":%'))
    return [RoomId(id) for id in conn.execute(found).scalars()]


def older(conn: Connection, room: RoomId, before: Millis) -> tuple[int, int]:
    """The last place before this time, and how many messages are there up to it.

    A log is in the order of time but for clocks that were set back; what such a clock wrote
    goes when what follows it goes.
    """
    low, high = 0, entries.head(conn, room)[0]
    while low < high:
        middle = (low + high + 1) // 2
        found = entries.one(conn, room, middle)
        if found is not None and found.at < before:
            low = middle
        else:
            high = middle - 1
    return low, count(conn, room, low)


def messages(conn: Connection, command: Expiring | Erasing) -> int:
    """How many messages go."""
    which = select(func.count()).select_from(t).where(_going(command))
    return conn.execute(which).scalar_one()


def pinned(conn: Connection, command: Expiring | Erasing) -> int:
    """How many of these are pinned."""
    going = and_(pin.c.room == command.room, pin.c.seq.in_(select(t.c.seq).where(_going(command))))
    return conn.execute(select(func.count()).select_from(pin).where(going)).scalar_one()


def count(conn: Connection, room: RoomId, upto: int) -> int:
    """How many messages are in a room up to a place, without those that are gone."""
    return conn.execute(
        select(func.count()).select_from(t).where(_messages(room, upto))
    ).scalar_one()


def expire(conn: Connection, entry: Entry, before: Room) -> None:
    """Leave only the places of messages up to one."""
    assert isinstance(entry.body, Expired), "only expiries come here"
    room, upto = entry.room, entry.body.upto
    empty(conn, entry, select(t.c.seq).where(_messages(room, upto)))
    not_kept(conn, room, select(t.c.seq).where(t.c.room == room, t.c.seq <= upto))


def said_by(conn: Connection, who: PersonId) -> dict[RoomId, tuple[int, int]]:
    """For each room with a trace of somebody: the last place that has one, and their messages."""
    theirs = func.sum(case((and_(t.c.by == who, is_message()), 1), else_=0))
    own = and_(t.c.by == who, or_(t.c.name != ERASED, is_message()))
    named = and_(t.c.body.like(_about(who)), t.c.body.like(_NAME), t.c.body.not_like(_NOBODY))
    found = select(t.c.room, func.max(t.c.seq), theirs).where(or_(own, named)).group_by(t.c.room)
    return {RoomId(room): (last, messages) for room, last, messages in conn.execute(found)}


def erase(conn: Connection, entry: Entry, before: Room) -> None:
    """Leave only the places of what a person said in a room, and a name that is nobody's."""
    body = entry.body
    assert isinstance(body, Erased), "only erasures come here"
    theirs = and_(_messages(entry.room, body.upto), t.c.by == body.who)
    empty(conn, entry, select(t.c.seq).where(theirs))
    _take_out(conn, entry.room, body)
    here = and_(t.c.room == entry.room, t.c.seq <= body.upto)
    # What a moderator removed is kept for a day, too.
    not_kept(conn, entry.room, select(t.c.seq).where(here, t.c.by == body.who))
    conn.execute(update(t).where(here, t.c.by == body.who).values(name=ERASED))
    told_of = select(t.c.seq).where(here, t.c.body.like(_about(body.who)))
    for seq in conn.execute(told_of).scalars().all():
        told = entries.one(conn, entry.room, seq)
        if told is not None and hasattr(told.body, "who_name"):
            entries.rewrite(conn, replace(told, body=replace(told.body, who_name=ERASED)))


def _take_out(conn: Connection, room: RoomId, body: Erased) -> None:
    conn.execute(delete(m).where(m.c.room == room, m.c.person == body.who))
    if body.heir is not UNSET:
        heir = update(m).where(m.c.room == room, m.c.person == body.heir)
        conn.execute(heir.values(role=Role.OWNER.value))


def forget(conn: Connection, who: PersonId) -> None:
    """Nothing stays of a person but their id: no name, password, sign-in, draft or file."""
    bots.drop(conn, who)
    bots.drop_of(conn, who)
    for column in _THEIRS:
        conn.execute(delete(column.table).where(column == who))
    for id, name in _NAMED:
        conn.execute(update(id.table).where(id == who).values({name: ERASED}))
    conn.execute(delete(tables.code).where(tables.code.c.purpose == codes.password_of(who)))
    about = or_(tables.report.c.by == who, tables.report.c.body.like(_about(who)))
    conn.execute(delete(tables.report).where(about))
    # Posted, so that it goes now and does not wait to be posted.
    files = update(tables.file).where(tables.file.c.by == who)
    conn.execute(files.values(name=ERASED, posted=1))
    gone = {"name": f"{ERASED}-{who}", "name_key": f"{ERASED}-{who}", "password": None}
    conn.execute(update(p).where(p.c.id == who).values(role=Role.MEMBER.value, **gone))


_THEIRS: tuple[Column[Any], ...] = (
    tables.session.c.person,
    tables.ssh_key.c.person,
    tables.invitation.c.by,
    tables.accepted.c.person,
    tables.draft.c.person,
    tables.block.c.person,
    tables.block.c.blocked,
    tables.marker.c.person,
    tables.mention.c.person,
    tables.avatar.c.person,
    tables.address_ban.c.person,
)
"""Where rows that are only about this person have their id."""
_NAMED = (
    (tables.act.c.by, tables.act.c.by_name),
    (tables.act.c.who, tables.act.c.who_name),
)


def _about(who: PersonId) -> str:
    return f'%"who":"{who}"%'


def _going(command: Expiring | Erasing) -> ColumnElement[bool]:
    which = _messages(command.room, command.upto)
    return which if isinstance(command, Expiring) else and_(which, t.c.by == command.who)


def _messages(room: RoomId, upto: int) -> ColumnElement[bool]:
    return and_(t.c.room == room, t.c.seq <= upto, is_message())
