"""The index of words: what it holds, how it follows the log, and how it forgets.

It is a table of SQLite's FTS5 whose rowid is `entry.n`, so that the order of rows is the order of
time. Next to the text it holds `marks`: words for the room, the author and what a message has.
They let SQLite pass over a million messages of other rooms without looking at one of them.
Nothing of this is looked at to decide who may read: that is asked of the rooms themselves.
"""

import re
from typing import Any

import structlog
from msgspec import UNSET
from sqlalchemy import Connection

from linnet import markup
from linnet.protocol.codec import decode_body
from linnet.protocol.entries import RoomKind, Said
from linnet.protocol.ids import PersonId, RoomId
from linnet.store.words import split

log = structlog.get_logger()
VERSION = 1
"""Of what `document` makes and `_MAKE` says: another number makes the index anew."""
DAY = 86_400_000
TOKENIZER = "tokenize = \"unicode61 remove_diacritics 2\", prefix = '1 2 3'"
_MAKE = (
    "drop table if exists search",
    "drop trigger if exists search_changed",
    "drop trigger if exists search_back",
    "drop trigger if exists search_gone",
    f"create virtual table search using fts5 (text, marks, {TOKENIZER})",
    # Whatever changes a message takes its old words away in the same transaction; the new ones
    # are a gap to be filled. Reactions and pins leave the words as they are.
    """create trigger search_changed after update of body on entry
        when exists (select 1 from search_docsize where id = old.n)
        and (json_extract(old.body, '$.text') is not json_extract(new.body, '$.text')
            or json_extract(old.body, '$.files') is not json_extract(new.body, '$.files'))
        begin
            delete from search where rowid = old.n;
            insert or replace into search_gap (upto, after) select old.n, old.n - 1
                where json_extract(new.body, '$.deleted') is null;
        end""",
    # A removal that is undone brings words back that are in no gap.
    """create trigger search_back after update of body on entry
        when json_extract(old.body, '$.deleted') is not null
        and json_extract(new.body, '$.deleted') is null
        and old.n <= (select high from search_state)
        and not exists (select 1 from search_gap where after < old.n and upto >= old.n)
        begin
            insert into search_gap (upto, after) values (old.n, old.n - 1);
        end""",
    """create trigger search_gone after delete on entry
        begin
            delete from search where rowid = old.n;
        end""",
    "delete from search_gap",
    "delete from search_day",
)
_MESSAGES = """select e.n, e.room, r.kind, e."by", e.at, e.body from entry e
    join room r on r.id = e.room
    where e.n > ? and e.n <= ? and substr(e.body, 1, 14) = '{"kind":"said"'"""
_INSERT = "insert into search (rowid, text, marks) values (?, ?, ?)"
_DAY = """insert into search_day (day, low, high) values (?, ?, ?)
    on conflict (day) do update set low = min(low, excluded.low), high = max(high, excluded.high)"""


def prepare(conn: Connection) -> bool:
    """Make the index if it is not there, or was made by another version; whether it was."""
    there = _one(conn, "select 1 from sqlite_master where name = 'search'")
    if there and _one(conn, "select version from search_state") == VERSION:
        return False
    for statement in _MAKE:
        conn.exec_driver_sql(statement)
    state = "insert or replace into search_state (id, version, high) values (1, ?, 0)"
    conn.exec_driver_sql(state, (VERSION,))
    return True


def forsake(conn: Connection) -> None:
    """The index is no good: make another one when it is next prepared."""
    conn.exec_driver_sql("update search_state set version = 0")


def behind(conn: Connection) -> int:
    """How many entries a search must wait for: the newest ones, and messages that changed."""
    newest = _one(conn, "select coalesce(max(n), 0) from entry")
    changed = _one(conn, "select count(*) from search_gap where upto - after = 1")
    return int(newest - high(conn) + changed)


def catch_up(conn: Connection, most: int, leap: int) -> int:
    """Index `most` of the newest entries and of those that changed; how many are left.

    What is more than `leap` entries behind becomes a gap, for `fill`.
    """
    newest, done = _one(conn, "select coalesce(max(n), 0) from entry"), high(conn)
    if newest - done > leap:
        _set_gap(conn, done, newest - leap)
        done = newest - leap
    upto = min(newest, done + most)
    _index(conn, done, upto)
    conn.exec_driver_sql("update search_state set high = ?", (upto,))
    changed = "select upto from search_gap where upto - after = 1 order by upto desc limit ?"
    for (n,) in conn.exec_driver_sql(changed, (most,)).all():
        _close_gap(conn, n)
        _index(conn, n - 1, n)
    return behind(conn)


def fill(conn: Connection, most: int) -> int:
    """Index up to `most` entries of the newest gap; how many are left in all gaps."""
    newest = "select upto, after from search_gap order by upto desc limit 1"
    found = conn.exec_driver_sql(newest).first()
    if found is None:
        return 0
    upto, after = found
    low = max(after, upto - most)
    _index(conn, low, upto)
    _close_gap(conn, upto)
    if low > after:
        _set_gap(conn, after, low)
    return gaps(conn)


def high(conn: Connection) -> int:
    """Up to which `entry.n` entries are in the index, but for gaps."""
    return int(_one(conn, "select coalesce(max(high), 0) from search_state"))


def gaps(conn: Connection) -> int:
    """How many entries lie in gaps."""
    return int(_one(conn, "select coalesce(sum(upto - after), 0) from search_gap"))


def scrub(conn: Connection, pages: int, *, first: bool) -> bool:
    """Rewrite some pages of the index without what was deleted; whether there may be more.

    FTS5 only notes that a word is gone, until its pieces are merged into one.
    """
    raw: Any = conn.connection.driver_connection
    before = raw.total_changes
    step = -pages if first else pages
    raw.execute("insert into search (search, rank) values ('merge', ?)", (step,))
    return bool(raw.total_changes - before >= 2)


def document(room: RoomId, kind: RoomKind, by: PersonId, said: Said) -> tuple[str, str]:
    """What is indexed of a message: its text, and its marks."""
    marks = [room_mark(room), by_mark(by)]
    if kind == "open":
        marks.append(OPEN)
    if said.files:
        marks.append(HAS["file"])
    if any(file.kind.startswith("image/") for file in said.files):
        marks.append(HAS["image"])
    if markup.addresses(said.text):
        marks.append(HAS["link"])
    return split(said.text), " ".join(marks)


OPEN = "open"
"""The mark of messages in open rooms."""
HAS = {"file": "hasfile", "image": "hasimage", "link": "haslink"}


def room_mark(room: RoomId) -> str:
    """One word for a room."""
    return "r" + re.sub("[^0-9a-z]", "x", room)


def by_mark(person: PersonId) -> str:
    """One word for an author."""
    return f"p{person}"


def _index(conn: Connection, after: int, upto: int) -> None:
    raw: Any = conn.connection.driver_connection
    rows = []
    days: dict[int, list[int]] = {}
    for n, room, kind, by, at, body in raw.execute(_MESSAGES, (after, upto)):
        said = decode_body(body)
        if isinstance(said, Said) and said.deleted is UNSET:
            rows.append((n, *_document(room, kind, by, said)))
            days.setdefault(at // DAY, []).append(n)
    raw.executemany(_INSERT, rows)
    raw.executemany(_DAY, [(day, min(ns), max(ns)) for day, ns in days.items()])


def _document(room: RoomId, kind: RoomKind, by: PersonId, said: Said) -> tuple[str, str]:
    """One message that cannot be read must not keep all later ones from being found."""
    try:
        return document(room, kind, by, said)
    except Exception:
        log.exception("message-not-indexed", room=room)
        return "", ""


def _set_gap(conn: Connection, after: int, upto: int) -> None:
    row = (upto, after)
    conn.exec_driver_sql("insert into search_gap (upto, after) values (?, ?)", row)


def _close_gap(conn: Connection, upto: int) -> None:
    conn.exec_driver_sql("delete from search_gap where upto = ?", (upto,))


def _high(conn: Connection) -> int:
    return int(_one(conn, "select high from search_state"))


def _one(conn: Connection, query: str) -> Any:
    return conn.exec_driver_sql(query).scalar()
