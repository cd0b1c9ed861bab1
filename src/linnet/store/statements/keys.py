"""Keys with which people come in over SSH, by their SHA-256."""

import base64
from collections.abc import Sequence

from msgspec import UNSET
from sqlalchemy import Connection, delete, func, insert, select, update

from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.keys import KeyView
from linnet.protocol.people import Person
from linnet.protocol.reasons import Reason, Refused
from linnet.store.statements import people
from linnet.store.tables import person as p
from linnet.store.tables import ssh_key as k


def add(
    conn: Connection,
    person: PersonId,
    hash: bytes,
    kind: str,
    comment: str,
    at: Millis,
    most: int,
) -> None:
    """A key of somebody, and of nobody else."""
    if conn.execute(select(k.c.person).where(k.c.hash == hash)).first():
        raise Refused(Reason.ALREADY_THERE, "This key is somebody's already; make another.")
    counted = select(func.count()).select_from(k).where(k.c.person == person)
    if conn.execute(counted).scalar_one() >= most:
        raise Refused(Reason.TOO_MANY, f"You have {most} keys; remove one first.")
    values = {"hash": hash, "person": person, "kind": kind, "comment": comment, "since": at}
    conn.execute(insert(k).values(**values))


def of(conn: Connection, person: PersonId) -> Sequence[KeyView]:
    """Somebody's keys, oldest first."""
    found = select(k).where(k.c.person == person).order_by(k.c.since, k.c.hash)
    return [
        KeyView(
            fingerprint=_fingerprint(row.hash),
            kind=row.kind,
            comment=row.comment,
            since=row.since,
            used=UNSET if row.used is None else row.used,
        )
        for row in conn.execute(found)
    ]


def _fingerprint(hash: bytes) -> str:
    """As OpenSSH shows it."""
    return f"SHA256:{base64.b64encode(hash).decode().rstrip('=')}"


def owner(conn: Connection, hash: bytes) -> Person | None:
    """Whose key this is."""
    person = select(p.c.id, p.c.name, p.c.kind, p.c.role).join(k, k.c.person == p.c.id)
    found = conn.execute(person.where(k.c.hash == hash)).first()
    return people.read(found) if found else None


def used(conn: Connection, hash: bytes, at: Millis) -> None:
    """Somebody came in with it."""
    conn.execute(update(k).where(k.c.hash == hash).values(used=at))


def drop(conn: Connection, person: PersonId, hash: bytes) -> bool:
    """It is theirs no longer."""
    gone = delete(k).where(k.c.hash == hash, k.c.person == person)
    return conn.execute(gone).rowcount == 1
