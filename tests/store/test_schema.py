"""The schema: its first version is frozen, and every build can take it to the newest."""

import sqlite3
from contextlib import closing
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine
from tests.store.turning import Turns

from linnet.protocol.people import PersonKind, Role
from linnet.store import schema
from linnet.store.sqlite import SqliteStore
from linnet.store.tables import metadata

ROOT = Path(__file__).parents[2]
GOLDEN = Path(__file__).parent / "golden"
MIGRATIONS = Path(schema.__file__).parent / "migrations"


_spec = spec_from_file_location("whole_schema", ROOT / "tools/whole_schema.py")
assert _spec is not None
assert _spec.loader is not None
tool = module_from_spec(_spec)
_spec.loader.exec_module(tool)


def statements(path: Path) -> list[str]:
    """What SQLite keeps of how the tables were made, in its own order."""
    with closing(sqlite3.connect(path)) as db:
        rows = db.execute("select sql from sqlite_master where sql is not null order by rowid")
        return [sql for (sql,) in rows]


def frozen(path: Path, version: str) -> None:
    """A file as the first release that had this schema made it."""
    with closing(sqlite3.connect(path)) as db:
        db.executescript((GOLDEN / f"{version}.sql").read_text())
        db.execute("insert into alembic_version values (?)", (version,))
        db.commit()


def test_the_first_schema_never_changes(tmp_path):
    frozen(tmp_path / "old.db", "0001")
    schema.upgrade(tmp_path / "new.db")
    if schema.HEAD == "0001":
        assert sorted(statements(tmp_path / "new.db")) == sorted(statements(tmp_path / "old.db"))


def test_head_is_the_newest_migration():
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    assert ScriptDirectory.from_config(config).get_current_head() == schema.HEAD


def test_a_new_file_is_byte_for_byte_what_all_migrations_make(tmp_path):
    assert tool.whole() == schema.WHOLE.read_text(encoding="utf-8")
    schema.upgrade(tmp_path / "made.db")
    schema.migrate(tmp_path / "migrated.db")
    assert statements(tmp_path / "made.db") == statements(tmp_path / "migrated.db")
    assert schema.version_of(tmp_path / "made.db") == schema.HEAD


def test_migrations_make_exactly_the_tables_the_program_uses(tmp_path):
    schema.upgrade(tmp_path / "new.db")
    engine = create_engine(f"sqlite:///{tmp_path / 'new.db'}")
    with engine.connect() as conn:
        assert compare_metadata(MigrationContext.configure(conn), metadata) == []
    engine.dispose()


@pytest.mark.parametrize("version", sorted(path.stem for path in GOLDEN.glob("*.sql")))
async def test_a_file_of_every_earlier_schema_is_used_as_it_is(tmp_path, version):
    frozen(tmp_path / "linnet.db", version)
    store = await SqliteStore.open(tmp_path / "linnet.db", at=1)
    ann, _ = await store.add_person(
        name="Ann", key="ann", kind=PersonKind.GUEST, role=Role.MEMBER, password=None, at=1
    )
    assert (await Turns(store).say(ann, "1")).entry.seq == 1
    await store.close()
    assert schema.version_of(tmp_path / "linnet.db") == schema.HEAD


def test_a_file_of_a_newer_program_is_refused_unchanged(tmp_path):
    path = tmp_path / "linnet.db"
    frozen(path, "0001")
    with closing(sqlite3.connect(path)) as db:
        db.execute("update alembic_version set version_num = '9999'")
        db.commit()
    before = path.read_bytes()
    with pytest.raises(schema.SchemaError, match="newer Linnet"):
        schema.upgrade(path)
    assert path.read_bytes() == before
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("content", [b"not a database, though long enough to be read as one" * 9])
def test_a_file_that_is_no_database_is_refused_unchanged(tmp_path, content):
    path = tmp_path / "linnet.db"
    path.write_bytes(content)
    with pytest.raises(schema.SchemaError, match="not a Linnet database"):
        schema.upgrade(path)
    assert path.read_bytes() == content


def test_a_database_of_another_program_is_refused_unchanged(tmp_path):
    path = tmp_path / "linnet.db"
    with closing(sqlite3.connect(path)) as db:
        db.execute("create table recipe (name text)")
    before = path.read_bytes()
    with pytest.raises(schema.SchemaError, match="another program"):
        schema.upgrade(path)
    assert path.read_bytes() == before


@pytest.mark.parametrize("way", [schema.upgrade, schema.migrate])
def test_what_is_cut_short_leaves_nothing_half_made(tmp_path, monkeypatch, way):
    path = tmp_path / "linnet.db"
    made = sqlite3.connect

    class Cut(sqlite3.Connection):
        """A disk that goes away in the middle of the migration."""

        def execute(self, sql, *values):
            return self.cursor().execute(sql, *values)

        def cursor(self, factory=None):
            return super().cursor(CutCursor)

    class CutCursor(sqlite3.Cursor):
        def execute(self, sql, *values):
            if "create table marker" in sql.lower():
                raise sqlite3.OperationalError("disk I/O error")
            return super().execute(sql, *values)

    def cut(*words, **more):
        return made(*words, **{**more, "factory": Cut})

    with monkeypatch.context() as patch:
        patch.setattr("sqlite3.dbapi2.connect", cut)
        patch.setattr("sqlite3.connect", cut)
        with pytest.raises(Exception, match="disk I/O error"):
            way(path)
    assert statements(path) == []
    schema.upgrade(path)
    assert schema.version_of(path) == schema.HEAD
