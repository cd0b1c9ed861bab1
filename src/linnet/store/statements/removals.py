"""Many messages at once: removed by a moderator, kept for a day, put back by an undo.

Statements over whole ranges: a message at a time would hold the writer up for seconds.
"""

from collections.abc import Sequence

from msgspec import UNSET
from msgspec.structs import replace
from sqlalchemy import (
    ColumnElement,
    Connection,
    Select,
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
from linnet.store.statements import entries, mentions, pins
from linnet.store.tables import attachment, edition, mention, pin, removed, removed_file
from linnet.store.tables import entry as t

_OF_MESSAGES: tuple[Table, ...] = (mention, pin, attachment)
"""Tables whose rows go with a message, by (room, seq). Earlier texts go with `not_kept`, as an
undo brings them back; nobody is told them meanwhile."""


def rooms_of(conn: Connection, who: PersonId, since: Millis) -> Sequence[RoomId]:
    """The rooms in which somebody has messages from this time on."""
    found = select(t.c.room).distinct().where(t.c.by == who, t.c.at >= since, is_message())
    return sorted(conn.execute(found).scalars())


def places(conn: Connection, room: RoomId, who: PersonId, since: Millis) -> Sequence[int]:
    """Where in a room somebody's messages are that were posted from this time on."""
    found = select(t.c.seq).where(_theirs(room, who, since)).order_by(t.c.seq)
    return list(conn.execute(found).scalars())


def count(conn: Connection, sweep: Sweep) -> int:
    """How many messages a part of a purge removes."""
    theirs = _in_part(sweep.room, sweep.who, sweep.since, sweep.first, sweep.last)
    return conn.execute(select(func.count()).select_from(t).where(theirs)).scalar_one()


def pinned(conn: Connection, sweep: Sweep) -> int:
    """How many of those messages are pinned."""
    theirs = and_(t.c.room == pin.c.room, t.c.seq == pin.c.seq, t.c.by == sweep.who)
    here = and_(
        pin.c.room == sweep.room,
        pin.c.seq.between(sweep.first, sweep.last),
        t.c.at >= sweep.since,
    )
    found = select(func.count()).select_from(pin.join(t, theirs)).where(here)
    return conn.execute(found).scalar_one()


def keep(conn: Connection, removal: Entry, message: Entry) -> None:
    """Keep one message as it is, before this entry removes it."""
    _keep(conn, removal, and_(t.c.room == message.room, t.c.seq == message.seq))


def purge(conn: Connection, entry: Entry, before: Room) -> None:
    """Keep the messages for a day and leave only their places in the log."""
    body = entry.body
    assert isinstance(body, Purged), "only purges come here"
    _keep(conn, entry, _in_part(entry.room, body.who, body.since, body.first, body.last))
    gone = select(removed.c.seq).where(_of(removed, entry.room, entry.seq))
    empty(conn, entry, gone)


def empty(conn: Connection, entry: Entry, places: Select[tuple[int]]) -> None:
    """Leave only the places of these messages of a room, and nothing else that is kept of them."""
    for table in _OF_MESSAGES:
        conn.execute(delete(table).where(table.c.room == entry.room, table.c.seq.in_(places)))
    changes = and_(t.c.room == entry.room, t.c.target.in_(places), t.c.body.like(_EDITED))
    textless = literal('{"kind":"edited","target":').concat(t.c.target).concat("}")
    conn.execute(update(t).where(changes).values(body=textless))
    # Last, because which places these are may depend on there being messages.
    emptied = encode_body(Said("", deleted=entry.by, rev=entry.seq)).decode()
    messages = update(t).where(t.c.room == entry.room, t.c.seq.in_(places))
    conn.execute(messages.values(body=emptied))


def not_kept(conn: Connection, room: RoomId, places: Select[tuple[int]]) -> None:
    """What was removed at these places is not kept for an undo, neither texts nor files."""
    for table in (removed_file, removed, edition):
        conn.execute(delete(table).where(table.c.room == room, table.c.seq.in_(places)))


def restore(conn: Connection, entry: Entry, before: Room) -> None:
    """Put back what a removal took; what was pinned is again where the entry says so."""
    body = entry.body
    assert isinstance(body, Restored), "only restorations come here"
    which = _of(removed, entry.room, body.removal)
    found = conn.execute(select(removed.c.seq, removed.c.body).where(which)).all()
    for seq, text in found:
        said = _again(text, entry)
        if said.pinned:
            pins.add(conn, entry.room, seq, _pinned_by(conn, entry.room, seq))
        entries.rewrite_body(conn, entry.room, seq, said)
        mentions.keep(conn, entry.room, seq, said)
    held = select(removed_file.c.room, removed_file.c.seq, removed_file.c.file)
    back = held.where(_of(removed_file, entry.room, body.removal))
    conn.execute(insert(attachment).from_select(["room", "seq", "file"], back))
    for table in (removed, removed_file):
        conn.execute(delete(table).where(_of(table, entry.room, body.removal)))


def forget(conn: Connection, before: Millis) -> int:
    """Empty what was kept for undoing removals made before this time; how many messages."""
    of = and_(edition.c.room == removed.c.room, edition.c.seq == removed.c.seq)
    earlier = select(removed.c.seq).where(of, _made(removed, before)).exists()
    conn.execute(delete(edition).where(earlier))
    gone = 0
    for table in (removed_file, removed):
        gone = conn.execute(delete(table).where(_made(table, before))).rowcount
    return gone


def _made(table: Table, before: Millis) -> ColumnElement[bool]:
    """What was removed before this time."""
    removal = and_(t.c.room == table.c.room, t.c.seq == table.c.removal, t.c.at < before)
    return select(t.c.n).where(removal).exists()


def _keep(conn: Connection, removal: Entry, which: ColumnElement[bool]) -> None:
    found = select(t.c.room, literal(removal.seq), t.c.seq, t.c.body).where(which)
    columns = ["room", "removal", "seq", "body"]
    conn.execute(insert(removed).from_select(columns, found))
    seqs = select(removed.c.seq).where(_of(removed, removal.room, removal.seq))
    files = select(attachment.c.room, literal(removal.seq), attachment.c.seq, attachment.c.file)
    theirs = files.where(attachment.c.room == removal.room, attachment.c.seq.in_(seqs))
    columns = ["room", "removal", "seq", "file"]
    conn.execute(insert(removed_file).from_select(columns, theirs))


def _of(table: Table, room: RoomId, removal: int) -> ColumnElement[bool]:
    return and_(table.c.room == room, table.c.removal == removal)


def _again(body: str, entry: Entry) -> Said:
    said = decode_body(body)
    assert isinstance(said, Said), "only messages are kept"
    assert isinstance(entry.body, Restored), "only a restoration brings them back"
    return replace(said, rev=entry.seq, pinned=said.pinned and entry.body.pins is not UNSET)


def were_pinned(conn: Connection, room: RoomId, removal: int) -> int:
    """How many of the messages an entry removed were pinned then."""
    which = and_(_of(removed, room, removal), removed.c.body.like(_PINNED))
    return conn.execute(select(func.count()).select_from(removed).where(which)).scalar_one()


def _pinned_by(conn: Connection, room: RoomId, seq: int) -> int:
    """The last entry that pinned a message."""
    those = and_(t.c.room == room, t.c.target == seq, t.c.body.like(_PIN))
    return int(conn.execute(select(func.max(t.c.seq)).where(those)).scalar_one())


_SAID = '{"kind":"said",%'
_EDITED = '{"kind":"edited",%'
_DELETED = '%"deleted":"%'
_PINNED = '%"pinned":true%'
_PIN = '{"kind":"pinned",%'
"""Inside texts quotes have a backslash, so these are found in no text."""


def is_message() -> ColumnElement[bool]:
    """A message that is there."""
    return and_(t.c.body.like(_SAID), t.c.body.not_like(_DELETED))


def _theirs(room: RoomId, who: PersonId, since: Millis) -> ColumnElement[bool]:
    return and_(t.c.room == room, t.c.by == who, t.c.at >= since, is_message())


def _in_part(
    room: RoomId, who: PersonId, since: Millis, first: int, last: int
) -> ColumnElement[bool]:
    return and_(_theirs(room, who, since), t.c.seq.between(first, last))
