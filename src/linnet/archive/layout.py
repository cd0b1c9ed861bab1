"""What an export looks like on disk, and the mistakes an import can find in one.

    manifest.json          what this is, and the SHA-256 of every other file
    index.html             the rooms, to be opened in a browser
    rooms/ID.jsonl         a room's log, one entry a line, oldest first
    rooms/ID.html          the same to be read
    tables/NAME.jsonl      everything else, one row a line
    files/SHA256           contents of uploaded files

Nothing in it depends on when it was made, so two exports of the same contents are the same.
"""

import hashlib
from pathlib import Path

import msgspec

FORMAT = 1
"""Changes whenever an older program could not read an export any more."""
MANIFEST = "manifest.json"
UNFINISHED = ".unfinished"
"""What the folder's name ends with until the export is complete."""
_BLOCK = 1 << 20


class ArchiveError(Exception):
    """An export cannot be made or read, said in one sentence."""


class Manifest(msgspec.Struct, frozen=True, kw_only=True):
    """`schema` is that of the tables, `missing` are files that were gone when they were copied.

    `secrets` says whether passwords (as hashes) and sign-ins are in it. `hashes` has the
    SHA-256 of every file by its path, but for pages that are only there to be read.
    """

    format: int
    schema: str
    server: str
    secrets: bool
    people: int
    rooms: int
    entries: int
    missing: list[str]
    hashes: dict[str, str]


def sha256(path: Path) -> str:
    """Of a file's content, in hex."""
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def read_manifest(folder: Path) -> Manifest:
    """Raises ArchiveError for a folder that is no export, or one of a newer program."""
    try:
        found = msgspec.json.decode((folder / MANIFEST).read_bytes(), type=Manifest)
    except FileNotFoundError:
        raise ArchiveError(f"{folder} is not a finished export: it has no {MANIFEST}") from None
    except (OSError, msgspec.MsgspecError) as error:
        raise ArchiveError(f"{folder / MANIFEST} cannot be read: {error}") from error
    if found.format > FORMAT:
        raise ArchiveError(f"{folder} was made by a newer Linnet; import it with that one")
    return found
