"""What a backup is made of, and what may be in one.

A backup is a plain tar archive whose members have the paths they have in the data folder:

    server-id, linnet.toml …     small files at the top of the data folder
    linnet.db                    the database, at one moment
    files/blobs/AB/CDEF…         contents of uploaded files
    manifest.json                always last: size and SHA-256 of every other member

Nothing else may be in it: whoever gives somebody a backup does not choose where things go.
"""

import re

import msgspec

FORMAT = 1
"""Changes whenever an older program could not read a backup any more."""
MANIFEST = "manifest.json"
DATABASE = "linnet.db"
IDENTITY = "server-id"
CONTENTS = "files/blobs"
RESTORED = "restored.json"
"""The manifest in a folder that was restored: what was gone already is no damage."""
UNFINISHED = ".unfinished"
"""What a file's name ends with while it is being written."""
SMALL = 1 << 20
"""Bytes a file at the top of the data folder may have."""
LARGEST_MANIFEST = 256 << 20
_CONTENT = re.compile(rf"{CONTENTS}/([0-9a-f]{{2}})/([0-9a-f]{{62}})(\.thumb)?")
_PLAIN = re.compile(r"[a-z0-9][a-z0-9_-]{0,40}(\.[a-z0-9_-]{1,20}){0,3}")
_NEVER = ("linnet.db", "server.lock", "server.pid", MANIFEST, RESTORED)
_PASSING = (".new", ".tar", UNFINISHED)


class BackupError(Exception):
    """A backup cannot be made or read, said in one sentence."""


class Member(msgspec.Struct, frozen=True):
    """One file of a backup: its bytes, and their SHA-256 in hex."""

    size: int
    sha256: str


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`at` is when the copy began, in milliseconds; `heads` the last seq of every room.

    `missing` are contents that were deleted while the backup was made, `damaged` those that
    were not what their name says already before.
    """

    format: int
    schema: str
    server: str
    at: int
    heads: dict[str, int]
    missing: list[str]
    damaged: list[str]
    members: dict[str, Member]


def content_path(sha: str, thumb: bool = False) -> str:
    """Where a content is, in a backup and in a data folder."""
    return f"{CONTENTS}/{sha[:2]}/{sha[2:]}{'.thumb' if thumb else ''}"


def content_of(name: str) -> str | None:
    """The SHA-256 a member should have by its name; None where the name does not say."""
    found = _CONTENT.fullmatch(name)
    return found[1] + found[2] if found and not found[3] else None


def is_content(name: str) -> bool:
    """Whether this is the path of an uploaded file, or of its small version."""
    return bool(_CONTENT.fullmatch(name))


def is_plain(name: str) -> bool:
    """Whether a file of this name at the top of the data folder belongs into a backup."""
    return bool(_PLAIN.fullmatch(name)) and not name.startswith(_NEVER) and not is_passing(name)


def is_passing(name: str) -> bool:
    """Whether a name is that of something unfinished, or of a backup itself."""
    return name.endswith(_PASSING)
