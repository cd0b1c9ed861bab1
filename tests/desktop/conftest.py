"""A window on a display of its own, a real server in another thread, and other people there."""

import asyncio
import gc
import shutil
import subprocess
import threading
import weakref
from collections.abc import Callable, Coroutine, Iterator
from contextlib import AsyncExitStack, contextmanager
from pathlib import Path
from time import monotonic
from typing import Any, TypeVar

import pytest
from tests.ground import Running, running

pytest.importorskip("tkinter")
pytest.importorskip("ttkbootstrap")
pytest.importorskip("dbus_fast")

import tkinter as tk

from dbus_fast.aio.message_bus import MessageBus
from dbus_fast.service import ServiceInterface

from linnet.client import Address, Client
from linnet.desktop.chat import Chat
from linnet.desktop.window import Window

T = TypeVar("T")
PATIENCE = 15.0
HELD: list[object] = []
"""Interpreters of windows that something still holds, so that no other thread is the last to."""


def _display() -> str:
    """Why there is no window here; empty where there can be one."""
    try:
        tk.Tk().destroy()
    except tk.TclError as wrong:
        return str(wrong)
    return ""


class Place:
    """A server in a thread, and people who talk there."""

    def __init__(self, data: Path) -> None:
        self._data = data
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, daemon=True)
        self._stack = AsyncExitStack()
        self.people: dict[str, Client] = {}
        self.server: Running

    def start(self, **settings: Any) -> None:
        self._thread.start()

        async def begin() -> Running:
            return await self._stack.enter_async_context(running(self._data / "server", **settings))

        self.server = self.do(begin())

    def do(self, work: Coroutine[Any, Any, T]) -> T:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(PATIENCE)

    def person(self, name: str) -> Client:
        """Somebody, through a client of their own."""

        async def come() -> Client:
            home = self._data / name
            client = Client(Address("127.0.0.1", self.server.port), name=name, home=home)
            client.start()
            await client.welcomed()
            return client

        if name not in self.people:
            self.people[name] = self.do(come())
        return self.people[name]

    def say(self, name: str, text: str, room: str = "lobby", **more: Any) -> int:
        return self.do(self.person(name).say(room, text, **more)).seq

    @contextmanager
    def held(self) -> Iterator[None]:
        """The server stands still meanwhile."""
        over = threading.Event()
        self._loop.call_soon_threadsafe(over.wait, PATIENCE)
        try:
            yield
        finally:
            over.set()

    def stop(self) -> None:
        async def end() -> None:
            for client in self.people.values():
                await client.close()
            await self._stack.aclose()

        self.do(end())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(PATIENCE)
        self._loop.close()


class Hand:
    """Drives a window by its widgets, as a person would."""

    def __init__(self, window: Window) -> None:
        self.window = window
        self.root = window.root
        self.wrong: list[BaseException] = []
        self.root.report_callback_exception = lambda _kind, value, _trace: self.wrong.append(value)
        # No main loop runs between two waits; another thread that calls would sleep until one does.
        self.root.tk.willdispatch()

    @property
    def chat(self) -> Chat:
        assert self.window.chat is not None, "somebody is in"
        return self.window.chat

    @property
    def paper(self) -> str:
        """All that can be read in the conversation."""
        return self.chat.conversation.paper.copied("1.0", "end")

    def until(self, true: Callable[[], object], patience: float = PATIENCE) -> None:
        """Let the window live until something is so."""
        ends = monotonic() + patience
        held: list[object] = []
        over = tk.BooleanVar(self.root)

        def look() -> None:
            try:
                held[:] = [true()] if not self.wrong else []
            except BaseException as wrong:
                self.wrong.append(wrong)
                held.clear()
            if not held or held[0] or monotonic() > ends:
                over.set(True)
            else:
                self.root.after(5, look)

        self.root.after(1, look)
        self.root.wait_variable(over)
        if self.wrong:
            raise self.wrong[0]
        assert held[0]

    def close(self) -> None:
        """Close the window."""
        self.window.close()
        self.let_go()

    def let_go(self) -> None:
        """What Tk made ends in this thread: another would wait for it, or abort with all of it."""
        interpreter, root = self.root.tk, weakref.ref(self.root)
        del self.window, self.root
        gc.collect()
        if root() is not None:
            HELD.append(interpreter)

    def for_a_moment(self, milliseconds: int = 100) -> None:
        """Let the window live a little."""
        over: list[int] = []
        self.root.after(milliseconds, lambda: over.append(1))
        self.until(lambda: over)

    def come_in(self, port: int, name: str = "Ann") -> None:
        """In by name alone."""
        self.window.choose(address=Address("127.0.0.1", port), name=name)
        screen = self.window.connect
        assert screen is not None, "it was just shown"
        screen.join.press()
        self.until(lambda: self.window.chat and self.window.chat.room)
        self.until(lambda: self.chat.client and self.chat.client.live and not self.loading)

    @property
    def loading(self) -> bool:
        conversation = self.chat.conversation
        return conversation._busy or conversation._opening

    def type(self, text: str) -> None:
        """Into the composer."""
        self.chat.composer.put(text)
        self.root.update_idletasks()

    def press(self, key: str, widget: tk.Misc | None = None) -> None:
        """A key, where the composer is or elsewhere."""
        target = widget or self.chat.composer.editor
        target.focus_force()
        self.root.update()
        target.event_generate(key)


@pytest.fixture
def place(tmp_path: Path) -> Iterator[Place]:
    made = Place(tmp_path)
    made.start()
    yield made
    made.stop()


class Bus:
    """A session bus, and what is offered there."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._joined: list[MessageBus] = []

    def offer(self, name: str, path: str, interface: ServiceInterface) -> None:
        async def begin() -> None:
            bus = await MessageBus().connect()
            self._joined.append(bus)
            bus.export(path, interface)
            await bus.request_name(name)

        self._place.do(begin())

    def leave(self) -> None:
        async def end() -> None:
            for bus in self._joined:
                bus.disconnect()
                await bus.wait_for_disconnect()

        self._place.do(end())


@pytest.fixture
def bus(place: Place, monkeypatch: pytest.MonkeyPatch) -> Iterator[Bus]:
    program = shutil.which("dbus-daemon")
    if program is None:
        pytest.skip("there is no dbus-daemon here")
    command = [program, "--session", "--nofork", "--print-address"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as daemon:
        assert daemon.stdout is not None
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", daemon.stdout.readline().strip())
        made = Bus(place)
        yield made
        made.leave()
        daemon.terminate()


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[Hand]:
    if why := _display():
        pytest.skip(f"no window can be shown here: {why}")
    made = Hand(Window(tmp_path / "home", scale=1.0))
    yield made
    made.close()


@pytest.fixture
def ann(place: Place, hand: Hand) -> Hand:
    """Ann's window, in the lobby."""
    place.person("Bob")
    hand.come_in(place.server.port)
    return hand
