"""Who says something has read the room up to there: gathered in memory, written now and then.

A row for each message would cost as much as the message. So the newest message of each person
in each room waits here until somebody asks how far that person has read, or for `WAITS`
seconds. What a crash leaves unwritten is found again: `kept` says up to which row of the log
markers are written. All of this belongs to the thread that writes.
"""

from sqlalchemy import Connection, bindparam, delete, func, insert, select, update
from sqlalchemy.dialects.sqlite import insert as upsert

from linnet.protocol.entries import Entry
from linnet.protocol.ids import PersonId, RoomId
from linnet.store.statements import entries
from linnet.store.statements.prepared import Prepared
from linnet.store.tables import entry as e
from linnet.store.tables import kept
from linnet.store.tables import marker as k

WAITS = 2.0
"""Seconds."""
Own = dict[tuple[PersonId, RoomId], Entry | None]
"""The newest message of each person in each room; None where a later marker counts instead."""

_place = upsert(k).values(
    person=bindparam("p"), room=bindparam("r"), seq=bindparam("q"), count=bindparam("c")
)
_move = Prepared(
    _place.on_conflict_do_update(
        index_elements=["person", "room"],
        set_={"seq": _place.excluded.seq, "count": _place.excluded.count},
        where=_place.excluded.seq > k.c.seq,
    )
)
_MARKERS = "markers"
_TOUCH = "touch"


def write(conn: Connection, own: Own) -> None:
    """Move these people's markers on to what they said; no marker goes back."""
    for (person, room), said in own.items():
        if said is not None:
            _move(conn, p=person, r=room, q=said.seq, c=said.count)
    newest = select(func.coalesce(func.max(e.c.n), 0)).scalar_subquery()
    conn.execute(update(kept).where(kept.c.name == _MARKERS).values(n=newest))


def touch(conn: Connection) -> None:
    """Write a row and take it away again: the disk has something to do, and nothing stays.

    A row that is written over with what it holds already is left alone by SQLite.
    """
    conn.execute(insert(kept).values(name=_TOUCH, n=0))
    conn.execute(delete(kept).where(kept.c.name == _TOUCH))


def recover(conn: Connection) -> None:
    """Write what a crash left unwritten."""
    done = conn.execute(select(kept.c.n).where(kept.c.name == _MARKERS)).scalar()
    if done is None:
        newest = select(func.coalesce(func.max(e.c.n), 0)).scalar_subquery()
        conn.execute(insert(kept).values(name=_MARKERS, n=newest))
    else:
        _write_since(conn, done)


def _write_since(conn: Connection, done: int) -> None:
    """Write what was said after this row of the log; a marker that went back since is lost."""
    newest = select(e.c.by, e.c.room, func.max(e.c.seq), func.max(e.c.count))
    said = newest.where(e.c.n > done, entries.IS_SAID).group_by(e.c.by, e.c.room)
    for person, room, seq, count in conn.execute(said).fetchall():
        _move(conn, p=person, r=room, q=seq, c=count)
    write(conn, {})
