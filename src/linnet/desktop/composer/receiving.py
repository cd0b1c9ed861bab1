"""What comes into the composer by other ways than keys: dropped files, pasted pictures."""

import asyncio
import io
import tkinter as tk
from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from PIL import Image, ImageGrab

from linnet.desktop.network import Network

Parcel = tuple[str, Path | bytes]
"""A name, and the file or what is in it."""
_TEXTS = ("UTF8_STRING", "STRING", "TEXT", "COMPOUND_TEXT")
Take = Callable[[Sequence[Parcel]], object]


def accept_drops(widget: tk.Misc, take: Take) -> bool:
    """Let files be dropped on a widget; whether this machine can do that."""
    try:
        # Loads a library of its own into Tk, which not every machine has.
        from tkinterdnd2 import DND_FILES, TkinterDnD  # noqa: PLC0415

        TkinterDnD.require(widget.winfo_toplevel())
    except (ImportError, RuntimeError, tk.TclError):
        return False

    def dropped(event: Any) -> str:
        paths = [Path(path) for path in widget.tk.splitlist(event.data)]
        take([(path.name, path) for path in paths if path.is_file()])
        return str(event.action)

    target: Any = widget
    target.drop_target_register(DND_FILES)
    target.dnd_bind("<<Drop>>", dropped)
    return True


def accept_pictures(widget: tk.Text, network: Network, take: Take) -> None:
    """Let a picture be pasted; text is pasted as ever."""

    def pasted(_event: object) -> str | None:
        if _has_text(widget):
            return None
        network.begin(_from_clipboard(), lambda parcels: take(parcels) if parcels else None)
        return "break"

    widget.bind("<<Paste>>", pasted, add="+")


def _has_text(widget: tk.Misc) -> bool:
    """Whether there is text to paste. Under X some programs give a picture out as text, too."""
    with suppress(tk.TclError):
        kinds = widget.clipboard_get(type="TARGETS").split()
        return any(kind in _TEXTS or kind.startswith("text/plain") for kind in kinds)
    with suppress(tk.TclError):
        return bool(widget.clipboard_get())
    return False


async def _from_clipboard() -> list[Parcel]:
    """Asking for it may start a program of the system."""
    return await asyncio.to_thread(_grabbed)


def _grabbed() -> list[Parcel]:
    try:
        found = ImageGrab.grabclipboard()
    except (OSError, NotImplementedError, ChildProcessError):
        return []
    if isinstance(found, Image.Image):
        held = io.BytesIO()
        found.save(held, "PNG")
        return [("pasted.png", held.getvalue())]
    return [(Path(path).name, Path(path)) for path in found or [] if Path(path).is_file()]
