"""Rooms' logs as lines of JSON: entries as they are told, with their place in the whole store."""

from collections.abc import Iterator
from pathlib import Path

import msgspec
from sqlalchemy import Connection, insert, select

from linnet.archive.layout import ArchiveError
from linnet.archive.rows import BATCH, parsed
from linnet.store.tables import entry as t


class Line(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One entry. `n` is its number in the order of commits, over all rooms.

    The body is passed on as it is, so that one a newer program wrote loses nothing.
    """

    n: int
    seq: int
    count: int
    by: str
    name: str
    at: int
    send_id: str
    target: int | None = None
    body: msgspec.Raw


def lines(conn: Connection, room: str) -> Iterator[Line]:
    """A room's log, oldest first."""
    found = conn.execution_options(yield_per=BATCH).execute(
        select(t).where(t.c.room == room).order_by(t.c.seq)
    )
    for row in found:
        values = dict(row._mapping)
        del values["room"]
        values["body"] = msgspec.Raw(values["body"].encode())
        yield Line(**values)


def fill(conn: Connection, room: str, path: Path) -> int:
    """Insert a room's log; how many entries. Raises ArchiveError where it has a gap."""
    rows = []
    number = 0
    for number, line in enumerate(parsed(path, Line), 1):
        if line.seq != number:
            raise ArchiveError(f"{path}, line {number}: this entry should have seq {number}")
        values = {name: getattr(line, name) for name in Line.__struct_fields__}
        rows.append({**values, "room": room, "body": bytes(line.body).decode()})
        if len(rows) == BATCH:
            conn.execute(insert(t), rows)
            rows = []
    if rows:
        conn.execute(insert(t), rows)
    return number
