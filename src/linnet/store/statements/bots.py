"""Bots, and who answers for them."""

from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, delete, exists, func, insert, select

from linnet.protocol.bots import BotView
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Named, Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused
from linnet.store import tables
from linnet.store.roster import Note
from linnet.store.statements import markers, people, roster
from linnet.store.tables import bot as b
from linnet.store.tables import person as p
from linnet.store.tables import session as s

BARE = ~exists().where(tables.hook.c.bot == b.c.person) & ~exists().where(
    tables.outlet.c.bot == b.c.person
)
"""Those that are no webhook's."""
AGENT = "a bot's token"
"""What a token's session is called, until a program comes with it."""


def add(
    conn: Connection,
    name: str,
    key: str,
    owner: Person,
    token: bytes | None,
    note: Note,
    most: int,
) -> Person:
    """A new bot. Raises Refused: `name-taken`, `too-many`."""
    counted = select(func.count()).select_from(b).where(b.c.owner == owner.id)
    if conn.execute(counted).scalar_one() >= most:
        raise Refused(Reason.TOO_MANY, f"One person answers for at most {most} bots; remove one.")
    made = people.add(
        conn,
        name=name,
        key=key,
        kind=PersonKind.BOT,
        role=Role.MEMBER,
        password=None,
        at=note.at,
    )
    conn.execute(insert(b).values(person=made.id, owner=owner.id, since=note.at))
    markers.read_lobby(conn, made.id)
    if token is not None:
        people.add_session(conn, made.id, token, note.at, AGENT)
    roster.note(conn, note, made)
    return made


def found(conn: Connection, which: Any) -> Sequence[BotView]:
    """Those of whom this is true, by name."""
    o = p.alias("o")
    shown = (
        select(p.c.id, p.c.name, b.c.owner, o.c.name.label("owner_name"), b.c.since)
        .add_columns(exists().where(s.c.person == p.c.id).label("token"))
        .join(b, b.c.person == p.c.id)
        .join(o, o.c.id == b.c.owner)
        .where(which)
        .order_by(p.c.name_key)
    )
    return [
        BotView(
            id=PersonId(row.id),
            name=row.name,
            owner=Named(id=PersonId(row.owner), name=row.owner_name),
            since=row.since,
            token=bool(row.token),
            online=False,
        )
        for row in conn.execute(shown)
    ]


def renew(conn: Connection, bot: Person, token: bytes | None, note: Note) -> Sequence[bytes]:
    """The only token a bot has from now on."""
    ended = people.drop_sessions(conn, bot.id, None)
    if token is not None:
        people.add_session(conn, bot.id, token, note.at, AGENT)
    roster.note(conn, note)
    return ended


def remove(conn: Connection, bot: Person, note: Note) -> Sequence[bytes]:
    """It is in use no longer; what it said stays."""
    roster.note(conn, note)
    return drop(conn, bot.id)


def drop(conn: Connection, id: PersonId) -> Sequence[bytes]:
    """Nothing is left by which somebody could be this bot."""
    conn.execute(delete(b).where(b.c.person == id))
    for table in (tables.hook, tables.outlet):
        conn.execute(delete(table).where(table.c.bot == id))
    return people.drop_sessions(conn, id, None)


def drop_of(conn: Connection, owner: PersonId) -> None:
    """The bots of somebody who is gone go, too."""
    for id in conn.execute(select(b.c.person).where(b.c.owner == owner)).scalars().all():
        drop(conn, PersonId(id))
