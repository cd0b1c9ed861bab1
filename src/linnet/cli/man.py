"""`linnet man`: the manual page of a command, or all of them into a folder."""

import shutil
import subprocess
import sys
from pathlib import Path
from typing import Annotated

import typer

from linnet.cli.address import USAGE
from linnet.cli.manual import pages
from linnet.cli.problem import FAILED, give_up

Words = Annotated[list[str] | None, typer.Argument(metavar="[COMMAND]", help="Whose page.")]
Write = Annotated[
    Path | None, typer.Option(metavar="DIR", help="Write all pages there, for `man` to find.")
]


def man(command: Words = None, write: Write = None) -> None:
    """Show the manual page of a command: `linnet man tail`, `linnet man config set`.

    `linnet man --write ~/.local/share/man/man1` lets `man linnet-tail` find it, too. Into a pipe
    the page is written as it is, in roff. Exit codes: 0, 1 the folder cannot be written, 2 there
    is no such command.
    """
    made = pages()
    if write is not None:
        _write(write, made)
        return
    page = made.get("-".join(["linnet", *(command or [])]) + ".1")
    if page is None:
        give_up(f"there is no page about {' '.join(command or [])}; `linnet --help` lists", USAGE)
    reader = shutil.which("man")
    if reader and sys.stdout.isatty():
        subprocess.run([reader, "-l", "-"], input=page.encode(), check=False)  # noqa: S603
    else:
        print(page, end="")


def _write(folder: Path, made: dict[str, str]) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for name, page in made.items():
            (folder / name).write_text(page, encoding="utf-8")
    except OSError as wrong:
        give_up(f"{wrong.filename}: {wrong.strerror}", FAILED)
    print(f"{len(made)} pages in {folder}")
