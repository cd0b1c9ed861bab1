"""Whether rooms are what their logs say: no gap, counts right, every body readable, and so on."""

from collections.abc import Iterator
from typing import Any

import msgspec
from sqlalchemy import Connection, select
from sqlalchemy.exc import SQLAlchemyError

from linnet.backup import markers, messages
from linnet.backup.problems import Findings
from linnet.backup.replaying import WIDE
from linnet.hub.room import Room, evolve
from linnet.protocol.entries import Body, Entry, Said, Unknown
from linnet.protocol.ids import LOBBY, RoomId
from linnet.store.statements import rooms
from linnet.store.statements.entries import COLUMNS, read
from linnet.store.tables import attachment as a
from linnet.store.tables import entry as e
from linnet.store.tables import room as r

_BATCH = 1000
_KINDS = frozenset(str(body.__struct_config__.tag) for body in Body.__args__)
_COMPARED = {
    "kind": "its kind is",
    "name": "its name is",
    "topic": "its topic is",
    "members": "its members are",
    "policy": "its policy is",
    "pins": "its pinned messages are",
    "bars": "its bans and mutes are",
}


class _Kind(msgspec.Struct):
    kind: str = ""


def check(conn: Connection, found: Findings) -> None:
    """Look at every room and its whole log."""
    known = {row.id: row.name for row in conn.execute(select(r.c.id, r.c.name).order_by(r.c.id))}
    gone = messages.erased(conn)
    for id, name in known.items():
        found.rooms += 1
        _Log(conn, RoomId(id), f"room {name or id!r} ({id})", found).check(gone)
    for id in conn.execute(select(e.c.room).distinct().where(e.c.room.not_in(select(r.c.id)))):
        found.wrong(f"There are entries of a room {id[0]!r} that is not there.")
    if LOBBY not in known:
        found.wrong("The lobby is missing.")


class _Log:
    """One room's log, read once."""

    def __init__(self, conn: Connection, id: RoomId, name: str, found: Findings) -> None:
        self._conn = conn
        self._id = id
        self._name = name
        self._found = found
        self._room: Room | None = Room(id=id, kind="open", name=LOBBY if id == LOBBY else "")
        """What the log says; None once it does not say everything."""
        self._seq = 0
        self._count = 0
        which = select(a.c.seq, a.c.file).where(a.c.room == id)
        self._attached = {(row.seq, row.file) for row in conn.execute(which)}
        self._wide: list[Entry] = []

    def check(self, gone: frozenset[str]) -> None:
        for row in self._rows():
            self._found.entries += 1
            self._place(row)
            self._body(row)
        for seq, file in sorted(self._attached):
            self._wrong(f"file {file} is with entry {seq}, which does not have it")
        markers.check(self._conn, self._id, self._seq, self._wrong)
        if self._room is not None:
            self._compare(self._room)
            messages.check(self._conn, self._id, self._seq, self._wide, gone, self._wrong)

    def _rows(self) -> Iterator[Any]:
        columns = (e.c[name] for name in COLUMNS)
        log = select(*columns).where(e.c.room == self._id).order_by(e.c.seq)
        yield from self._conn.execution_options(yield_per=_BATCH).execute(log)

    def _place(self, row: Any) -> None:
        if row.seq != self._seq + 1:
            gap = f"{self._seq + 1}"
            if row.seq > self._seq + 2:
                gap += f" to {row.seq - 1}"
            self._wrong(f"entry {gap} is missing")
            self._room = None
        said = row.body.startswith('{"kind":"said"')
        # Where entries are missing nobody knows how many of them were messages.
        if self._room is not None and row.count != self._count + said:
            right = self._count + said
            self._wrong(f"entry {row.seq} counts {row.count} messages, and there are {right}")
        self._seq, self._count = row.seq, row.count

    def _body(self, row: Any) -> None:
        try:
            entry = read(tuple(row))
            known = not isinstance(entry.body, Unknown) or _kind(row.body) not in _KINDS
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            known = False
        if not known:
            self._wrong(f"entry {row.seq} cannot be read")
            self._room = None
            return
        self._files(entry)
        if isinstance(entry.body, WIDE):
            self._wide.append(entry)
        if self._room is not None:
            self._room = evolve(self._room, entry)

    def _files(self, entry: Entry) -> None:
        for file in entry.body.files if isinstance(entry.body, Said) else ():
            if (entry.seq, file.id) not in self._attached:
                self._wrong(f"entry {entry.seq} has the file {file.id}, which is not kept for it")
            self._attached.discard((entry.seq, file.id))

    def _compare(self, said: Room) -> None:
        try:
            kept = rooms.load(self._conn, self._id)
        except (ValueError, KeyError, TypeError, msgspec.DecodeError, SQLAlchemyError) as error:
            self._wrong(f"its rows cannot be read: {error}")
            return
        for field, words in _COMPARED.items():
            if kept is not None and getattr(kept, field) != getattr(said, field):
                self._wrong(f"{words} not what its log says")

    def _wrong(self, words: str) -> None:
        self._found.wrong(f"In {self._name} {words}.")


def _kind(body: str) -> str:
    return msgspec.json.decode(body, type=_Kind).kind
