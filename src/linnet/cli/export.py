"""`linnet export`: everything a server keeps, as files anybody can read."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from linnet.archive.exporting import export as write_export
from linnet.archive.layout import ArchiveError
from linnet.cli import progress
from linnet.cli.problem import give_up
from linnet.files.blobs import Blobs
from linnet.server.folder import DATABASE_FILE, FILES_FOLDER, FolderError, server_id
from linnet.store.schema import SchemaError

Target = Annotated[Path, typer.Argument(metavar="NEWDIR", help="A folder that is not there yet.")]
Data = Annotated[
    Path, typer.Option(metavar="DIR", envvar="LINNET_DATA", help="The server's data folder.")
]
Secrets = Annotated[
    bool,
    typer.Option("--with-secrets", help="Also passwords (as hashes) and sign-ins: keep it safe."),
]


def export(target: Target, data: Data, with_secrets: Secrets = False) -> None:
    """Write rooms, people and files into a new folder, while the server runs or not.

    Each room is there twice: as JSON Lines for programs, and as a page that opens in any
    browser without a server. `linnet import` makes a server of it again.
    """
    database = data / DATABASE_FILE
    if not database.exists():
        give_up(f"there is no server's data in {data}")
    try:
        made = write_export(
            database,
            Blobs(data / FILES_FOLDER / "blobs"),
            server_id(data),
            target.absolute(),
            secrets=with_secrets,
            progress=progress.show,
        )
    except (ArchiveError, SchemaError, FolderError) as refused:
        give_up(str(refused))
    except OSError as failed:
        give_up(f"the export could not be written: {failed}")
    progress.show("")
    print(f"{made.rooms} rooms, {made.people} people, {made.entries} entries: {target}/index.html")
    if made.missing:
        print(f"{len(made.missing)} files were deleted while they were copied", file=sys.stderr)
