"""Writing an export, from a data folder in use or not."""

import shutil
from collections.abc import Callable
from pathlib import Path

import msgspec
from sqlalchemy import Connection, create_engine, func, select

from linnet.archive import logs, pages, rows
from linnet.archive.layout import (
    FORMAT,
    MANIFEST,
    UNFINISHED,
    ArchiveError,
    Manifest,
    sha256,
)
from linnet.files.blobs import THUMB, Blobs
from linnet.store import schema
from linnet.store.tables import entry, file, metadata, person, room

Progress = Callable[[str], None]
_FOLDERS = ("rooms", "tables", "files")


def export(
    database: Path, blobs: Blobs, server: str, target: Path, *, secrets: bool, progress: Progress
) -> Manifest:
    """Write everything into a new folder, as it is at this moment.

    The folder gets its name when it is complete. Raises ArchiveError when it is there
    already, or when the database is not of this version; OSError when it cannot be written.
    """
    if target.exists():
        raise ArchiveError(f"{target} is there already; choose another name")
    if schema.version_of(database) != schema.HEAD:
        raise ArchiveError(f"{database} is of another version; start its server once, then export")
    draft = target.with_name(target.name + UNFINISHED)
    shutil.rmtree(draft, ignore_errors=True)
    try:
        manifest = _drafted(database, blobs, server, draft, secrets=secrets, progress=progress)
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
    return manifest


def _drafted(
    database: Path, blobs: Blobs, server: str, draft: Path, *, secrets: bool, progress: Progress
) -> Manifest:
    for name in _FOLDERS:
        (draft / name).mkdir(parents=True, mode=0o700)
    draft.chmod(0o700)
    manifest = _write(database, blobs, server, draft, secrets=secrets, progress=progress)
    (draft / MANIFEST).write_bytes(msgspec.json.format(msgspec.json.encode(manifest)) + b"\n")
    return manifest


def _write(
    database: Path, blobs: Blobs, server: str, draft: Path, *, secrets: bool, progress: Progress
) -> Manifest:
    engine = create_engine(f"sqlite:///file:{database}?mode=ro&uri=true", hide_parameters=True)
    try:
        with engine.connect() as conn:
            # One transaction sees one moment, however long it reads.
            conn.exec_driver_sql("begin")
            _tables(conn, draft, secrets=secrets)
            entries = _rooms(conn, draft, progress)
            missing = _files(conn, blobs, draft, progress)
            pages.write_index(conn, draft / "index.html")
            people = conn.execute(select(func.count()).select_from(person)).scalar_one()
            rooms = conn.execute(select(func.count()).select_from(room)).scalar_one()
    finally:
        engine.dispose()
    return Manifest(
        format=FORMAT,
        schema=schema.HEAD,
        server=server,
        secrets=secrets,
        people=people,
        rooms=rooms,
        entries=entries,
        missing=missing,
        hashes={
            path.relative_to(draft).as_posix(): sha256(path)
            for path in sorted(draft.rglob("*"))
            if path.is_file() and path.suffix != ".html"
        },
    )


def _tables(conn: Connection, draft: Path, *, secrets: bool) -> None:
    for table in metadata.sorted_tables:
        if table is entry or (table.name in rows.SECRET_TABLES and not secrets):
            continue
        with (draft / "tables" / f"{table.name}.jsonl").open("wb") as out:
            out.writelines(rows.lines(conn, table, secrets=secrets))


def _rooms(conn: Connection, draft: Path, progress: Progress) -> int:
    total = 0
    for shown in pages.rooms(conn):
        progress(f"room {shown.title}")
        encoder = msgspec.json.Encoder()
        written = pages.RoomPage(conn, shown)
        place = draft / "rooms" / shown.id
        with (
            place.with_name(f"{shown.id}.jsonl").open("wb") as out,
            place.with_name(f"{shown.id}.html").open("w", encoding="utf-8") as page,
        ):
            page.write(written.head())
            for line in logs.lines(conn, shown.id):
                out.write(encoder.encode(line) + b"\n")
                page.write(written.line(line))
                total += 1
            page.write(written.foot())
    return total


def _files(conn: Connection, blobs: Blobs, draft: Path, progress: Progress) -> list[str]:
    """Copy every content once; those that were let go meanwhile are returned."""
    missing = []
    for (sha,) in conn.execute(select(file.c.sha256).distinct().order_by(file.c.sha256)):
        name = sha.hex()
        progress(f"file {name[:12]}")
        try:
            shutil.copyfile(blobs.path(name), draft / "files" / name)
            small = blobs.path(name, thumb=True)
            if small.exists():
                shutil.copyfile(small, draft / "files" / f"{name}{THUMB}")
        except FileNotFoundError:
            missing.append(name)
    return missing
