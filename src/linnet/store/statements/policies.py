"""How rooms are kept, and what goes when that changes."""

from msgspec import json
from sqlalchemy import Connection, update

from linnet.hub.room import Room
from linnet.protocol.entries import Entry, PolicySet
from linnet.store.statements import editions
from linnet.store.tables import room


def apply(conn: Connection, entry: Entry, before: Room) -> None:
    """Keep the policy; earlier texts go where they are not to be kept any more."""
    body = entry.body
    assert isinstance(body, PolicySet), "only policies come here"
    kept = json.encode(body.policy).decode()
    conn.execute(update(room).where(room.c.id == entry.room).values(policy=kept))
    if before.policy.keep_editions and not body.policy.keep_editions:
        editions.forget_all(conn, entry.room)
