"""Writes src/linnet/store/migrations/whole.sql: what all migrations make of an empty file.

Run `.venv/bin/python tools/whole_schema.py` after a migration was added.
"""

import sqlite3
import tempfile
from contextlib import closing
from pathlib import Path

from linnet.store import schema


def whole() -> str:
    """The statements, in the order in which SQLite keeps them."""
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "whole.db"
        schema.migrate(path)
        with closing(sqlite3.connect(path)) as db:
            made = "select sql from sqlite_master where sql is not null order by rowid"
            statements = [sql for (sql,) in db.execute(made)]
    statements.append(f"INSERT INTO alembic_version VALUES ('{schema.HEAD}')")
    return schema.SEPARATOR.join(statements) + ";\n"


if __name__ == "__main__":
    schema.WHOLE.write_text(whole(), encoding="utf-8", newline="\n")
