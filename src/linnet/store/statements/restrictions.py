"""Who is banned or muted: the rows behind the bars of a room."""

from sqlalchemy import Connection, delete, insert, select

from linnet.hub.restrictions import FREE, Bar, Bars
from linnet.hub.room import Room, evolve
from linnet.protocol.entries import Entry, Unbanned
from linnet.protocol.ids import LOBBY, PersonId, RoomId
from linnet.store.statements import addresses
from linnet.store.tables import restriction as t

_FIELDS = {("ban", 0): "banned", ("mute", 0): "muted", ("mute", 1): "hushed"}


def load(conn: Connection, room: RoomId) -> Bars:
    """Everybody who is or was barred in this room."""
    found = conn.execute(select(t).where(t.c.room == room))
    untils: dict[PersonId, dict[str, int]] = {}
    for row in found:
        untils.setdefault(PersonId(row.person), {})[_FIELDS[row.kind, row.everywhere]] = row.until
    return {person: Bar(**until) for person, until in untils.items()}


def keep(conn: Connection, entry: Entry, before: Room) -> None:
    """Make the rows what the bars are after this entry."""
    if isinstance(entry.body, Unbanned) and entry.room == LOBBY:
        addresses.unban(conn, entry.body.who)
    after = evolve(before, entry).bars
    for person in before.bars.keys() | after.keys():
        if before.bars.get(person) != after.get(person):
            _replace(conn, entry.room, person, after.get(person, FREE))


def _replace(conn: Connection, room: RoomId, person: PersonId, bar: Bar) -> None:
    conn.execute(delete(t).where(t.c.room == room, t.c.person == person))
    for (kind, everywhere), field in _FIELDS.items():
        until = getattr(bar, field)
        if until:
            row = {"room": room, "person": person, "kind": kind, "everywhere": everywhere}
            conn.execute(insert(t).values(**row, until=until))
