"""One-time codes: for the first owner, and for registration by code."""

from sqlalchemy import Connection, and_, delete, insert, select, update

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store.statements import people
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


def role(conn: Connection, code_hash: bytes | None, wish: Role) -> Role:
    """What somebody new becomes. Raises Refused: `bad-code`, `not-allowed` for a second owner."""
    owner = wish is Role.OWNER
    if code_hash is not None:
        owner = purpose(conn, code_hash) == "owner" or owner
    if owner and people.has_owner(conn):
        raise Refused(Reason.NOT_ALLOWED, "This server has an owner; ask them for a role.")
    return Role.OWNER if owner else wish


def use(conn: Connection, code_hash: bytes, by: PersonId) -> None:
    """Nobody can use it again."""
    conn.execute(update(c).where(c.c.hash == code_hash).values(used_by=by))
