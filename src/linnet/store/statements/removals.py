"""Many messages at once: removed by a moderator, kept for a day, put back by an undo.

Statements over whole ranges: a message at a time would hold the writer up for seconds.
"""

from collections.abc import Sequence
from typing import Any

from msgspec.structs import replace
from sqlalchemy import (
    ColumnElement,
    Connection,
    Table,
    and_,
    delete,
    func,
    insert,
    literal,
    select,
    update,
)

from linnet.hub.moderation import Sweep
from linnet.hub.room import Room
from linnet.protocol.codec import decode_body, encode_body
from linnet.protocol.entries import Entry, Purged, Restored, Said
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.store.tables import edition, mention, pin, removed
from linnet.store.tables import entry as t

_OF_MESSAGES: tuple[Table, ...] = (edition, mention, pin)
"""Tables whose rows go with a message, by (room, seq)."""


def rooms_of(conn: Connection, who: PersonId, since: Millis) -> Sequence[RoomId]:
    """The rooms in which somebody has messages from this time on."""
    found = select(t.c.room).distinct().where(t.c.by == who, t.c.at >= since, _is_message())
    return sorted(conn.execute(found).scalars())


def places(conn: Connection, room: RoomId, who: PersonId, since: Millis) -> Sequence[int]:
    """Where in a room somebody's messages are that were posted from this time on."""
    found = select(t.c.seq).where(_theirs(room, who, since)).order_by(t.c.seq)
    return list(conn.execute(found).scalars())


def count(conn: Connection, sweep: Sweep) -> int:
    """How many messages a part of a purge removes."""
    theirs = and_(
        _theirs(sweep.room, sweep.who, sweep.since), t.c.seq.between(sweep.first, sweep.last)
    )
    return conn.execute(select(func.count()).select_from(t).where(theirs)).scalar_one()


def keep(conn: Connection, removal: Entry, message: Entry) -> None:
    """Keep one message as it is, before this entry removes it."""
    body = encode_body(message.body).decode()
    key = {"room": removal.room, "removal": removal.seq, "seq": message.seq}
    conn.execute(insert(removed).values(**key, body=body))


def purge(conn: Connection, entry: Entry, before: Room) -> None:
    """Keep the messages for a day and leave only their places in the log."""
    body = entry.body
    assert isinstance(body, Purged), "only purges come here"
    theirs = and_(_theirs(entry.room, body.who, body.since), t.c.seq.between(body.first, body.last))
    kept_now = select(t.c.room, literal(entry.seq), t.c.seq, t.c.body).where(theirs)
    conn.execute(insert(removed).from_select(["room", "removal", "seq", "body"], kept_now))
    gone = select(removed.c.seq).where(removed.c.room == entry.room, removed.c.removal == entry.seq)
    emptied = encode_body(Said("", deleted=entry.by, rev=entry.seq)).decode()
    conn.execute(_at(entry.room, gone).values(body=emptied))
    changes = and_(t.c.room == entry.room, t.c.target.in_(gone), t.c.body.like(_EDITED))
    textless = literal('{"kind":"edited","target":').concat(t.c.target).concat("}")
    conn.execute(update(t).where(changes).values(body=textless))
    for table in _OF_MESSAGES:
        conn.execute(delete(table).where(table.c.room == entry.room, table.c.seq.in_(gone)))


def restore(conn: Connection, entry: Entry, before: Room) -> None:
    """Put back what a removal took; what it pinned is pinned no more."""
    body = entry.body
    assert isinstance(body, Restored), "only restorations come here"
    which = and_(removed.c.room == entry.room, removed.c.removal == body.removal)
    rows = conn.execute(select(removed.c.seq, removed.c.body).where(which)).all()
    place = "update entry set body = ? where room = ? and seq = ?"
    raw: Any = conn.connection.driver_connection
    raw.executemany(place, [(_again(text, entry), entry.room, seq) for seq, text in rows])
    conn.execute(delete(removed).where(which))


def forget(conn: Connection, before: Millis) -> int:
    """Empty what was kept for undoing removals made before this time; how many messages."""
    removals = and_(t.c.room == removed.c.room, t.c.seq == removed.c.removal, t.c.at < before)
    old = select(t.c.n).where(removals).exists()
    return conn.execute(delete(removed).where(old)).rowcount


def _again(body: str, entry: Entry) -> str:
    said = decode_body(body)
    assert isinstance(said, Said), "only messages are kept"
    return encode_body(replace(said, rev=entry.seq, pinned=False)).decode()


def _at(room: RoomId, places: Any) -> Any:
    return update(t).where(t.c.room == room, t.c.seq.in_(places))


_SAID = '{"kind":"said",%'
_EDITED = '{"kind":"edited",%'
_DELETED = '%"deleted":"%'
"""Inside texts quotes have a backslash, so these are found in no text."""


def _is_message() -> ColumnElement[bool]:
    """A message that is there."""
    return and_(t.c.body.like(_SAID), t.c.body.not_like(_DELETED))


def _theirs(room: RoomId, who: PersonId, since: Millis) -> ColumnElement[bool]:
    return and_(t.c.room == room, t.c.by == who, t.c.at >= since, _is_message())
