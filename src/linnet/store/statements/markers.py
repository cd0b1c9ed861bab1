"""How far each person has read in each room, and what of it calls them."""

from collections.abc import Sequence

from sqlalchemy import Connection, func, insert, select

from linnet.protocol.frames import Marker
from linnet.protocol.ids import LOBBY, PersonId, RoomId
from linnet.store.api import Standing
from linnet.store.statements import entries, mentions, mine
from linnet.store.statements.prepared import Prepared
from linnet.store.statements.upsert import upsert
from linnet.store.tables import entry as e
from linnet.store.tables import marker as k
from linnet.store.tables import member as m

LOOK_BACK = 1000
"""Entries among which one's own are found when a marker goes back; bounds what that costs."""
_NO_MARKER = Marker(seq=0, count=0)
_insert_marker = Prepared(insert(k))


def standings(conn: Connection, person: PersonId) -> Sequence[Standing]:
    """The lobby, then the rooms this person is a member of, with markers."""
    rooms = select(m.c.room).where(m.c.person == person, m.c.room != LOBBY)
    ids = [LOBBY, *conn.execute(rooms).scalars()]
    heads = entries.heads(conn, ids)
    called = mentions.counts(conn, person)
    drafts = mine.drafts(conn, person)
    kept = select(k.c.room, k.c.seq, k.c.count, k.c.level).where(k.c.person == person)
    found = {
        room: Standing(
            room=room,
            read=Marker(seq=seq, count=count, mentions=called.get(room, 0), head=heads[room]),
            level=level,
            draft=drafts.get(room),
        )
        for room, seq, count, level in conn.execute(kept)
        if room in heads
    }
    return [found.get(id) or Standing(room=id, read=_NO_MARKER) for id in ids]


def mark_read(conn: Connection, person: PersonId, room: RoomId, seq: int) -> Marker:
    """Move the marker to this seq, at most to the head."""
    head, count = entries.head(conn, room)
    if seq >= head:
        place(conn, person, room, Marker(seq=head, count=count))
        return Marker(seq=head, count=count, head=head)
    count = entries.count_at(conn, room, seq) + _own_after(conn, person, room, seq, head)
    place(conn, person, room, Marker(seq=seq, count=count))
    called = mentions.count(conn, person, room)
    return Marker(seq=seq, count=count, mentions=called, head=head)


def place(conn: Connection, person: PersonId, room: RoomId, at: Marker) -> None:
    """Put the marker here, wherever it was."""
    upsert(conn, k, {"person": person, "room": room}, {"seq": at.seq, "count": at.count})


def read_lobby(conn: Connection, person: PersonId) -> Marker:
    """Somebody new starts with nothing unread in the lobby."""
    seq, count = entries.head(conn, LOBBY)
    _insert_marker(conn, person=person, room=LOBBY, seq=seq, count=count, level="everything")
    return Marker(seq=seq, count=count, head=seq)


def _own_after(conn: Connection, person: PersonId, room: RoomId, seq: int, head: int) -> int:
    """Messages of one's own after a place: they are never unread to who wrote them."""
    after = max(seq, head - LOOK_BACK)
    own = select(func.count()).where(e.c.room == room, e.c.seq > after, e.c.by == person)
    return conn.execute(own.where(entries.IS_SAID)).scalar_one()
