"""The mouse wheel, which every system tells in its own way."""

import sys
import tkinter as tk
from collections.abc import Callable
from typing import Any

_NOTCH = 60
"""Pixels for one notch."""


def on_wheel(widget: tk.Misc, scroll: Callable[[int], object]) -> None:
    """Call `scroll` with pixels, positive towards the end."""

    def turned(event: "tk.Event[Any]") -> str:
        notches = -event.delta if sys.platform == "darwin" else -event.delta / 120
        scroll(round(notches * _NOTCH))
        return "break"

    widget.bind("<MouseWheel>", turned)
    for button, way in ((4, -1), (5, 1)):
        widget.bind(f"<Button-{button}>", lambda _event, way=way: scroll(way * _NOTCH) or "break")  # type: ignore[misc]
