"""A copy is of one moment, and comes to its end however much is written meanwhile."""

import sqlite3
from contextlib import closing

import pytest

from linnet.store import copying
from linnet.store.copying import copy


@pytest.fixture
def database(tmp_path):
    """Some 300 pages, with a connection that goes on writing."""
    path = tmp_path / "a.db"
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("pragma journal_mode = wal")
        db.execute("create table said (n integer primary key, text)")
        db.executemany("insert into said (text) values (?)", [("x" * 1000,)] * 1000)
        yield path, db


def test_what_is_written_meanwhile_neither_comes_in_nor_begins_it_anew(
    database, tmp_path, monkeypatch
):
    path, writer = database
    monkeypatch.setattr(copying, "PAGES", 10)
    steps = []

    def told(done, pages):
        steps.append(done)
        writer.execute("insert into said (text) values ('later')")
        writer.execute("update said set text = 'changed' where n = 1000 - ?", (len(steps),))
        assert len(steps) < 100, "it never ends"

    copy(path, tmp_path / "b.db", told)
    assert steps == sorted(steps)
    assert len(steps) > 20
    with closing(sqlite3.connect(tmp_path / "b.db")) as made:
        assert made.execute("pragma integrity_check").fetchone() == ("ok",)
        assert made.execute("select count(*), min(text) from said").fetchone() == (1000, "x" * 1000)


def test_whoever_is_told_can_end_it(database, tmp_path):
    def told(done, pages):
        raise InterruptedError

    with pytest.raises(InterruptedError):
        copy(database[0], tmp_path / "b.db", told)


def test_a_database_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(sqlite3.OperationalError):
        copy(tmp_path / "a.db", tmp_path / "b.db", lambda done, pages: None)
    assert not (tmp_path / "a.db").exists()
