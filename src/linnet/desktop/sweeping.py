"""Garbage is looked for in Tk's thread alone, and not among what is there for good.

Python looks for it in whatever thread happens to ask for memory. In the network's thread it would
find pictures, whose end is a call to Tk that waits for the window; and a full search stops the
window for a twentieth of a second.
"""

import gc
import tkinter as tk

_EVERY = 250
"""Milliseconds between two looks."""


class Sweeping:
    """From now on until `stop`."""

    _settled = False
    """Once in a process, whatever was settled before there was a window."""

    def __init__(self, root: tk.Misc) -> None:
        self._root = root
        gc.disable()
        self._due = root.after(_EVERY, self._sweep)

    def settle(self) -> None:
        """Most of what is here now stays for good: look through it no more."""
        if not Sweeping._settled:
            Sweeping._settled = True
            gc.freeze()

    def stop(self) -> None:
        """Leave it to Python again."""
        self._root.after_cancel(self._due)
        gc.enable()

    def _sweep(self) -> None:
        self._due = self._root.after(_EVERY, self._sweep)
        for generation in (2, 1, 0):
            if gc.get_count()[generation] > gc.get_threshold()[generation]:
                gc.collect(generation)
                return
