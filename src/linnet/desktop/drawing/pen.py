"""Has a widget do many things in one call.

Each call from Python to Tk lets the network's thread run until that lets go again, which may take
as long as writing a message does. A page of fifty messages is a thousand calls, or one.
"""

import tkinter as tk
from typing import Any

_ALL = "linnet_do_all"
_SCRIPT = f"proc {_ALL} {{widget deeds}} {{foreach deed $deeds {{$widget {{*}}$deed}}}}"


class Pen:
    """Gathers deeds, each the words of a widget's command, and does them in order."""

    def __init__(self, widget: tk.Text | tk.Canvas) -> None:
        self._widget = widget
        self._deeds: list[tuple[Any, ...]] = []
        widget.tk.eval(_SCRIPT)

    def add(self, *deed: Any) -> None:
        """One more thing to do."""
        self._deeds.append(deed)

    def done(self) -> None:
        """Do all of it now."""
        if self._deeds:
            deeds, self._deeds = self._deeds, []
            self._widget.tk.call(_ALL, str(self._widget), tuple(deeds))
