"""Connections to the database file: how SQLite is set up, and how an earlier life is settled."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import URL, Connection, Engine, create_engine, event

from linnet.store.copies import SchemaError

READERS = 2
_PRAGMAS = (
    "pragma journal_mode=wal",
    # A number once announced must never be given out again, so a commit must survive the
    # power going out. Group commit pays for the fsync.
    "pragma synchronous=full",
    "pragma foreign_keys=on",
    # What is deleted is overwritten, not only marked as free.
    "pragma secure_delete=on",
    "pragma busy_timeout=5000",
    "pragma cache_size=-16000",
)


def connect(path: Path) -> Engine:
    """An engine for the writer and the readers."""
    url = URL.create("sqlite", database=str(path))
    # Parameters hold password hashes; an error that names them ends up in a log.
    engine = create_engine(
        url, isolation_level="AUTOCOMMIT", pool_size=READERS + 2, hide_parameters=True
    )
    event.listen(engine, "connect", _prepare)
    return engine


A = TypeVar("A")
T = TypeVar("T")


def settle(conn: Connection) -> None:
    """Move what an earlier server wrote last from the log of writes into the file.

    That log may be in the computer's memory alone, after an fsync that failed: read from there it
    looks whole, and what is written behind it would go with it when the power does.
    """
    conn.exec_driver_sql("pragma wal_checkpoint(truncate)").fetchall()


def unusable(path: Path, error: BaseException) -> SchemaError:
    """Why the database cannot be used, in one sentence."""
    cause = getattr(error, "orig", error)
    return SchemaError(
        f"{path} cannot be read and written: {cause}. See that the disk is well and has room, "
        "and start again; nothing that was acknowledged is given up."
    )


def _prepare(connection: Any, record: object) -> None:
    for pragma in _PRAGMAS:
        connection.execute(pragma).fetchall()


def at_one_time(query: Callable[[Connection, A], T], asked: A, conn: Connection) -> T:
    """All that a query reads, as it was at one moment."""
    conn.exec_driver_sql("begin")
    try:
        return query(conn, asked)
    finally:
        conn.exec_driver_sql("rollback")
