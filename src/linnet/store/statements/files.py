"""Files: which there are, with which messages they are, and whose picture of themselves."""

from collections.abc import Collection, Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, func, insert, or_, select, update

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

_LOOSE = 2
"""In `posted`: with no message any more. Few files are, so they are found at once."""


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
    where = select(a.c.room).where(a.c.file == id).distinct()
    rooms = conn.execute(where).scalars()
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
    which = and_(a.c.room == room, a.c.seq.in_(seqs))
    ids = conn.execute(select(a.c.file).where(which)).scalars().all()
    if ids:
        conn.execute(delete(a).where(which))
        _loosen(conn, ids)


def used(conn: Connection, by: PersonId) -> int:
    """Bytes of all files somebody sent."""
    return conn.execute(select(func.sum(f.c.size)).where(f.c.by == by)).scalar() or 0


def all_together(conn: Connection) -> tuple[int, int]:
    """How many files there are, and their bytes together."""
    number, size = conn.execute(select(func.count(), func.coalesce(func.sum(f.c.size), 0))).one()
    return number, size


def needed(conn: Connection, shas: Collection[str]) -> set[str]:
    """Of these contents, those that are a file's."""
    wanted = [bytes.fromhex(sha) for sha in shas]
    found = conn.execute(select(f.c.sha256).where(f.c.sha256.in_(wanted)).distinct())
    return {sha.hex() for sha in found.scalars()}


def drop_unneeded(conn: Connection, before: Millis, *, thorough: bool) -> Sequence[str]:
    """Forget the files that are with no message any more, or since `before` never were.

    The contents they had. Files that were detached one by one are found at once, a `thorough`
    look at every file finds those of many messages that went together.
    """
    unneeded = or_(f.c.posted == _LOOSE, and_(f.c.posted == 0, f.c.created < before))
    if thorough:
        unneeded = or_(unneeded, f.c.posted == 1)
    rows = conn.execute(select(f.c.id, f.c.sha256).where(unneeded, ~_held())).all()
    for row in rows:
        conn.execute(delete(f).where(f.c.id == row.id))
    return [row.sha256.hex() for row in rows]


def _loosen(conn: Connection, ids: Collection[str]) -> None:
    for id in ids:
        conn.execute(update(f).where(f.c.id == id, ~_held()).values(posted=_LOOSE))


def _held() -> ColumnElement[bool]:
    """Whether a file is with a message, or one that can be put back, or is an avatar."""
    holders = (a.c.file, v.c.file, removed_file.c.file)
    return or_(*(select(column).where(column == f.c.id).exists() for column in holders))


def avatar(conn: Connection, person: PersonId) -> Kept | None:
    """Somebody's picture of themselves."""
    id = conn.execute(select(v.c.file).where(v.c.person == person)).scalar()
    return one(conn, id) if id else None


def avatars(conn: Connection) -> dict[PersonId, str]:
    """Who shows a picture of themselves, and the id of its file."""
    return {PersonId(row.person): row.file for row in conn.execute(select(v.c.person, v.c.file))}


def set_avatar(conn: Connection, person: PersonId, id: str | None) -> None:
    """Show this file as somebody, or nothing."""
    before = conn.execute(select(v.c.file).where(v.c.person == person)).scalars().all()
    if id is None:
        conn.execute(delete(v).where(v.c.person == person))
    else:
        upsert(conn, v, {"person": person}, {"file": id})
    _loosen(conn, before)
