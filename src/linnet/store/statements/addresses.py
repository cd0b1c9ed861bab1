"""Network addresses that were banned together with somebody."""

from collections.abc import Mapping, Sequence

from sqlalchemy import Connection, delete, func, select

from linnet.protocol.ids import Millis, PersonId
from linnet.store.statements.upsert import upsert
from linnet.store.tables import address_ban as t


def ban(conn: Connection, person: PersonId, addresses: Sequence[str], until: Millis) -> None:
    """Keep these addresses as banned because of this person."""
    for address in addresses:
        upsert(conn, t, {"address": address, "person": person}, {"until": until})


def unban(conn: Connection, person: PersonId) -> None:
    """What was banned because of this person is so no longer."""
    conn.execute(delete(t).where(t.c.person == person))


def banned(conn: Connection) -> Mapping[str, Millis]:
    """Every banned address, and until when."""
    found = select(t.c.address, func.max(t.c.until)).group_by(t.c.address)
    return {row.address: row[1] for row in conn.execute(found)}
