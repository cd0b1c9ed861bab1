"""`linnet desktop --selftest`: tries the essentials here, with a server of its own."""

import subprocess
import sys
import tkinter as tk
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from linnet.client import Address
from linnet.desktop.chat import Chat
from linnet.desktop.drawing.emoji import picture
from linnet.desktop.waiting import until
from linnet.desktop.window import Window

_PATIENCE = 20.0
_FAMILY = "\U0001f468\u200d\U0001f469\u200d\U0001f467"
WORDS = "Good morning, **Linnet** \U0001f426"


def selftest() -> int:
    """Say what works, one line each; the exit code is 1 where something does not."""
    with TemporaryDirectory(prefix="linnet-selftest-", ignore_cleanup_errors=True) as folder:
        try:
            with serving(Path(folder) / "server") as port:
                failed = _tried(Path(folder), port)
        except (OSError, tk.TclError, ValueError) as wrong:
            print(f"does not work: {wrong}")
            return 1
    print("something does not work; see above" if failed else "all of it works")
    return 1 if failed else 0


@contextmanager
def serving(data: Path, name: str = "Linnet") -> Iterator[int]:
    """A server of this name for a test alone; its port."""
    command = [sys.executable, "-m", "linnet", "serve", "--data", str(data), "--port", "0"]
    command += ["--server-name", name]
    with subprocess.Popen(  # noqa: S603 - this very program
        command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True
    ) as server:
        assert server.stdout is not None, "it is a pipe"
        try:
            yield int(server.stdout.readline().rsplit(":", 1)[-1].strip())
        finally:
            server.terminate()
            server.stdout.read()


def _tried(folder: Path, port: int) -> bool:
    window = Window(folder / "home")
    failed = False
    try:
        for words, step in _steps(window, port):
            worked = until(window.root, step, _PATIENCE)
            print(f"{'works' if worked else 'does NOT work'}: {words}")
            failed = failed or not worked
    finally:
        window.close()
    return failed


def _steps(window: Window, port: int) -> Iterator[tuple[str, Callable[[], object]]]:
    window.choose(address=Address("127.0.0.1", port), name="Ann")
    yield "a window is shown", lambda: window.root.winfo_viewable()
    if window.connect is not None:
        window.connect.go()
    yield "coming in to a server by name", lambda: window.chat is not None and window.chat.room
    chat = window.chat
    if chat is None:
        return
    paper = chat.conversation.paper
    chat.composer.put(WORDS)
    chat.composer.submit()
    words = "Good morning, Linnet \U0001f426"
    yield (
        "a message is said, kept and seen",
        lambda: words in paper.copied("1.0", "end") and not chat.conversation.hopes,
    )
    yield "emoji of several characters are drawn in colour", lambda: picture(_FAMILY, 24)
    yield from _more_steps(window, chat)
    for theme in ("meadow", "dusk"):
        window.wear(theme)
        yield f"the theme {theme} is worn", partial(_worn, window, paper)


def _more_steps(window: Window, chat: Chat) -> Iterator[tuple[str, Callable[[], object]]]:
    """What one does besides talking: files, searching, being offline."""
    paper = chat.conversation.paper
    chat.speaking.share([("bird.txt", b"a linnet\n")])
    yield "a file is sent and shown", lambda: "[file] bird.txt" in paper.copied("1.0", "end")
    chat.panel.search("linnet")
    yield "messages are found by their words", lambda: bool(chat.panel.found)
    chat.panel.close()
    window.root.geometry(f"{window.look.px(480)}x{window.look.px(600)}")
    yield "a narrow window shows the conversation alone", lambda: chat.narrow
    window.root.geometry(f"{window.look.px(1000)}x{window.look.px(700)}")
    yield "a wide one shows the rooms again", lambda: not chat.narrow


def _worn(window: Window, paper: tk.Text) -> bool:
    return str(paper.cget("bg")) == window.look.theme.background
