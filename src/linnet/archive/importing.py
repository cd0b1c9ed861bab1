"""Bringing an export into a new data folder."""

import shutil
from pathlib import Path

from sqlalchemy import Connection, create_engine

from linnet.archive import logs, rows
from linnet.archive.layout import MANIFEST, ArchiveError, Manifest, read_manifest, sha256
from linnet.files.blobs import THUMB, Blobs
from linnet.store import schema
from linnet.store.tables import entry, metadata


def check(folder: Path) -> Manifest:
    """Whether every file is there and as it was written, and no other. Raises ArchiveError."""
    manifest = read_manifest(folder)
    if manifest.schema != schema.HEAD:
        raise ArchiveError(
            f"{folder} has schema {manifest.schema}, this program {schema.HEAD}; "
            "import it with the Linnet that made it, then upgrade"
        )
    for name, wanted in manifest.hashes.items():
        path = folder / name
        if not path.resolve().is_relative_to(folder.resolve()):
            raise ArchiveError(f"{folder} names a file outside of itself: {name!r}")
        if not path.is_file():
            raise ArchiveError(f"{path} is missing")
        if sha256(path) != wanted:
            raise ArchiveError(f"{path} was changed or damaged since the export")
    _nothing_else(folder, manifest)
    return manifest


def _nothing_else(folder: Path, manifest: Manifest) -> None:
    """What was put there later is not read. Pages are only there for people: they may be."""
    named = {MANIFEST, *manifest.hashes}
    for path in sorted(folder.rglob("*")):
        read = path.is_symlink() or (path.is_file() and path.suffix != ".html")
        if read and path.relative_to(folder).as_posix() not in named:
            raise ArchiveError(f"{path} is not part of the export; move it elsewhere")


def bring_in(folder: Path, manifest: Manifest, database: Path, blobs: Blobs) -> None:
    """Make the database and the contents of files from a checked export.

    `database` must not be there. Raises ArchiveError, and leaves a database without rows then.
    """
    schema.upgrade(database)
    engine = create_engine(f"sqlite:///{database}", hide_parameters=True)
    try:
        with engine.connect() as conn:
            conn.exec_driver_sql("pragma journal_mode=wal")
            conn.exec_driver_sql("begin")
            _fill(conn, folder, manifest)
            conn.exec_driver_sql("commit")
    finally:
        engine.dispose()
    for path in sorted((folder / "files").iterdir()):
        _keep(path, blobs)


def _keep(path: Path, blobs: Blobs) -> None:
    sha = path.name.removesuffix(THUMB)
    if path.name == sha and sha != sha256(path):
        raise ArchiveError(f"{path} does not have the content its name says")
    place = blobs.path(sha, thumb=path.name != sha)
    place.parent.mkdir(mode=0o700, exist_ok=True)
    shutil.copyfile(path, place)
    place.chmod(0o600)


def _fill(conn: Connection, folder: Path, manifest: Manifest) -> None:
    for table in metadata.sorted_tables:
        path = folder / "tables" / f"{table.name}.jsonl"
        if table is not entry and path.exists():
            rows.fill(conn, table, path)
    entries = 0
    for path in sorted((folder / "rooms").glob("*.jsonl")):
        entries += logs.fill(conn, path.stem, path)
    if entries != manifest.entries:
        raise ArchiveError(f"{folder} has {entries} entries, its manifest says {manifest.entries}")
