"""`linnet import`: an export becomes a server's data folder."""

import shutil
from pathlib import Path
from typing import Annotated

import typer

from linnet.archive.importing import bring_in, check
from linnet.archive.layout import UNFINISHED, ArchiveError
from linnet.cli.problem import give_up
from linnet.files.blobs import Blobs
from linnet.server.folder import DATABASE_FILE, FILES_FOLDER, FolderError, new_folder

Source = Annotated[Path, typer.Argument(metavar="DIR", help="What `linnet export` wrote.")]
Data = Annotated[
    Path,
    typer.Option(metavar="NEWDIR", envvar="LINNET_DATA", help="A folder that is not there yet."),
]


def import_(source: Source, data: Data) -> None:
    """Make a new data folder from an export; every file of it is checked first.

    The folder is there complete or not at all. People whose passwords are not in the export
    need new ones; everything else is as it was.
    """
    if data.exists() and (not data.is_dir() or any(data.iterdir())):
        give_up(f"{data} is there already; choose a folder that is not, or an empty one")
    draft = data.with_name(data.name + UNFINISHED)
    shutil.rmtree(draft, ignore_errors=True)
    try:
        manifest = check(source)
        new_folder(draft, manifest.server)
        bring_in(source, manifest, draft / DATABASE_FILE, Blobs(draft / FILES_FOLDER / "blobs"))
        if data.exists():
            data.rmdir()
        draft.rename(data)
    except (ArchiveError, FolderError) as refused:
        shutil.rmtree(draft, ignore_errors=True)
        give_up(str(refused))
    except OSError as failed:
        shutil.rmtree(draft, ignore_errors=True)
        give_up(f"the data folder could not be written: {failed}")
    print(f"{manifest.rooms} rooms, {manifest.people} people, {manifest.entries} entries: {data}")
    print(f"start it with: linnet serve --data {data}")
