"""Letting a window live until something is so, as its self-test does."""

import tkinter as tk
from collections.abc import Callable
from time import monotonic


def until(root: tk.Misc, true: Callable[[], object], patience: float) -> bool:
    """Run the main loop until this is so, or for so many seconds; whether it is."""
    ends = monotonic() + patience
    held: list[bool] = []

    def look() -> None:
        held[:] = [bool(true())]
        if held[0] or monotonic() > ends:
            root.quit()
        else:
            root.after(20, look)

    root.after(1, look)
    root.mainloop()
    return held[0]
