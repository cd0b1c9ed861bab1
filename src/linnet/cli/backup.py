"""`linnet backup`: everything a server keeps, in one file, while it runs or not."""

import sys
from pathlib import Path
from typing import Annotated

import typer

from linnet.backup.layout import BackupError
from linnet.backup.writing import write
from linnet.cli import progress
from linnet.cli.problem import give_up, say_problem
from linnet.store.schema import SchemaError

Target = Annotated[Path, typer.Argument(metavar="FILE", help="A file that is not there yet.")]
Data = Annotated[
    Path, typer.Option(metavar="DIR", envvar="LINNET_DATA", help="The server's data folder.")
]


def backup(target: Target, data: Data) -> None:
    """Write messages, people, files and settings into one file, while the server runs or not.

    It has everything that was acknowledged before it began, passwords (as hashes) and sign-ins
    too: keep it as safe as the server. `linnet restore` makes a data folder of it again.
    """
    try:
        made = write(data, target.absolute(), progress.show)
    except (BackupError, SchemaError) as refused:
        progress.show("")
        give_up(str(refused))
    except OSError as failed:
        progress.show("")
        give_up(f"the backup could not be written: {failed}")
    progress.show("")
    entries, size = sum(made.heads.values()), sum(one.size for one in made.members.values())
    print(f"{len(made.heads)} rooms, {entries} entries, {size / 1e6:.1f} MB: {target}")
    if made.missing:
        print(f"{len(made.missing)} files were deleted while they were copied", file=sys.stderr)
    if made.damaged:
        say_problem(f"{len(made.damaged)} files are damaged; `linnet verify {data}` names them")
        raise typer.Exit(1)
