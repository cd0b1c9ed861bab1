"""Keys that do something wherever one is in the window."""

import tkinter as tk
from collections.abc import Callable
from typing import Protocol

from linnet.desktop.parts.dialog import Dialog
from linnet.server_window.board import Board


class Around(Protocol):
    """What of the window the keys need."""

    board: Board | None

    @property
    def root(self) -> tk.Misc:
        """The window itself."""


def bind_keys(around: Around) -> None:
    """Bind them; they do something only while a server is shown."""
    deeds: dict[str, Callable[[Board], object]] = {
        "<Control-comma>": Board.toggle_settings,
        "<Control-f>": lambda board: board.activity.filter.entry.focus_set(),
        "<Control-b>": Board.back_up,
        "<Control-m>": lambda board: board.order.message(),
        "<F1>": lambda board: board.ways.show_all(),
    }

    def bind(sequence: str, deed: Callable[[Board], object]) -> None:
        def do(_event: object) -> str:
            if around.board is not None:
                deed(around.board)
            return "break"

        around.root.bind(sequence, do)

    def escape(_event: object) -> None:
        board = around.board
        asked = any(isinstance(child, Dialog) for child in around.root.winfo_children())
        if board is not None and board.settings is not None and not asked:
            board.toggle_settings()

    for sequence, deed in deeds.items():
        bind(sequence, deed)
    around.root.bind("<Escape>", escape)
