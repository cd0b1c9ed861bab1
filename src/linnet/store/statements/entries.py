"""The log: adding to it, and reading pages of it."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET
from sqlalchemy import Connection, bindparam, insert, select, update
from sqlalchemy.dialects import sqlite

from linnet.protocol.codec import decode_body, encode_body
from linnet.protocol.entries import Body, Change, Edited, Entry, Said
from linnet.protocol.ids import PersonId, RoomId
from linnet.store.statements.prepared import Prepared
from linnet.store.tables import entry as t

COLUMNS = ("room", "seq", "count", "by", "name", "at", "send_id", "target", "body")
_all = select(*(t.c[name] for name in COLUMNS))
_after = (
    _all.where(t.c.room == bindparam("r"), t.c.seq > bindparam("a"), t.c.seq <= bindparam("u"))
    .order_by(t.c.seq)
    .limit(bindparam("n"))
)
_before = (
    _all.where(t.c.room == bindparam("r"), t.c.seq < bindparam("b"))
    .order_by(t.c.seq.desc())
    .limit(bindparam("n"))
)
IS_SAID = t.c.body.startswith('{"kind":"said"')
_messages = _all.where(t.c.room == bindparam("r"), IS_SAID).limit(bindparam("n"))
_messages_before = Prepared(
    _messages.where(t.c.seq < bindparam("s"), t.c.seq >= bindparam("b")).order_by(t.c.seq.desc())
)
_messages_after = Prepared(
    _messages.where(t.c.seq > bindparam("s"), t.c.seq <= bindparam("b")).order_by(t.c.seq)
)
_rewrite = Prepared(
    update(t)
    .where(t.c.room == bindparam("r"), t.c.seq == bindparam("s"))
    .values(body=bindparam("b"))
)
_sent = _all.where(t.c.by == bindparam("p"), t.c.send_id == bindparam("s"))
_newest = select(t.c.seq, t.c.count).where(t.c.room == bindparam("room")).order_by(t.c.seq.desc())
_head = Prepared(_newest.limit(1))
_count_at = select(t.c.count).where(t.c.room == bindparam("r"), t.c.seq == bindparam("q"))

RAW_INSERT = str(insert(t).values(dict.fromkeys(COLUMNS)).compile(dialect=sqlite.dialect()))
"""For the one statement that is hot enough to skip SQLAlchemy: values in the order of COLUMNS."""
FOREVER = 2**62
NEAR = 300
"""Places looked at for a message next to another; reactions may lie between them."""


def row(entry: Entry) -> tuple[Any, ...]:
    """The entry as values for COLUMNS."""
    return (
        entry.room,
        entry.seq,
        entry.count,
        entry.by,
        entry.name,
        entry.at,
        entry.send_id,
        about(entry),
        encode_body(entry.body).decode(),
    )


def about(entry: Entry) -> int | None:
    """The seq of the message an entry changes or replies to."""
    body = entry.body
    if type(body) is Said:  # the cheaper question, for each message that is said
        return None if body.reply_to is UNSET else body.reply_to
    return body.target if isinstance(body, Change) else None


def add(conn: Connection, entry: Entry) -> None:
    """Log one entry; an IntegrityError means its place or its send_id is taken."""
    conn.execute(insert(t).values(dict(zip(COLUMNS, row(entry), strict=True))))


def after(
    conn: Connection, room: RoomId, after: int, limit: int, upto: int | None
) -> Sequence[Entry]:
    """Entries with after < seq <= upto, oldest first."""
    values = {"r": room, "a": after, "n": limit, "u": FOREVER if upto is None else upto}
    return [read(row) for row in conn.execute(_after, values)]


def before(conn: Connection, room: RoomId, before: int, limit: int) -> Sequence[Entry]:
    """The last `limit` entries with seq < before, oldest first."""
    values = {"r": room, "b": min(before, FOREVER), "n": limit}
    return [read(row) for row in conn.execute(_before, values)][::-1]


def messages_around(conn: Connection, entry: Entry, most: int) -> tuple[list[Entry], list[Entry]]:
    """The messages next to an entry, oldest first: up to `most` before it, and after it."""
    place = {"r": entry.room, "s": entry.seq, "n": most}
    before = _messages_before(conn, **place, b=entry.seq - NEAR)
    after = _messages_after(conn, **place, b=entry.seq + NEAR)
    return [read(row) for row in before][::-1], [read(row) for row in after]


def at_places(conn: Connection, places: Sequence[int]) -> dict[int, Entry]:
    """The entries at these places in the log of all rooms, their `n`."""
    found = conn.execute(_all.add_columns(t.c.n).where(t.c.n.in_(places)))
    return {row.n: read(row[:-1]) for row in found}


def sent(conn: Connection, by: PersonId, send_id: str) -> Entry | None:
    """What this person's send_id became, if it was used."""
    found = conn.execute(_sent, {"p": by, "s": send_id}).first()
    return read(found) if found else None


def one(conn: Connection, room: RoomId, seq: int) -> Entry | None:
    """The entry at this place."""
    return next(iter(after(conn, room, seq - 1, 1, seq)), None)


def rewrite(conn: Connection, entry: Entry) -> None:
    """Keep this entry as it is now in place of what it was."""
    rewrite_body(conn, entry.room, entry.seq, entry.body)


def rewrite_body(conn: Connection, room: RoomId, seq: int, body: Body) -> None:
    """Keep this body at this place in place of what it was."""
    _rewrite(conn, r=room, s=seq, b=encode_body(body).decode())


def edits(conn: Connection, room: RoomId, target: int) -> Sequence[Entry]:
    """The edits of a message that still hold their texts; others hold no more than this."""
    without = encode_body(Edited(target=target)).decode().removesuffix("}")
    about = (t.c.room == room, t.c.target == target)
    found = _all.where(*about, t.c.body.startswith(f"{without},", autoescape=True))
    return [read(row) for row in conn.execute(found.order_by(t.c.seq))]


def head(conn: Connection, room: RoomId) -> tuple[int, int]:
    """The last seq of a room and its message count; (0, 0) for an empty log."""
    found = _head(conn, room=room).fetchone()
    return (found[0], found[1]) if found else (0, 0)


def heads(conn: Connection, rooms: Sequence[RoomId]) -> dict[RoomId, int]:
    """The last seq of each room."""
    return {room: head(conn, room)[0] for room in rooms}


def count_at(conn: Connection, room: RoomId, seq: int) -> int:
    """Messages up to and including a place; 0 where there is none."""
    return conn.execute(_count_at, {"r": room, "q": seq}).scalar() or 0


def read(row: Sequence[Any]) -> Entry:
    """The entry in values for COLUMNS."""
    room, seq, count, by, name, at, send_id, _, body = tuple(row)
    return Entry(
        room=room,
        seq=seq,
        count=count,
        by=by,
        name=name,
        at=at,
        send_id=send_id,
        body=decode_body(body),
    )
