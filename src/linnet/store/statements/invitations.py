"""Invitations: who made them, and who came by them."""

from collections.abc import Sequence

from msgspec import Struct
from sqlalchemy import Connection, Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from linnet.hub.facts import Invitation
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.invitations import InvitationView
from linnet.protocol.people import Named
from linnet.protocol.reasons import Reason, Refused
from linnet.store.invitations import InvitationRow
from linnet.store.roster import Note
from linnet.store.statements import roster
from linnet.store.tables import accepted as a
from linnet.store.tables import invitation as i
from linnet.store.tables import person as p

ID = 8
"""Bytes of its hash that name an invitation."""


def add(conn: Connection, row: InvitationRow, note: Note, most: int) -> None:
    """Keep an invitation; those of the room that are over go. Raises Refused `too-many`."""
    conn.execute(delete(i).where(i.c.room == row.room, i.c.until <= row.since))
    kept = select(func.count()).select_from(i).where(i.c.room == row.room)
    if conn.execute(kept).scalar_one() >= most:
        raise Refused(Reason.TOO_MANY, f"There are {most} invitations; take one back first.")
    conn.execute(insert(i).values(**_columns(row)))
    roster.note(conn, note)


def _columns(row: Struct) -> dict[str, object]:
    return {name: getattr(row, name) for name in row.__struct_fields__}


def one(conn: Connection, hash: bytes, but: PersonId | None = None) -> Invitation | None:
    """The invitation whose secret has this hash, counted without somebody."""
    row = conn.execute(select(i).where(i.c.hash == hash)).first()
    if row is None:
        return None
    came = select(func.count()).select_from(a).where(a.c.invitation == hash)
    if but is not None:
        came = came.where(a.c.person != but)
    return Invitation(
        room=RoomId(row.room),
        by=PersonId(row.by),
        until=row.until,
        most=row.most,
        used=conn.execute(came).scalar_one(),
        accounts=bool(row.accounts),
    )


def use(conn: Connection, hash: bytes, person: PersonId) -> None:
    """Somebody came by it."""
    conn.execute(insert(a).values(invitation=hash, person=person).on_conflict_do_nothing())


def use_for_account(conn: Connection, hash: bytes, person: PersonId) -> bool:
    """Somebody made an account with it; false where it is none. Raises Refused `bad-code`."""
    found = one(conn, hash)
    if found is None:
        return False
    if not found.accounts or (found.most and found.used >= found.most):
        raise Refused(Reason.BAD_CODE)
    use(conn, hash, person)
    return True


def of(conn: Connection, room: RoomId, at: Millis) -> Sequence[InvitationView]:
    """Those of a room that are good, the newest first."""
    came = select(func.count()).select_from(a).where(a.c.invitation == i.c.hash)
    shown = (
        select(i, p.c.name, came.scalar_subquery().label("used"))
        .join(p, p.c.id == i.c.by)
        .where(i.c.room == room, i.c.until > at)
        .order_by(i.c.since.desc(), i.c.hash)
    )
    found = [_view(row) for row in conn.execute(shown)]
    return [one for one in found if not one.most or one.used < one.most]


def _view(row: Row[tuple[object, ...]]) -> InvitationView:
    return InvitationView(
        id=row.hash[:ID].hex(),
        room=RoomId(row.room),
        by=Named(id=PersonId(row.by), name=row.name),
        since=row.since,
        until=row.until,
        used=row.used,
        most=row.most,
        accounts=bool(row.accounts),
    )


def drop(conn: Connection, room: RoomId, id: str, note: Note) -> None:
    """It is worth nothing any more."""
    for hash in conn.execute(select(i.c.hash).where(i.c.room == room)).scalars().all():
        if hash[:ID].hex() == id:
            conn.execute(delete(i).where(i.c.hash == hash))
            roster.note(conn, note)
