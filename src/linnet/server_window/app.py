"""Starts the window: from the command line, or by a double click without a console."""

import signal
import sys
import tkinter as tk
from pathlib import Path

from linnet.client.places import home as usual_home
from linnet.client.places import private_folder
from linnet.server_window.selftest import selftest as tried
from linnet.server_window.window import Window

NO_DISPLAY = 1


def run(
    home: Path,
    data: Path | None = None,
    theme: str | None = None,
    scale: float | None = None,
    *,
    selftest: bool = False,
) -> int:
    """Show the window until it is closed; the exit code."""
    if selftest:
        return tried()
    try:
        window = Window(private_folder(home), scale=scale, theme=theme)
    except tk.TclError as wrong:
        print(f"linnet: there is no display to show a window on ({wrong})", file=sys.stderr)
        return NO_DISPLAY
    # Whoever ends the window from a terminal, or logs out, ends its server in order, too.
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: window.root.after_idle(window.close))
    window.choose(data.absolute() if data else None)
    window.run()
    return 0


def main() -> None:
    """The entry point without a console."""
    sys.exit(run(usual_home()))
