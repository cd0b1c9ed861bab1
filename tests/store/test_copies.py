"""Before a database is changed by a newer program it is copied; a kill changes nothing."""

import os
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from tests.store.test_schema import frozen

from linnet.store import copies, schema


@pytest.fixture
def old(tmp_path) -> Path:
    """A database of the first schema, with a little log, in a folder of its own."""
    (tmp_path / "data").mkdir()
    path = tmp_path / "data/linnet.db"
    frozen(path, "0001")
    with closing(sqlite3.connect(path)) as db:
        db.execute("pragma journal_mode = wal")
        db.execute("insert into room values ('lobby', 'open', 'lobby', 'lobby', '', 1)")
        for n in range(1, 101):
            body = '{"kind":"said","text":"%s"}' % ("🎂" * n)
            row = (n, "lobby", n, n, "100001", "Ann", n, f"s{n}", None, body)
            db.execute("insert into entry values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
        db.commit()
    return path


def test_the_copy_is_the_database_before_and_belongs_to_its_owner_alone(old):
    schema.upgrade(old)
    kept = old.with_name(f"linnet.db.before-{schema.HEAD}")
    assert schema.version_of(kept) == "0001"
    assert kept.stat().st_mode & 0o077 == 0
    with closing(sqlite3.connect(kept)) as db:
        assert db.execute("select count(*) from entry").fetchone() == (100,)
    shutil.copy(kept, old)
    schema.upgrade(old)
    assert schema.version_of(old) == schema.HEAD


def test_the_next_upgrade_lets_earlier_copies_go(old):
    earlier = old.with_name("linnet.db.before-0001")
    earlier.write_text("")
    schema.upgrade(old)
    assert [path.name for path in old.parent.glob("*.before-*")] == [
        f"linnet.db.before-{schema.HEAD}"
    ]


def test_a_new_database_and_one_that_is_up_to_date_are_not_copied(tmp_path):
    path = tmp_path / "linnet.db"
    schema.upgrade(path)
    schema.upgrade(path)
    assert list(tmp_path.glob("*.before-*")) == []


def test_without_a_copy_nothing_is_changed(old):
    (old.with_name(f"linnet.db.before-{schema.HEAD}")).mkdir()
    before = old.read_bytes()
    with pytest.raises(schema.SchemaError, match="must be copied"):
        schema.upgrade(old)
    assert old.read_bytes() == before
    assert list(old.parent.glob("*.unfinished*")) == []


def test_a_copy_goes_after_two_weeks(old):
    schema.upgrade(old)
    kept = old.with_name(f"linnet.db.before-{schema.HEAD}")
    made = kept.stat().st_mtime
    copies.drop_old(old, made + copies.LIFE - 1)
    assert kept.exists()
    copies.drop_old(old, made + copies.LIFE + 1)
    assert not kept.exists()
    assert os.listdir(old.parent) == ["linnet.db"]
