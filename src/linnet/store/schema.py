"""The schema's version: what a file has, what this program needs, and the way there."""

import sqlite3
from contextlib import closing
from pathlib import Path

from linnet.store import copies
from linnet.store.copies import SchemaError as SchemaError

HEAD = "0005"
"""The newest migration in `migrations/versions`; a test holds the two together."""
_MIGRATIONS = Path(__file__).parent / "migrations"
WHOLE = _MIGRATIONS / "whole.sql"
"""What all migrations together make of an empty file; `tools/whole_schema.py` writes it."""
SEPARATOR = ";\n\n"


def upgrade(path: Path) -> None:
    """Bring the file to HEAD, creating it if need be.

    What is there already is copied first (`copies`), and the change is one transaction: killed
    at any moment, the next start begins it again.
    Raises SchemaError when it is not a database of Linnet, or of a newer one, or cannot be
    copied; nothing is changed then.
    """
    version = version_of(path) if path.exists() else None
    if version == HEAD:
        return
    if version is None:
        _make(path)
    elif version > HEAD:
        raise SchemaError(
            f"{path} was written by a newer Linnet (schema {version}, this one knows {HEAD}); "
            "start that version instead."
        )
    else:
        copies.keep(path, HEAD)
        migrate(path)
    copies.drop_others(path, HEAD)


def _make(path: Path) -> None:
    """Make all tables in an empty file, in one transaction; the folder's lock keeps others out."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("begin immediate")
        for statement in WHOLE.read_text(encoding="utf-8").split(SEPARATOR):
            db.execute(statement)
        db.execute("commit")


def migrate(path: Path) -> None:
    """Run the migrations the file does not have yet, from the first on if it is empty."""
    # Alembic takes 0.3 s to load, and most starts change nothing.
    from alembic import command  # noqa: PLC0415
    from alembic.config import Config  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(_MIGRATIONS))
    config.attributes["path"] = path
    command.upgrade(config, HEAD)


def version_of(path: Path) -> str | None:
    """The schema a file has, None for an empty file. Raises SchemaError for other files."""
    try:
        with closing(look(path)) as db:
            tables = {name for (name,) in db.execute("select name from sqlite_master")}
            if "alembic_version" in tables:
                found = db.execute("select version_num from alembic_version").fetchone()
                return str(found[0]) if found else None
    except sqlite3.DatabaseError as error:
        raise SchemaError(f"{path} is not a Linnet database ({error}).") from error
    if tables:
        raise SchemaError(f"{path} is a database of another program; choose another folder.")
    return None


def look(path: Path) -> sqlite3.Connection:
    """A connection that only reads, of a database in use or not; nothing changes in its folder."""
    # Without a log of unfinished writes the file is all there is, and SQLite need not make one
    # to read it.
    how = "mode=ro" if path.with_name(f"{path.name}-wal").exists() else "immutable=1"
    return sqlite3.connect(
        f"{path.absolute().as_uri()}?{how}", uri=True, isolation_level=None, check_same_thread=False
    )
