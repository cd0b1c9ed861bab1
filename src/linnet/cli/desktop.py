"""`linnet desktop`: the chat window."""

from typing import Annotated

import typer

from linnet.cli.address import DEFAULT_HOST, DEFAULT_PORT, Host, Name, Port
from linnet.cli.loading import loading
from linnet.cli.problem import give_up
from linnet.client.places import home

Theme = Annotated[
    str | None, typer.Option(metavar="NAME", help="dusk, meadow, or a theme of your own.")
]
Scale = Annotated[
    float | None, typer.Option(metavar="FACTOR", min=0.5, max=4, help="Larger or smaller.")
]
Selftest = Annotated[
    bool, typer.Option("--selftest", help="Try the window on this machine, and say how it went.")
]
InstallIcon = Annotated[
    bool,
    typer.Option("--install-icon", help="Put both windows into the menu of a Linux desktop."),
]


def desktop(
    host: Host = DEFAULT_HOST,
    port: Port = DEFAULT_PORT,
    name: Name = None,
    theme: Theme = None,
    scale: Scale = None,
    selftest: Selftest = False,
    install_icon: InstallIcon = False,
) -> None:
    """Chat in a window.

    Exit codes: 0 it was closed, 1 there is no display or a part is missing, 2 wrong usage.
    """
    try:
        # Loaded for this command only: Tk and its pictures take a while.
        with loading():
            from linnet.desktop.app import run  # noqa: PLC0415
            from linnet.desktop.icons import install  # noqa: PLC0415
    except ImportError as missing:
        give_up(
            f"the window needs {missing.name or missing}: on Debian and Ubuntu "
            "`apt install python3-tk`, and `pip install 'linnet[desktop]'`"
        )
    if install_icon:
        try:
            print(*(f"wrote {path}" for path in install()), sep="\n")
        except OSError as wrong:
            give_up(f"no icon: {wrong}")
        return
    raise typer.Exit(run(home(), host, port, name or "", theme, scale, selftest=selftest))
