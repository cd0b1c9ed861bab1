"""`linnet verify`: what is wrong with a data folder or a backup, in a sentence each."""

from pathlib import Path
from typing import Annotated

import typer

from linnet.backup import verifying
from linnet.cli import progress
from linnet.cli.problem import give_up

Place = Annotated[
    Path, typer.Argument(metavar="DIR|FILE", help="A data folder, in use or not, or a backup.")
]


def verify(place: Place) -> None:
    """Look at logs, rows, indices and files; nothing is changed.

    Exits with 1 when something is wrong, and says what, a line each.
    """
    try:
        if place.is_dir():
            found = verifying.folder(place, progress.show)
        elif place.is_file():
            found = verifying.archive(place, progress.show)
        else:
            give_up(f"{place} is not there")
    except OSError as failed:
        progress.show("")
        give_up(f"{place} cannot be looked at: {failed}")
    progress.show("")
    for sentence in found.problems:
        print("".join(mark if mark.isprintable() else " " for mark in sentence))
    if found.more:
        print(f"… and {found.more} more")
    if found.problems:
        raise typer.Exit(1)
    gone = f", {found.gone} of them gone since before the backup" if found.gone else ""
    print(f"all is well: {found.rooms} rooms, {found.entries} entries, {found.files} files{gone}")
