"""Keys that do something wherever one is in the chat."""

import tkinter as tk
from collections.abc import Callable
from functools import partial

from linnet.desktop.around import Around


def bind_keys(around: Around) -> None:
    """Bind them to the window."""
    keys: dict[str, Callable[[], object]] = {
        "<Control-k>": around.jump,
        "<Control-f>": lambda: around.look_for(""),
        "<Alt-Up>": lambda: next_room(around, -1),
        "<Alt-Down>": lambda: next_room(around, 1),
        "<Control-comma>": around.ways.preferences,
    }
    # A Text has meanings of its own for some of these, which come before those of the window.
    places = (around.composer.editor, around.conversation.paper, around.winfo_toplevel())
    for sequence, deed in keys.items():
        for place in places:
            place.bind(sequence, partial(_done, deed))
    _bind_tab(around)


def _bind_tab(around: Around) -> None:
    """From the box into the talk, on to everything else, and round to the box again."""
    editor, paper = around.composer.editor, around.conversation.paper
    paper.configure(takefocus=0)
    steps: tuple[tuple[tk.Misc, str, Callable[[], object]], ...] = (
        (paper, "<Tab>", lambda: _to(editor.tk_focusNext())),
        (paper, "<<PrevWindow>>", editor.focus_set),
        (editor, "<<PrevWindow>>", lambda: _to(editor.tk_focusPrev())),
        *((one, "<Escape>", editor.focus_set) for one in _lists(around)),
    )
    for place, sequence, deed in steps:
        place.bind(sequence, partial(_done, deed))


def _lists(around: Around) -> tuple[tk.Misc, ...]:
    return around.sidebar.rows.canvas, around.people.rows.canvas


def _to(widget: tk.Misc | None) -> None:
    if widget is not None:
        widget.focus_set()


def next_room(around: Around, by: int) -> None:
    """Go to the room above or below."""
    keys = [row.key for row in around.sidebar.rows.rows if row.key and row.key[0] != "+"]
    if keys:
        at = keys.index(around.room) + by if around.room in keys else 0
        around.go(keys[at % len(keys)])


def _done(deed: Callable[[], object], _event: object) -> str:
    deed()
    return "break"
