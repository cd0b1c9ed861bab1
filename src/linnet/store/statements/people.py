"""People, their passwords and their sessions."""

import secrets
from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Row,
    and_,
    bindparam,
    delete,
    exists,
    func,
    insert,
    literal,
    or_,
    select,
    update,
)

from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.keeping import ERASED
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store import tables
from linnet.store.api import Login
from linnet.store.statements.prepared import Prepared
from linnet.store.tables import member as m
from linnet.store.tables import person as p
from linnet.store.tables import session as s

_person = select(p.c.id, p.c.name, p.c.kind, p.c.role)
_with_key = Prepared(select(p.c.id).where(p.c.name_key == bindparam("key")))
_with_id = Prepared(select(p.c.id).where(p.c.id == bindparam("id")))
_insert = Prepared(insert(p))
_insert_session = Prepared(insert(s))
TRIES = 20


def by_id(conn: Connection, id: PersonId) -> Person | None:
    """Somebody by their id."""
    found = conn.execute(_person.where(p.c.id == id)).first()
    return read(found) if found else None


def by_ids(conn: Connection, ids: Sequence[PersonId]) -> Sequence[Person]:
    """Those of these people who exist, by name."""
    found = conn.execute(_person.where(p.c.id.in_(ids)).order_by(p.c.name_key))
    return [read(row) for row in found]


def page(
    conn: Connection, offset: int, limit: int, part: str = "", room: RoomId | None = None
) -> tuple[Sequence[Person], int]:
    """Everybody by name, or those of a room or with this in their key, and how many there are."""
    which: list[ColumnElement[bool]] = []
    if part:
        erased = p.c.name_key == literal(f"{ERASED}-") + p.c.id
        which += [p.c.name_key.contains(part, autoescape=True), ~erased]
    if room is not None:
        which.append(p.c.id.in_(select(m.c.person).where(m.c.room == room)))
    total = conn.execute(select(func.count()).select_from(p).where(*which)).scalar() or 0
    rows = conn.execute(_person.where(*which).order_by(p.c.name_key).offset(offset).limit(limit))
    return [read(row) for row in rows], total


def by_key(conn: Connection, key: str) -> Login | None:
    """Somebody by the key of their name."""
    found = conn.execute(_person.add_columns(p.c.password).where(p.c.name_key == key)).first()
    return Login(person=read(found), password=found.password) if found else None


def named(conn: Connection, words: Mapping[str, str]) -> Mapping[str, PersonId]:
    """The people these words mean, by id or by the key that stands with each word."""
    found = {}
    for word, key in words.items():
        row = _with_id(conn, id=word).fetchone() if word.isdecimal() else None
        row = row or _with_key(conn, key=key).fetchone()
        if row is not None:
            found[word] = PersonId(row[0])
    return found


def by_token(conn: Connection, token_hash: bytes) -> Person | None:
    """Whose session this is."""
    join = _person.join(s, s.c.person == p.c.id).where(s.c.token_hash == token_hash)
    found = conn.execute(join).first()
    return read(found) if found else None


def add(
    conn: Connection,
    *,
    name: str,
    key: str,
    kind: PersonKind,
    role: Role,
    password: str | None,
    at: int,
) -> Person:
    """A new person under a random free id. Raises Refused `name-taken`."""
    _free_name(conn, key)
    id = _free_id(conn)
    values = {"name": name, "kind": kind.value, "role": role.value}
    _insert(conn, id=id, name_key=key, password=password, created=at, **values)
    return Person(id=id, name=name, kind=kind, role=role)


def rename(conn: Connection, id: PersonId, name: str, key: str) -> Person:
    """Give somebody another name. Raises Refused `name-taken`."""
    _free_name(conn, key, but=id)
    conn.execute(update(p).where(p.c.id == id).values(name=name, name_key=key))
    return _known(conn, id)


def _free_name(conn: Connection, key: str, but: PersonId | None = None) -> None:
    """Make sure that nobody has this name. Raises Refused `name-taken`.

    A guest without a session can never come back: what they said keeps their name, but the
    name is free for the next.
    """
    row = _with_key(conn, key=key).fetchone()
    if row is None or row[0] == but:
        return
    late = {"name": p.c.name + "~" + p.c.id, "name_key": p.c.name_key + "~" + p.c.id}
    if conn.execute(update(p).where(p.c.id == row[0], gone()).values(**late)).rowcount != 1:
        raise Refused(Reason.NAME_TAKEN)


def gone() -> ColumnElement[bool]:
    """Guests who can never come back, and bots that nobody answers for any more."""
    guest = and_(
        p.c.kind == PersonKind.GUEST.value,
        p.c.role == Role.MEMBER.value,
        ~exists().where(s.c.person == p.c.id),
    )
    unused = ~exists().where(tables.bot.c.person == p.c.id)
    return or_(guest, and_(p.c.kind == PersonKind.BOT.value, unused))


def _free_id(conn: Connection) -> PersonId:
    """Six random digits; one digit more for every twenty misses, when a server is that full."""
    digits = 6
    while True:
        for _ in range(TRIES):
            id = PersonId(str(10 ** (digits - 1) + secrets.randbelow(9 * 10 ** (digits - 1))))
            if _with_id(conn, id=id).fetchone() is None:
                return id
        digits += 1


def claim(conn: Connection, id: PersonId, name: str, key: str, password: str) -> Person:
    """Turn a guest into an account. Raises Refused: `already-an-account`, `name-taken`."""
    _free_name(conn, key, but=id)
    guest = and_(p.c.id == id, p.c.kind == PersonKind.GUEST.value)
    values = {"name": name, "name_key": key, "password": password}
    change = update(p).where(guest).values(kind=PersonKind.ACCOUNT.value, **values)
    if conn.execute(change).rowcount != 1:
        raise Refused(Reason.ALREADY_AN_ACCOUNT)
    return _known(conn, id)


def drop_traceless(conn: Connection, id: PersonId) -> bool:
    """Drop a guest nobody can be again who did nothing, and to whom nobody did anything."""
    touched = or_(*(exists().where(column == p.c.id) for column in _TOUCHED))
    if conn.execute(delete(p).where(p.c.id == id, gone(), ~touched)).rowcount != 1:
        return False
    conn.execute(delete(tables.marker).where(tables.marker.c.person == id))
    return True


_TOUCHED: tuple[Column[Any], ...] = (
    tables.member.c.person,
    tables.mention.c.person,
    tables.restriction.c.person,
    tables.block.c.blocked,
    tables.act.c.who,
)
"""Where somebody stands to whom something was done."""


def set_password(conn: Connection, id: PersonId, password: str) -> None:
    """Keep another password hash."""
    conn.execute(update(p).where(p.c.id == id).values(password=password))


def set_role(conn: Connection, id: PersonId, role: Role) -> Person:
    """Change what somebody is on the server as a whole."""
    conn.execute(update(p).where(p.c.id == id).values(role=role.value))
    return _known(conn, id)


def has_owner(conn: Connection) -> bool:
    """Whether the server has an owner yet."""
    owner = select(p.c.id).where(p.c.role == Role.OWNER.value).limit(1)
    return conn.execute(owner).first() is not None


def add_session(conn: Connection, id: PersonId, token_hash: bytes, at: int, agent: str) -> None:
    """Somebody signed in."""
    _insert_session(conn, token_hash=token_hash, person=id, agent=agent, created=at, seen=at)


def drop_session(conn: Connection, token_hash: bytes) -> None:
    """Somebody signed out."""
    conn.execute(delete(s).where(s.c.token_hash == token_hash))


def drop_sessions(conn: Connection, id: PersonId, but: bytes | None) -> Sequence[bytes]:
    """End the sessions of a person, except perhaps one; the hashes of those ended."""
    ended = and_(s.c.person == id, s.c.token_hash != (but or b""))
    hashes = list(conn.execute(select(s.c.token_hash).where(ended)).scalars())
    conn.execute(delete(s).where(ended))
    return hashes


def _known(conn: Connection, id: PersonId) -> Person:
    found = by_id(conn, id)
    if found is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    return found


def read(row: Row[*tuple[Any, ...]]) -> Person:
    """A row of `person` as what it is."""
    return Person(
        id=PersonId(row.id), name=row.name, kind=PersonKind(row.kind), role=Role(row.role)
    )
