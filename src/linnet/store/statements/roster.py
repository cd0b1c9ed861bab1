"""Accounts, sessions and rooms as those see them who run the server."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from msgspec import UNSET
from sqlalchemy import Connection, Row, and_, delete, func, insert, literal, or_, select, update

from linnet.hub.restrictions import FOREVER
from linnet.protocol.administration import Account, Bar, PasswordState, RoomFigures, SessionView
from linnet.protocol.ids import LOBBY, PersonId
from linnet.protocol.keeping import ERASED
from linnet.protocol.people import Named, Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store import tables
from linnet.store.roster import Enlisting, KeptCode, Note
from linnet.store.statements import codes, people
from linnet.store.tables import code as c
from linnet.store.tables import entry as e
from linnet.store.tables import member as m
from linnet.store.tables import person as p
from linnet.store.tables import restriction as x
from linnet.store.tables import room as r
from linnet.store.tables import session as s

SESSION_ID = 8
"""Bytes of a token's hash that name a session."""
_AT_ONCE = 500
"""Names in one query."""
_escaped = str.maketrans({"%": r"\%", "_": r"\_", "\\": r"\\"})


def accounts(conn: Connection, like: str, offset: int, limit: int) -> tuple[list[Account], int]:
    """A page of people, by name."""
    words = f"%{like.translate(_escaped)}%"
    there = p.c.name_key != literal(f"{ERASED}-") + p.c.id
    which = and_(there, or_(p.c.name.ilike(words, escape="\\"), p.c.id == like))
    total = conn.execute(select(func.count()).select_from(p).where(which)).scalar_one()
    found = select(p).where(which).order_by(p.c.name_key).offset(offset).limit(limit)
    return _accounts(conn, conn.execute(found).all()), total


def account(conn: Connection, id: PersonId) -> Account | None:
    """One of them."""
    found = _accounts(conn, conn.execute(select(p).where(p.c.id == id)).all())
    return found[0] if found else None


def _accounts(conn: Connection, rows: Sequence[Row[Any]]) -> list[Account]:
    """The same with what other tables know: one question of each, not one for everybody."""
    ids = [row.id for row in rows]
    of = select(s.c.person, func.count()).where(s.c.person.in_(ids)).group_by(s.c.person)
    signed_in = {row[0]: int(row[1]) for row in conn.execute(of)}
    purposes = c.c.purpose.in_([codes.password_of(id) for id in ids])
    once = set(conn.execute(select(c.c.purpose).where(purposes)).scalars())
    return [
        Account(
            id=PersonId(row.id),
            name=row.name,
            kind=PersonKind(row.kind),
            role=Role(row.role),
            created=row.created,
            password=_state(row, codes.password_of(row.id) in once),
            sessions=signed_in.get(row.id, 0),
            online=False,
        )
        for row in rows
    ]


def _state(row: Row[Any], once: bool) -> PasswordState:
    if row.password:
        return "own"
    return "one-time" if once else "none"


def taken(conn: Connection, keys: Collection[str]) -> Mapping[str, Person]:
    """Of these keys, those somebody has."""
    ordered, found = list(keys), {}
    for first in range(0, len(ordered), _AT_ONCE):
        some = p.c.name_key.in_(ordered[first : first + _AT_ONCE])
        for row in conn.execute(select(p).where(some, ~people.gone())):
            found[row.name_key] = people.read(row)
    return found


def enlist(conn: Connection, newcomers: Sequence[Enlisting], note_: Note) -> list[Person]:
    """Make these accounts; raised out of the transaction, a refusal makes none of them."""
    if taken(conn, [one.key for one in newcomers]):
        raise Refused(Reason.NAME_TAKEN)
    made = []
    for one in newcomers:
        person = people.add(
            conn,
            name=one.name,
            key=one.key,
            kind=PersonKind.ACCOUNT,
            role=one.role,
            password=one.password,
            at=note_.at,
        )
        if one.one_time is not None:
            codes.give(conn, one.one_time, codes.password_of(person.id), note_.at)
        made.append(person)
    note(conn, note_, made[0] if len(made) == 1 else None)
    return made


def note(conn: Connection, of: Note, who: Person | None = None) -> None:
    """Write a line into the audit log."""
    conn.execute(
        insert(tables.act).values(
            at=of.at,
            by=of.by.id,
            by_name=of.by.name,
            kind=of.kind,
            room=of.room or LOBBY,
            seq=0,
            everywhere=int(of.room is None),
            who=who.id if who else of.who,
            who_name=who.name if who else of.who_name,
            why="",
            messages=of.number,
            before="{}",
            undone_by="",
        )
    )


def set_one_time(conn: Connection, id: PersonId, hash: bytes, note_: Note) -> Sequence[bytes]:
    """The only password somebody has from now on; the sessions that ended."""
    conn.execute(update(p).where(p.c.id == id).values(password=None))
    codes.add(conn, hash, codes.password_of(id), note_.at)
    note(conn, note_)
    return people.drop_sessions(conn, id, None)


def choose_password(conn: Connection, id: PersonId, one_time: bytes, password: str) -> None:
    """A password of their own in place of the one-time one, which is gone."""
    used = delete(c).where(c.c.hash == one_time, c.c.purpose == codes.password_of(id))
    if conn.execute(used).rowcount != 1:
        raise Refused(Reason.BAD_PASSWORD)
    people.set_password(conn, id, password)


def kept_codes(conn: Connection, which: Any) -> list[KeptCode]:
    """Unused codes, oldest first."""
    found = select(c).where(which, c.c.used_by.is_(None)).order_by(c.c.created)
    return [
        KeptCode(hash=row.hash, purpose=row.purpose, created=row.created)
        for row in conn.execute(found)
    ]


def sessions(
    conn: Connection, person: PersonId | None, offset: int, limit: int
) -> tuple[list[SessionView], int]:
    """A page of sessions, newest first."""
    which = s.c.person == person if person else s.c.person != ""
    total = conn.execute(select(func.count()).select_from(s).where(which)).scalar_one()
    shown = select(s, p.c.name).join(p, p.c.id == s.c.person).where(which)
    rows = conn.execute(shown.order_by(s.c.created.desc()).offset(offset).limit(limit))
    found = [
        SessionView(
            id=row.token_hash[:SESSION_ID].hex(),
            person=Named(id=PersonId(row.person), name=row.name),
            since=row.created,
            agent=row.agent,
            online=False,
        )
        for row in rows
    ]
    return found, total


def end_sessions(conn: Connection, person: PersonId, id: str | None) -> Sequence[bytes]:
    """End one session of somebody, or all."""
    if id is None:
        return people.drop_sessions(conn, person, None)
    theirs = select(s.c.token_hash).where(s.c.person == person)
    for hash in conn.execute(theirs).scalars().all():
        if hash[:SESSION_ID].hex() == id:
            people.drop_session(conn, hash)
            return [hash]
    return []


def bars(conn: Connection, at: int) -> list[Bar]:
    """Who is banned or muted now."""
    found = (
        select(x, p.c.name.label("who_name"), r.c.name.label("room_name"))
        .join(p, p.c.id == x.c.person)
        .join(r, r.c.id == x.c.room)
        .where(x.c.until > at)
        .order_by(r.c.name, p.c.name)
    )
    return [
        Bar(
            room=row.room,
            room_name=row.room_name,
            kind=row.kind,
            everywhere=bool(row.everywhere) or (row.room == LOBBY and row.kind == "ban"),
            who=Named(id=PersonId(row.person), name=row.who_name),
            until=UNSET if row.until == FOREVER else row.until,
        )
        for row in conn.execute(found)
    ]


def rooms(conn: Connection) -> list[RoomFigures]:
    """All rooms but those of two, by name."""
    found = select(r).where(r.c.kind != "direct").order_by(r.c.name, r.c.id)
    return [_figures(conn, row) for row in conn.execute(found).all()]


def _figures(conn: Connection, row: Row[Any]) -> RoomFigures:
    owners = (
        select(p.c.id, p.c.name)
        .join(m, and_(m.c.person == p.c.id, m.c.room == row.id))
        .where(m.c.role == Role.OWNER.value)
    )
    whole = select(func.count())
    members = whole.select_from(p) if row.id == LOBBY else whole.where(m.c.room == row.id)
    head = (
        select(e.c.count.label("said"), e.c.at)
        .where(e.c.room == row.id)
        .order_by(e.c.seq.desc())
        .limit(1)
    )
    last = conn.execute(head).first()
    return RoomFigures(
        id=row.id,
        name=row.name,
        kind=row.kind,
        topic=row.topic,
        owners=[Named(id=PersonId(id), name=name) for id, name in conn.execute(owners)],
        members=conn.execute(members).scalar_one(),
        messages=last.said if last else 0,
        last=last.at if last else row.created,
    )
