"""Starts the window: from the command line, or by a double click without a console."""

import sys
import tkinter as tk
from pathlib import Path

from linnet.client import Address
from linnet.client.address import HOST
from linnet.client.places import home as usual_home
from linnet.client.places import private_folder
from linnet.desktop.window import Window
from linnet.protocol.links import PORT

NO_DISPLAY = 1


def run(
    home: Path,
    host: str = HOST,
    port: int = PORT,
    name: str = "",
    theme: str | None = None,
    scale: float | None = None,
    *,
    selftest: bool = False,
) -> int:
    """Show the window until it is closed; the exit code."""
    if selftest:
        # Loaded for the test only: it brings a server with it.
        from linnet.desktop.selftest import selftest as tried  # noqa: PLC0415

        return tried()
    try:
        window = Window(private_folder(home), scale=scale, theme=theme)
    except tk.TclError as wrong:
        print(f"linnet: there is no display to show a window on ({wrong})", file=sys.stderr)
        return NO_DISPLAY
    window.choose(address=Address(host, port), name=name)
    window.run()
    return 0


def main() -> None:
    """The entry point without a console."""
    sys.exit(run(usual_home()))
