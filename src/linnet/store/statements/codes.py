"""One-time codes: for the first owner, and for registration by code."""

from sqlalchemy import Connection, and_, delete, insert, select, update

from linnet.protocol.ids import PersonId
from linnet.protocol.reasons import Reason, Refused
from linnet.store.tables import code as c


def add(conn: Connection, code_hash: bytes, purpose: str, at: int) -> None:
    """Keep a code in place of unused ones for the same purpose."""
    conn.execute(delete(c).where(c.c.purpose == purpose, c.c.used_by.is_(None)))
    conn.execute(insert(c).values(hash=code_hash, purpose=purpose, created=at))


def purpose(conn: Connection, code_hash: bytes) -> str:
    """What an unused code is for. Raises Refused `bad-code`."""
    unused = and_(c.c.hash == code_hash, c.c.used_by.is_(None))
    found = conn.execute(select(c.c.purpose).where(unused)).scalar()
    if found is None:
        raise Refused(Reason.BAD_CODE)
    return str(found)


def use(conn: Connection, code_hash: bytes, by: PersonId) -> None:
    """Nobody can use it again."""
    conn.execute(update(c).where(c.c.hash == code_hash).values(used_by=by))
