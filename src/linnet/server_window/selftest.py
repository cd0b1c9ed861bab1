"""`linnet server-window --selftest`: tries the essentials here, in a folder of its own."""

import os
import tkinter as tk
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from linnet.desktop.waiting import until
from linnet.server_window.standing import State
from linnet.server_window.window import Window

_PATIENCE = 30.0


def selftest() -> int:
    """Say what works, one line each; the exit code is 1 where something does not."""
    os.environ.update(LINNET_PORT="0", LINNET_PYCHAT="off")
    with TemporaryDirectory(prefix="linnet-selftest-", ignore_cleanup_errors=True) as folder:
        try:
            failed = _tried(Path(folder))
        except (OSError, tk.TclError) as wrong:
            print(f"does not work: {wrong}")
            return 1
    print("something does not work; see above" if failed else "all of it works")
    return 1 if failed else 0


def _tried(folder: Path) -> bool:
    window = Window(folder / "home")
    for words, step in _steps(window, folder / "server"):
        worked = until(window.root, step, _PATIENCE)
        print(f"{'works' if worked else 'does NOT work'}: {words}")
        if not worked:
            break
    window.root.after(1, window.close)
    window.run()
    return not worked


def _steps(window: Window, data: Path) -> Iterator[tuple[str, Callable[[], object]]]:
    window.choose(data)
    yield "a window is shown", lambda: window.root.winfo_viewable() and window.begin
    begin = window.begin
    if begin is None:
        return
    yield "an empty folder is offered as a new server", lambda: begin.port.value
    begin.name.text.set("Self-test")
    begin.go()
    yield "a server starts and is watched", lambda: window.board and window.board.now
    board = window.board
    if board is None:
        return
    yield "its log is shown", lambda: "serving" in board.activity.seen()
    backup = board.back_up()
    backup.go()
    yield "a backup is made", lambda: "Done" in str(backup.told.cget("text"))
    backup.close()
    for theme in ("meadow", "dusk"):
        window.wear(theme)
        yield f"the theme {theme} is worn", partial(_worn, window)
    window.minding.stop()
    yield "the server stops in order", lambda: window.minding.standing.state is State.STOPPED


def _worn(window: Window) -> bool:
    return bool(window.root.cget("bg") == window.look.theme.background)
