"""Finding messages with the index of words."""

import sqlite3
from collections.abc import Iterable, Sequence
from contextlib import closing
from itertools import chain

from msgspec import json
from sqlalchemy import Connection

from linnet.protocol.entries import Entry, Said
from linnet.protocol.limits import PAGE_BYTES, SEARCH_HITS
from linnet.protocol.search import Hit
from linnet.store.api import Finding, Sought, Term
from linnet.store.statements import entries, search

OPEN_ROOMS = 5
"""Open rooms that are named to the index one by one; more of them are named as one."""
MARKS = 10
"""Rooms the index goes through in the time in which it is looked up where a hit belongs."""
FOREVER = 2**62
# The newest first: the rows come in this order, so that a word which half of all messages have
# costs no more than a rare one.
_NEWEST = """select s.rowid from search s cross join entry e on e.n = s.rowid
    where s.search match ? and s.rowid between ? and ?
    and e.room in (select value from json_each(?)) and e.at >= ? and e.at < ?
    order by s.rowid desc limit ?"""
_TEXTS = """select rowid, text from search
    where rowid in (select value from json_each(?)) order by rowid"""
_DAYS = "select min(low), max(high) from search_day where day between ? and ?"


def find(conn: Connection, sought: Sought) -> Finding:
    """A page of messages, and how many there are, up to `SEARCH_HITS`."""
    places = _places(conn, sought) if sought.rooms else []
    if sought.order == "relevance" and sought.wanted:
        places = _best_first(conn, sought, places)
    page = places[sought.offset : sought.offset + sought.limit]
    hits = _hits(conn, page, sought.context)
    return Finding(
        hits=hits,
        total=len(places),
        more=sought.offset + len(hits) < len(places),
        partial=search.gaps(conn) > 0,
    )


def _places(conn: Connection, sought: Sought) -> list[int]:
    """Where in the log of all rooms (`entry.n`) the newest hits are, newest first."""
    since = -FOREVER if sought.since is None else sought.since
    until = FOREVER if sought.until is None else sought.until
    low, high = _between(conn, sought)
    rooms = json.encode([room.id for room in sought.rooms]).decode()
    values = (_match(conn, sought), low, high, rooms, since, until, SEARCH_HITS)
    return [n for (n,) in conn.exec_driver_sql(_NEWEST, values)]


def _between(conn: Connection, sought: Sought) -> tuple[int, int]:
    """Which part of the log the days that are looked at can lie in."""
    if sought.since is None and sought.until is None:
        return 0, FOREVER
    first = -FOREVER if sought.since is None else sought.since // search.DAY
    last = FOREVER if sought.until is None else (sought.until - 1) // search.DAY
    low, high = conn.exec_driver_sql(_DAYS, (first, last)).one()
    return (0, -1) if low is None else (low, high)


def _match(conn: Connection, sought: Sought) -> str:
    """The search in the language of FTS5. All in it are words: nothing typed has a meaning."""
    wanted = [_words("AND", sought.wanted), _marks("OR", map(search.by_mark, sought.by))]
    wanted += [_marks("AND", (search.HAS[kind] for kind in sought.has))]
    wanted += [_scope(conn, sought, needed=not any(wanted))]
    unwanted = [_words("OR", sought.unwanted)]
    without = chain(map(search.by_mark, sought.not_by), (search.HAS[k] for k in sought.has_not))
    unwanted += [_marks("OR", without)]
    return " AND ".join(filter(None, wanted)) + "".join(f" NOT {one}" for one in unwanted if one)


def _scope(conn: Connection, sought: Sought, *, needed: bool) -> str:
    """The rooms as marks; nothing where it is less work to look at every hit's room instead.

    The index goes through the marks of all rooms for each hit. Without them, it gives hits of
    all rooms, few of which may be in the right ones.
    """
    marks = [search.room_mark(room.id) for room in sought.rooms if room.kind == "open"]
    marks = marks if len(marks) <= OPEN_ROOMS else [search.OPEN]
    marks += [search.room_mark(room.id) for room in sought.rooms if room.kind != "open"]
    entries_there = sum(room.seq for room in sought.rooms)
    if not needed and len(marks) * entries_there > MARKS * search.high(conn):
        return ""
    return _marks("OR", marks)


def _words(joint: str, terms: Iterable[Term]) -> str:
    found = [f'"{" ".join(term.words)}"' + " *" * term.begun for term in terms]
    return f"text : ({f' {joint} '.join(found)})" if found else ""


def _marks(joint: str, marks: Iterable[str]) -> str:
    found = f" {joint} ".join(marks)
    return f"marks : ({found})" if found else ""


def _best_first(conn: Connection, sought: Sought, places: Sequence[int]) -> list[int]:
    """The same places, the best first.

    They are weighed against each other in an index of their own: in the great one, FTS5 would
    first count every word of the search in all messages there are.
    """
    rows = conn.exec_driver_sql(_TEXTS, (json.encode(places).decode(),))
    with closing(sqlite3.connect(":memory:")) as db:
        db.execute(f"create virtual table search using fts5 (text, {search.TOKENIZER})")
        db.executemany("insert into search (rowid, text) values (?, ?)", map(tuple, rows))
        best = "select rowid from search where search match ? order by rank, rowid desc"
        return [n for (n,) in db.execute(best, (_words("AND", sought.wanted),))]


def _hits(conn: Connection, places: Sequence[int], context: int) -> list[Hit]:
    """The messages at these places with their neighbours, as many as fit into a page's bytes."""
    by_place = entries.at_places(conn, places)
    hits: list[Hit] = []
    room = PAGE_BYTES
    for n in places:
        entry = by_place[n]
        before, after = entries.messages_around(conn, entry, context) if context else ([], [])
        hit = Hit(entry=entry, before=before, after=after)
        room -= sum(map(_size, (*before, entry, *after)))
        if room < 0 and hits:
            break
        hits.append(hit)
    return hits


def _size(entry: Entry) -> int:
    return len(entry.body.text) if isinstance(entry.body, Said) else 0
