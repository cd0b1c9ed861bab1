"""A server window on a display of its own, driven by its widgets; its servers are real ones."""

import asyncio
from collections.abc import Coroutine, Iterator
from contextlib import AsyncExitStack
from pathlib import Path
from typing import Any, TypeVar

import pytest
from tests.desktop.conftest import Hand, Place, _display
from tests.ground import UNLIMITED_VARIABLES, Wire
from tests.serve.program import wire

from linnet.server.administrator import read_key
from linnet.server_window.begin import Begin
from linnet.server_window.board import Board
from linnet.server_window.standing import State
from linnet.server_window.window import Window

T = TypeVar("T")
STARTS = 30.0
"""Seconds a program has to start."""


class Master(Hand):
    """Somebody who runs a server from its window."""

    window: Window

    def __init__(self, window: Window, data: Path) -> None:
        super().__init__(window)
        self.data = data
        self._stack = AsyncExitStack()

    @property
    def begin(self) -> Begin:
        assert self.window.begin is not None, "no server is shown"
        return self.window.begin

    @property
    def board(self) -> Board:
        assert self.window.board is not None, "a server is shown"
        return self.window.board

    @property
    def state(self) -> State:
        return self.window.minding.standing.state

    @property
    def log(self) -> str:
        return self.board.activity.seen()

    def fill(self, name: str = "Room 204", port: str = "0", *, lan: bool = False) -> None:
        """The form of the first screen, as it is filled by hand."""
        self.window.choose(self.data)
        self.until(lambda: self.begin.port.value)
        self.begin.name.text.set(name)
        self.begin.port.text.set(port)
        if self.begin.lan.on != lan:
            self.begin.lan.turn()

    def start(self, **form: str) -> None:
        """A server that runs, and is seen to."""
        self.fill(**form)
        self.begin.start.press()
        self.until(lambda: self.window.board and self.window.board.now, STARTS)

    def come(self, name: str) -> Wire:
        """Somebody comes in to the server, and is seen there."""
        key = read_key(self.data)
        assert key is not None, "the server runs"
        came = self.do(self._stack.enter_async_context(wire(key.port, name=name)))
        self.until(lambda: name in [one.name for one in self.board.online.people.values()])
        return came

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        """What somebody does, in the loop where their connection lives; the window lives on."""
        done = asyncio.run_coroutine_threadsafe(work, self.window.network._loop)
        self.until(done.done, STARTS)
        return done.result()

    def end(self) -> None:
        """Close the window, with everything it started."""
        if self.window.network._over:
            return
        self.do(self._stack.aclose())
        self.window.root.after(1, self.window.close)
        self.window.root.mainloop()


@pytest.fixture
def master(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Master]:
    if why := _display():
        pytest.skip(f"no window can be shown here: {why}")
    for name, value in UNLIMITED_VARIABLES.items():
        monkeypatch.setenv(name, value)
    made = Master(Window(tmp_path / "home", scale=1.0), tmp_path / "server")
    yield made
    made.end()
    made.let_go()


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Place]:
    """A server that something else started."""
    made = Place(tmp_path)
    made.start(server_name="Elsewhere")
    yield made
    made.stop()
