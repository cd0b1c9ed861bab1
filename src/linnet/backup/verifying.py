"""Looking at everything a server keeps, in its folder or in a backup, and changing nothing."""

import sqlite3
import tempfile
from collections.abc import Collection
from pathlib import Path

import msgspec
from sqlalchemy import Connection, create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import StaticPool

from linnet.backup import contents, logs, people
from linnet.backup.contents import Find
from linnet.backup.layout import DATABASE, IDENTITY, RESTORED, BackupError, Manifest
from linnet.backup.problems import Findings, refused
from linnet.backup.reading import Progress, check, extract
from linnet.store import schema
from linnet.store.schema import SchemaError


def folder(data: Path, progress: Progress) -> Findings:
    """Look at a data folder, in use or not."""
    database = data / DATABASE
    try:
        if not database.is_file():
            raise BackupError(f"{data} has no {DATABASE}.")
        version = schema.version_of(database)
        if version != schema.HEAD:
            raise BackupError(
                f"{database} has schema {version} and this Linnet {schema.HEAD}; start its server"
                " once, or look with the Linnet that wrote it."
            )
        missing = _missing(data / RESTORED)
    except (SchemaError, BackupError) as wrong:
        return refused(BackupError(str(wrong)))
    found = Findings()
    if not (data / IDENTITY).is_file():
        found.wrong(f"{data} has no {IDENTITY}, so clients would take it for another server.")
    _database(database, contents.in_folder(data), missing, found, progress)
    return found


def archive(path: Path, progress: Progress) -> Findings:
    """Look at a backup: first whether it is whole, then at what is in it."""
    try:
        with path.open("rb") as file, tempfile.TemporaryDirectory(prefix="linnet-") as place:
            manifest = check(path, file, progress)
            database = Path(place) / DATABASE
            extract(file, Path(place), lambda name: name == DATABASE)
            schema.upgrade(database)
            found = Findings()
            members = manifest.members
            _database(database, members.get, manifest.missing, found, progress)
            _heads(database, manifest, found)
    except (SchemaError, BackupError) as wrong:
        return refused(BackupError(str(wrong)))
    return found


def _missing(path: Path) -> Collection[str]:
    try:
        return msgspec.json.decode(path.read_bytes(), type=Manifest).missing
    except FileNotFoundError:
        return ()
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise BackupError(f"{path} cannot be read: {error}") from error


def _database(
    path: Path, find: Find, missing: Collection[str], found: Findings, progress: Progress
) -> None:
    """All of it as it is at one moment."""
    engine = create_engine(
        "sqlite://", creator=lambda: schema.look(path), poolclass=StaticPool, hide_parameters=True
    )
    try:
        with engine.connect() as conn:
            conn.exec_driver_sql("begin")
            progress("the database")
            if _whole(conn, found):
                progress("logs of rooms")
                logs.check(conn, found)
                people.check(conn, found)
                progress("files")
                contents.check(conn, find, missing, found)
    except (SQLAlchemyError, sqlite3.Error) as error:
        found.wrong(f"{path.name} cannot be read: {getattr(error, 'orig', error)}.")
    finally:
        engine.dispose()


def _whole(conn: Connection, found: Findings) -> bool:
    """Whether the pages and indices are in order, so that what they say can be looked at."""
    for (said,) in conn.exec_driver_sql("pragma integrity_check(20)").fetchall():
        if said != "ok":
            found.wrong(f"{DATABASE} is damaged: {said}.")
    for table, _, parent, _ in conn.exec_driver_sql("pragma foreign_key_check").fetchall():
        found.wrong(f"A row of {table} is about something that {parent} does not have.")
    return not any(sentence.startswith(f"{DATABASE} is damaged") for sentence in found.problems)


def _heads(database: Path, manifest: Manifest, found: Findings) -> None:
    db = schema.look(database)
    heads = dict(db.execute("select room, max(seq) from entry group by room").fetchall())
    db.close()
    if heads != manifest.heads:
        found.wrong("The logs of rooms do not end where the manifest says.")
