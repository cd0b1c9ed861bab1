"""Whether messages, and what is kept of them, are what the changes in their log make of them."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TypeVar

from msgspec import UNSET
from sqlalchemy import Connection, Row, Table, func, select

from linnet.backup.replaying import Replayed
from linnet.protocol.entries import Edited, Entry, Expired, Said
from linnet.protocol.folding import holds_text
from linnet.protocol.ids import RoomId
from linnet.protocol.keeping import ERASED
from linnet.store.statements.entries import COLUMNS, IS_SAID, read
from linnet.store.tables import edition, mention, person, pin, removed
from linnet.store.tables import entry as e

_SPAN = 1000
"""Places that are looked at together."""
_ALL = select(*(e.c[name] for name in COLUMNS))
_NAMED = {
    "mention": "there are mentions",
    "edition": "there are earlier texts",
    "pin": "there are pins",
    "removed": "there are removed texts",
}
Wrong = Callable[[str], None]
T = TypeVar("T")


def erased(conn: Connection) -> frozenset[str]:
    """Ids of people who were erased: who called them calls nobody now."""
    gone = select(person.c.id).where(person.c.name == f"{ERASED}-" + person.c.id)
    return frozenset(conn.execute(gone).scalars())


def check(
    conn: Connection,
    room: RoomId,
    last: int,
    wide: Sequence[Entry],
    gone: frozenset[str],
    wrong: Wrong,
) -> None:
    """Replay every message of a whole log that ends at `last`.

    `wide` are its entries that may change many messages, in order; `gone` are erased people.
    """
    for first in range(1, last + 1, _SPAN):
        wide = [one for one in wide if not _passed(one, first)]
        _Span(conn, room, first, first + _SPAN - 1, gone, wrong).check(wide)
    for table in (mention, edition, pin, removed):
        beyond = select(func.count()).where(table.c.room == room)
        if conn.execute(beyond.where((table.c.seq > last) | (table.c.seq < 1))).scalar_one():
            wrong(f"{_NAMED[table.name]} of messages that are not there")


class _Span:
    """Some places of a log, and what is kept of the messages there."""

    def __init__(
        self,
        conn: Connection,
        room: RoomId,
        first: int,
        last: int,
        gone: frozenset[str],
        wrong: Wrong,
    ) -> None:
        self._conn, self._gone, self._wrong = conn, gone, wrong
        self._room, self._first, self._last = room, first, last
        here = (e.c.room == room, e.c.seq.between(first, last), IS_SAID)
        self._messages = [read(row) for row in conn.execute(_ALL.where(*here).order_by(e.c.seq))]
        about = (e.c.room == room, e.c.target.between(first, last), ~IS_SAID)
        self._changes: dict[int, list[Entry]] = defaultdict(list)
        for row in conn.execute(_ALL.where(*about).order_by(e.c.seq)):
            self._changes[row.target].append(read(row))
        called = (row for row in self._rows(mention) if row.person not in gone)
        self._called = _grouped((row.seq, row.person) for row in called)
        self._editions = _grouped((row.seq, (row.rev, row.at)) for row in self._rows(edition))
        self._pins = {row.seq: row.rev for row in self._rows(pin)}
        self._removed = _grouped((row.seq, row.removal) for row in self._rows(removed))

    def check(self, wide: Sequence[Entry]) -> None:
        for message in self._messages:
            assert isinstance(message.body, Said), "IS_SAID finds messages"
            replayed = self._replay(message, wide)
            for sentence in _differences(message.body, replayed):
                self._wrong(f"message {message.seq} {sentence}")
            self._edits(message.seq, replayed)
            self._kept(message.seq, message.body, replayed)
        for seq in sorted({*self._called, *self._editions, *self._pins, *self._removed}):
            self._wrong(f"something is kept of message {seq}, which is none")

    def _replay(self, message: Entry, wide: Sequence[Entry]) -> Replayed:
        replayed = Replayed(message)
        own = self._changes.get(message.seq, ())
        for entry in sorted((*own, *wide), key=_place) if own else wide:
            replayed.take(entry)
            if replayed.over:
                break
        return replayed

    def _edits(self, seq: int, replayed: Replayed) -> None:
        """Only the last edit may hold its text, and none of a message that is gone."""
        for entry in self._changes.get(seq, ()):
            if holds_text(entry) and entry is not replayed.edit:
                self._wrong(f"entry {entry.seq} still has a text that message {seq} lost")

    def _kept(self, seq: int, said: Said, replayed: Replayed) -> None:
        called = {*said.mentions, *(f"@{call}" for call in said.calls)} - self._gone
        if self._called.pop(seq, set()) != called:
            self._wrong(f"message {seq} calls others than are kept as called")
        waiting = self._removed.pop(seq, set())
        if waiting - replayed.removals.keys():
            self._wrong(f"message {seq} is kept for an undo that cannot be")
        # Those of a removed message go with it a day later.
        editions = set(replayed.editions if waiting or said.deleted is UNSET else ())
        if self._editions.pop(seq, set()) != editions:
            self._wrong(f"other earlier texts of message {seq} are kept than it had")
        if self._pins.pop(seq, 0) != replayed.pin:
            self._wrong(f"message {seq} is pinned otherwise than its log says")

    def _rows(self, table: Table) -> Iterator[Row[tuple[object, ...]]]:
        here = table.c.seq.between(self._first, self._last)
        yield from self._conn.execute(select(table).where(table.c.room == self._room, here))


def _differences(said: Said, replayed: Replayed) -> Iterator[str]:
    """What of a message is not as its log says."""
    right = replayed.said
    if said.deleted is UNSET and right.deleted is not UNSET:
        yield "is there, and its log says that it was deleted"
    elif said.deleted is not UNSET and right.deleted is UNSET:
        yield "is gone, and nothing in its log deleted it"
    else:
        if said.reactions != right.reactions:
            yield "has other reactions than its log says"
        if said.rev != right.rev:
            yield f"was changed last at {said.rev}, and its log says at {right.rev}"
        if said.pinned != right.pinned:
            yield f"says {'' if said.pinned else 'not '}to be pinned, and its log says otherwise"
        if _edited_otherwise(said, replayed.edit):
            yield "has another text than its last edit gave it"


def _edited_otherwise(said: Said, edit: Entry | None) -> bool:
    if edit is None:
        return False
    assert isinstance(edit.body, Edited), "only edits are edits"
    given = (edit.body.text, edit.body.mentions, edit.body.calls, edit.at)
    return (said.text, said.mentions, said.calls, said.edited) != given


def _passed(entry: Entry, first: int) -> bool:
    """Whether no message from this place on is reached."""
    return isinstance(entry.body, Expired) and entry.body.upto < first


def _place(entry: Entry) -> int:
    return entry.seq


def _grouped(pairs: Iterable[tuple[int, T]]) -> dict[int, set[T]]:
    found: dict[int, set[T]] = defaultdict(set)
    for seq, one in pairs:
        found[seq].add(one)
    return found
