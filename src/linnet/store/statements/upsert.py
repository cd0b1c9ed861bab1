"""Insert a row, or change the one that is there."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import Connection, Table
from sqlalchemy.dialects.sqlite import insert


def upsert(
    conn: Connection,
    table: Table,
    key: Mapping[str, Any],
    values: Mapping[str, Any],
    at_first: Mapping[str, Any] | None = None,
) -> None:
    """Set `values` in the row with this key; `at_first` only when it is new."""
    row = insert(table).values(**key, **values, **(at_first or {}))
    conn.execute(row.on_conflict_do_update(index_elements=list(key), set_=dict(values)))
