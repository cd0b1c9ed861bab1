"""Whether what is kept for people fits to who and what is there: drafts, blocks, reports."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, and_, select

from linnet.backup.problems import Findings
from linnet.protocol.ids import SERVER
from linnet.protocol.moderation import Reported
from linnet.store.tables import block, draft, marker, person, report, room
from linnet.store.tables import entry as e

_PEOPLE: tuple[tuple[Column[Any], str], ...] = (
    (marker.c.person, "A read marker"),
    (draft.c.person, "A draft"),
    (block.c.person, "A block"),
    (block.c.blocked, "A block"),
)
_ROOMS: tuple[tuple[Column[Any], str], ...] = (
    (marker.c.room, "A read marker"),
    (draft.c.room, "A draft"),
)


def check(conn: Connection, found: Findings) -> None:
    """Look at everything that names a person or a room and is in no log."""
    for column, name in _PEOPLE:
        for (id,) in _dangling(conn, column, person.c.id):
            if column is marker.c.person and str(id) == SERVER:
                continue  # The administrator at the machine has spoken, who is no person.
            found.wrong(f"{name} is of a person {id!r} who is not there.")
    for column, name in _ROOMS:
        for (id,) in _dangling(conn, column, room.c.id):
            found.wrong(f"{name} is of a room {id!r} that is not there.")
    for row in conn.execute(select(draft.c.person, draft.c.room).where(draft.c.text == "")):
        found.wrong(f"The draft of {row.person} in {row.room} is empty.")
    _reports(conn, found)


def _dangling(
    conn: Connection, column: Column[Any], known: Column[Any]
) -> Iterator[Row[tuple[Any]]]:
    yield from conn.execute(select(column).distinct().where(column.not_in(select(known))))


def _reports(conn: Connection, found: Findings) -> None:
    about = and_(e.c.room == report.c.room, e.c.seq == report.c.seq)
    rows = select(report, e.c.by.label("who")).select_from(report.outerjoin(e, about))
    for row in conn.execute(rows.order_by(report.c.id)):
        for words in _problems(row):
            found.wrong(f"Report {row.id} {words}.")


def _problems(row: Any) -> Iterator[str]:
    try:
        said = msgspec.json.decode(row.body, type=Reported)
    except msgspec.DecodeError:
        yield "cannot be read"
        return
    if row.who is None:
        yield f"is about entry {row.seq} of {row.room}, which is not there"
    elif row.who != said.who:
        yield f"says that {said.who} wrote entry {row.seq} of {row.room}, and its log {row.who}"
    if (said.room, said.seq, said.by) != (row.room, row.seq, row.by):
        yield "says two things about what was reported by whom"
    if row.resolved is not None and (said.text or said.context):
        yield "was looked at and still has the text"
