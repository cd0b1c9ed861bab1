"""Whether every uploaded file is there, with the bytes that were uploaded."""

from collections.abc import Callable, Collection
from pathlib import Path

from sqlalchemy import Connection, select

from linnet.backup.layout import Member, content_path
from linnet.backup.problems import Findings
from linnet.files.blobs import sha256
from linnet.store.tables import file as f

Find = Callable[[str], Member | None]
"""The size and SHA-256 of what is at a path of the data folder; None where there is nothing."""


def check(conn: Connection, find: Find, missing: Collection[str], found: Findings) -> None:
    """Look at the content of every file, each once. `missing` are known to be gone."""
    seen: dict[str, str] = {}
    for row in conn.execute(select(f).order_by(f.c.sha256, f.c.id)):
        found.files += 1
        sha = row.sha256.hex()
        if sha not in seen:
            seen[sha] = _content(sha, row.size, find)
        if sha in missing:
            found.gone += 1
        elif seen[sha]:
            found.wrong(f"The file {row.name!r} ({row.id}) {seen[sha]}.")
        elif row.thumb and find(content_path(sha, thumb=True)) is None:
            found.wrong(f"The small version of {row.name!r} ({row.id}) is missing.")


def _content(sha: str, size: int, find: Find) -> str:
    """What is wrong with a content; empty when nothing is."""
    there = find(content_path(sha))
    if there is None:
        return "is missing"
    if there.size != size:
        return f"has {there.size} bytes instead of {size}"
    return "" if there.sha256 == sha else "has other bytes than were uploaded"


def in_folder(data: Path) -> Find:
    """The contents of a data folder."""

    def find(name: str) -> Member | None:
        path = data / name
        if not path.is_file():
            return None
        return Member(path.stat().st_size, sha256(path))

    return find
