"""Webhooks: addresses to post under, and addresses to send to."""

from collections.abc import Sequence
from typing import Any

from msgspec import UNSET
from sqlalchemy import Connection, Select, insert, select, update

from linnet.protocol.hooks import HookView, OutletView
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Named, Person
from linnet.store.hooks import KeptOutlet, Newcomer
from linnet.store.roster import Note
from linnet.store.statements import bots, people, roster
from linnet.store.tables import bot as b
from linnet.store.tables import hook as h
from linnet.store.tables import outlet as t
from linnet.store.tables import person as p


def add(conn: Connection, wish: Newcomer, hash: bytes) -> Person:
    """A new address to post under."""
    made = _bot(conn, wish)
    conn.execute(insert(h).values(bot=made.id, room=wish.room, hash=hash))
    return made


def add_outlet(conn: Connection, wish: Newcomer, url: str, secret: str, seq: int) -> Person:
    """A new address to send to."""
    made = _bot(conn, wish)
    conn.execute(insert(t).values(bot=made.id, room=wish.room, url=url, secret=secret, seq=seq))
    return made


def _bot(conn: Connection, wish: Newcomer) -> Person:
    return bots.add(conn, wish.name, wish.key, wish.owner, None, wish.note, wish.most)


def hooks(conn: Connection, which: Any) -> list[tuple[Person, HookView]]:
    """Those of which this is true, by name."""
    shown = _with_bot(select(h.c.room, h.c.used), h.c.bot).where(which)
    return [
        (
            people.read(row),
            HookView(
                id=PersonId(row.id),
                name=row.name,
                room=RoomId(row.room),
                owner=Named(id=PersonId(row.owner), name=row.owner_name),
                since=row.since,
                used=UNSET if row.used is None else row.used,
            ),
        )
        for row in conn.execute(shown)
    ]


def renew(conn: Connection, bot: PersonId, hash: bytes, note: Note) -> None:
    """Another secret."""
    conn.execute(update(h).where(h.c.bot == bot).values(hash=hash))
    roster.note(conn, note)


def used(conn: Connection, bot: PersonId, at: Millis) -> None:
    """Somebody posted there."""
    conn.execute(update(h).where(h.c.bot == bot).values(used=at))


def outlets(conn: Connection, which: Any) -> Sequence[KeptOutlet]:
    """Those of which this is true, by name."""
    columns = (t.c.room, t.c.url, t.c.secret, t.c.seq, t.c.failing, t.c.ended)
    shown = _with_bot(select(*columns), t.c.bot).where(which)
    return [
        KeptOutlet(
            bot=people.read(row),
            secret=row.secret,
            view=OutletView(
                id=PersonId(row.id),
                name=row.name,
                room=RoomId(row.room),
                owner=Named(id=PersonId(row.owner), name=row.owner_name),
                since=row.since,
                url=row.url,
                seq=row.seq,
                failing=UNSET if row.failing is None else row.failing,
                ended=row.ended,
            ),
        )
        for row in conn.execute(shown)
    ]


def set_outlet(conn: Connection, bot: PersonId, **values: object) -> None:
    """How far it is, and how it does."""
    conn.execute(update(t).where(t.c.bot == bot).values(**values))


def _with_bot(what: Select[Any], bot: Any) -> Select[Any]:
    o = p.alias("o")
    return (
        what.add_columns(p.c.id, p.c.name, p.c.kind, p.c.role)
        .add_columns(b.c.owner, o.c.name.label("owner_name"), b.c.since)
        .join(p, p.c.id == bot)
        .join(b, b.c.person == bot)
        .join(o, o.c.id == b.c.owner)
        .order_by(p.c.name_key)
    )
