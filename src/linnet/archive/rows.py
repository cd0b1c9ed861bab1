"""Rows of tables as lines of JSON, and back."""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, LargeBinary, Table, insert, select
from sqlalchemy.exc import SQLAlchemyError

from linnet.archive.layout import ArchiveError

SECRET_TABLES = frozenset({"session", "code", "hook", "outlet"})
SECRET_COLUMNS = {"person": ("password",)}
"""What is left out unless it is asked for: with it one could be somebody else."""
BATCH = 1000
_encode = msgspec.json.Encoder(order="deterministic").encode


def lines(conn: Connection, table: Table, *, secrets: bool) -> Iterator[bytes]:
    """The rows of a table, in the order of its key."""
    hidden = () if secrets else SECRET_COLUMNS.get(table.name, ())
    shown = [column for column in table.columns if column.name not in hidden]
    found = conn.execution_options(yield_per=BATCH).execute(
        select(*shown).order_by(*table.primary_key.columns)
    )
    names = [column.name for column in shown]
    for row in found:
        yield _encode(dict(zip(names, map(_plain, row), strict=True))) + b"\n"


def fill(conn: Connection, table: Table, path: Path) -> int:
    """Insert the rows of a file; how many there were. Raises ArchiveError with the line."""
    number = 0
    for batch in _batches(parsed(path, dict[str, Any])):
        try:
            conn.execute(insert(table), [_typed(table, row, path) for row in batch])
        except (SQLAlchemyError, ValueError, TypeError) as error:
            raise ArchiveError(f"{path}: a row of it does not fit into {table.name}") from error
        number += len(batch)
    return number


def parsed(path: Path, kind: Any) -> Iterator[Any]:
    """What each line of a file says. Raises ArchiveError with the line."""
    decoder = msgspec.json.Decoder(kind)
    with path.open("rb") as file:
        for number, line in enumerate(file, 1):
            try:
                yield decoder.decode(line)
            except (msgspec.MsgspecError, UnicodeDecodeError) as error:
                raise ArchiveError(f"{path}, line {number}: {error}") from error


def _batches(rows: Iterable[Any]) -> Iterator[list[Any]]:
    batch: list[Any] = []
    for row in rows:
        batch.append(row)
        if len(batch) == BATCH:
            yield batch
            batch = []
    if batch:
        yield batch


def _plain(value: Any) -> Any:
    return value.hex() if isinstance(value, bytes) else value


def _typed(table: Table, row: Mapping[str, Any], path: Path) -> dict[str, Any]:
    if unknown := row.keys() - {column.name for column in table.columns}:
        raise ArchiveError(f"{path}: there is no column {sorted(unknown)[0]!r} in {table.name}")
    # Rows of one statement have the same columns, whether they are in the file or not.
    values: dict[str, Any] = {column.name: row.get(column.name) for column in table.columns}
    for column in table.columns:
        value = values[column.name]
        if isinstance(column.type, LargeBinary) and value is not None:
            values[column.name] = bytes.fromhex(value)
    return values
