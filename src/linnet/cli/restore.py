"""`linnet restore`: a backup becomes a server's data folder."""

from pathlib import Path
from typing import Annotated

import typer

from linnet.backup.layout import BackupError
from linnet.backup.restoring import restore as make_folder
from linnet.cli import progress
from linnet.cli.problem import give_up

Source = Annotated[Path, typer.Argument(metavar="FILE", help="What `linnet backup` wrote.")]
Data = Annotated[
    Path,
    typer.Option(metavar="NEWDIR", envvar="LINNET_DATA", help="A folder that is not there yet."),
]


def restore(source: Source, data: Data) -> None:
    """Make a data folder from a backup; all of the backup is checked first.

    The folder is there complete or not at all.
    """
    try:
        made = make_folder(source, data, progress.show)
    except BackupError as refused:
        progress.show("")
        give_up(str(refused))
    except OSError as failed:
        progress.show("")
        give_up(f"the backup could not be restored: {failed}")
    progress.show("")
    print(f"{len(made.heads)} rooms, {sum(made.heads.values())} entries: {data}")
    print(f"start it with: linnet serve --data {data}")
