"""One-time codes: for the first owner, for new accounts, and as one-time passwords."""

from sqlalchemy import Connection, and_, delete, insert, select, update

from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store.statements import invitations, people
from linnet.store.tables import code as c

OWNER = "owner"
ACCOUNT = "account"
"""Purposes with which somebody may come in; there may be many unused ones for an account."""


def password_of(person: PersonId) -> str:
    """The purpose of somebody's one-time password."""
    return f"password {person}"


def add(conn: Connection, code_hash: bytes, purpose: str, at: int) -> None:
    """Keep a code in place of unused ones for the same purpose."""
    conn.execute(delete(c).where(c.c.purpose == purpose, c.c.used_by.is_(None)))
    give(conn, code_hash, purpose, at)


def give(conn: Connection, code_hash: bytes, purpose: str, at: int) -> None:
    """Keep a code beside others for the same purpose."""
    conn.execute(insert(c).values(hash=code_hash, purpose=purpose, created=at))


def drop(conn: Connection, code_hash: bytes) -> None:
    """It is worth nothing any more."""
    conn.execute(delete(c).where(c.c.hash == code_hash, c.c.used_by.is_(None)))


def purpose(conn: Connection, code_hash: bytes) -> str:
    """What an unused code lets somebody become. Raises Refused `bad-code`."""
    lets_in = c.c.purpose.in_((OWNER, ACCOUNT))
    unused = and_(c.c.hash == code_hash, c.c.used_by.is_(None), lets_in)
    found = conn.execute(select(c.c.purpose).where(unused)).scalar()
    if found is None and invitations.one(conn, code_hash) is None:
        raise Refused(Reason.BAD_CODE)
    return str(found or ACCOUNT)


def role(conn: Connection, code_hash: bytes | None, wish: Role) -> Role:
    """What somebody new becomes. Raises Refused: `bad-code`, `not-allowed` for a second owner."""
    owner = wish is Role.OWNER
    if code_hash is not None:
        owner = purpose(conn, code_hash) == OWNER or owner
    if owner and people.has_owner(conn):
        raise Refused(Reason.NOT_ALLOWED, "This server has an owner; ask them for a role.")
    return Role.OWNER if owner else wish


def use(conn: Connection, code_hash: bytes, by: PersonId) -> None:
    """Nobody can use it again; an invitation as often as it says. Raises Refused `bad-code`."""
    if invitations.use_for_account(conn, code_hash, by):
        return
    conn.execute(update(c).where(c.c.hash == code_hash).values(used_by=by))
