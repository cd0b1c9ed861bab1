"""Files: which there are, with which messages they are, and whose picture of themselves."""

from collections.abc import Collection, Sequence

from sqlalchemy import Connection, and_, delete, func, insert, or_, select, update

from linnet.hub.files import Kept
from linnet.hub.room import Room
from linnet.protocol.entries import Entry, Said
from linnet.protocol.files import File
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.store.statements.upsert import upsert
from linnet.store.tables import attachment as a
from linnet.store.tables import avatar as v
from linnet.store.tables import file as f
from linnet.store.tables import removed_file


def add(conn: Connection, kept: Kept) -> None:
    """A file is there from now on."""
    file = kept.file
    conn.execute(
        insert(f).values(
            id=file.id,
            sha256=bytes.fromhex(kept.sha256),
            size=file.size,
            kind=file.kind,
            name=file.name,
            by=kept.by,
            created=kept.at,
            width=file.width,
            height=file.height,
            thumb=int(file.thumb),
            posted=int(kept.posted),
        )
    )


def one(conn: Connection, id: str) -> Kept | None:
    """A file and the rooms it is in."""
    row = conn.execute(select(f).where(f.c.id == id)).first()
    if row is None:
        return None
    rooms = conn.execute(select(a.c.room).where(a.c.file == id).distinct()).scalars()
    return Kept(
        file=File(
            id=row.id,
            name=row.name,
            kind=row.kind,
            size=row.size,
            width=row.width or 0,
            height=row.height or 0,
            thumb=bool(row.thumb),
        ),
        sha256=row.sha256.hex(),
        by=row.by,
        at=row.created,
        posted=bool(row.posted),
        rooms=tuple(map(RoomId, rooms)),
    )


def apply(conn: Connection, entry: Entry, before: Room) -> None:
    """A message was posted: its files are with it."""
    if isinstance(entry.body, Said) and entry.body.files:
        ids = [file.id for file in entry.body.files]
        rows = [{"room": entry.room, "seq": entry.seq, "file": id} for id in ids]
        conn.execute(insert(a), rows)
        conn.execute(update(f).where(f.c.id.in_(ids)).values(posted=1))


def detach(conn: Connection, room: RoomId, seqs: Collection[int]) -> None:
    """These messages have no files any more."""
    conn.execute(delete(a).where(a.c.room == room, a.c.seq.in_(seqs)))


def used(conn: Connection, by: PersonId) -> int:
    """Bytes of all files somebody sent."""
    return conn.execute(select(func.sum(f.c.size)).where(f.c.by == by)).scalar() or 0


def needed(conn: Connection, shas: Collection[str]) -> set[str]:
    """Of these contents, those that are a file's."""
    wanted = [bytes.fromhex(sha) for sha in shas]
    found = conn.execute(select(f.c.sha256).where(f.c.sha256.in_(wanted)).distinct())
    return {sha.hex() for sha in found.scalars()}


def drop_unneeded(conn: Connection, before: Millis) -> Sequence[str]:
    """Forget the files that are with no message any more, or since `before` never were.

    The contents they had.
    """
    with_none = and_(
        f.c.id.not_in(select(a.c.file)),
        f.c.id.not_in(select(v.c.file)),
        f.c.id.not_in(select(removed_file.c.file)),
        or_(f.c.posted == 1, f.c.created < before),
    )
    rows = conn.execute(select(f.c.id, f.c.sha256).where(with_none)).all()
    for row in rows:
        conn.execute(delete(f).where(f.c.id == row.id))
    return [row.sha256.hex() for row in rows]


def avatar(conn: Connection, person: PersonId) -> Kept | None:
    """Somebody's picture of themselves."""
    id = conn.execute(select(v.c.file).where(v.c.person == person)).scalar()
    return one(conn, id) if id else None


def set_avatar(conn: Connection, person: PersonId, id: str | None) -> None:
    """Show this file as somebody, or nothing."""
    if id is None:
        conn.execute(delete(v).where(v.c.person == person))
    else:
        upsert(conn, v, {"person": person}, {"file": id})
