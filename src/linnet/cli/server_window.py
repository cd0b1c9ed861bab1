"""`linnet server-window`: starts and shows a server in a window."""

from pathlib import Path
from typing import Annotated

import typer

from linnet.cli.desktop import Scale, Selftest, Theme
from linnet.cli.loading import loading
from linnet.cli.problem import give_up
from linnet.client.places import home

Data = Annotated[
    Path | None,
    typer.Option(metavar="DIR", envvar="LINNET_DATA", help="The server's data folder."),
]


def server_window(
    data: Data = None, theme: Theme = None, scale: Scale = None, selftest: Selftest = False
) -> None:
    """Run a server from a window, or watch one that runs.

    Exit codes: 0 it was closed, 1 there is no display or a part is missing, 2 wrong usage.
    """
    try:
        # Loaded for this command only: Tk and its pictures take a while.
        with loading():
            from linnet.server_window.app import run  # noqa: PLC0415
    except ImportError as missing:
        give_up(
            f"the window needs {missing.name or missing}: on Debian and Ubuntu "
            "`apt install python3-tk`, and `pip install 'linnet[desktop]'`"
        )
    raise typer.Exit(run(home(), data, theme, scale, selftest=selftest))
