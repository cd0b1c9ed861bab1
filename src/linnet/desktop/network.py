"""The network's own thread: asyncio there, Tk here, and one bell between them.

Nothing here waits for the network. Work is handed over with `begin`; what comes of it is called
back in Tk's thread. Events of the client wait in a queue with a bound, and are given to the window
a few milliseconds at a time, so that it stays awake whatever comes.
"""

import asyncio
import sys
import threading
import tkinter as tk
from collections import deque
from collections.abc import Callable, Coroutine
from contextlib import suppress
from time import perf_counter
from typing import Any, TypeVar

from linnet.client import CannotConnect, Client, Refused
from linnet.client.events import Arrived, Changed, Event, Missed, Overtaken

T = TypeVar("T")
Tell = Callable[[list[Event]], object]
BELL = "<<News>>"
UNTAKEN = 5_000
"""Events that wait for the window; beyond them the oldest go, and it looks anew (`Missed`)."""
_CROWD = 400
"""Events that wait, beyond which entries are not told one by one."""
_AT_ONCE = 16
"""Events given to the window at one time."""
_SLICE = 0.008
"""Seconds after which the window looks after itself again."""
_ASIDE = 0.012
"""Seconds the network waits meanwhile, if much has come: as long as a page takes to be drawn."""
_CROWDED = 0.5
"""Seconds a crowd of events counts as one after it was seen."""
_PULSE = 100
"""Milliseconds after which the window looks by itself: Tk loses a bell now and then, such as one
that rings while the window is being shown."""
_FAREWELL = 3.0
_TURN = 0.0002
"""Seconds one thread runs while the other waits."""


class Network:
    """An asyncio loop in a thread, and the client that runs there."""

    def __init__(self, root: tk.Misc) -> None:
        self.client: Client | None = None
        self._root = root
        # Each call to Tk lets the network's thread run, and waits so long until that lets go.
        sys.setswitchinterval(_TURN)
        self._tell: Tell = lambda _events: None
        self._events: deque[Event] = deque(maxlen=UNTAKEN)
        self._missed = 0
        self._calls: deque[tuple[Callable[[], object], int]] = deque()
        self.screen = 0
        """Counts the screens the window has shown."""
        self._due = ""
        """The turn that is due, if one is: one at a time, so that Tk has its own between two."""
        self._crowded_until = 0.0
        self._rung = threading.Event()
        self._over = False
        self._listening: asyncio.Task[None] | None = None
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._run, name="network", daemon=True).start()
        # A thread of its own rings: Tk answers when it can, and the network must not wait for it.
        threading.Thread(target=self._ring, name="bell", daemon=True).start()
        root.bind(BELL, self._heard)
        self._pulse = root.after(_PULSE, self._look)

    def begin(
        self,
        work: Coroutine[Any, Any, T],
        done: Callable[[T], object] | None = None,
        failed: Callable[[Refused | CannotConnect | OSError], object] | None = None,
    ) -> None:
        """Do this in the network's thread; how it ended is told here."""

        screen = self.screen

        async def carried() -> None:
            try:
                result = await work
            except (Refused, CannotConnect, OSError) as wrong:
                if failed:
                    self.call(lambda wrong=wrong: failed(wrong), screen)  # type: ignore[misc]
                return
            if done:
                self.call(lambda: done(result), screen)

        if self._over:
            work.close()
        else:
            carrying = asyncio.run_coroutine_threadsafe(carried(), self._loop)
            # What is cancelled before its first step would never be awaited.
            carrying.add_done_callback(lambda _over: work.close())

    def call(self, what: Callable[[], object], screen: int) -> None:
        """Do this in Tk's thread, soon, if it still shows this screen; from whatever thread."""
        self._calls.append((what, screen))
        self._rung.set()

    def other_screen(self) -> None:
        """What was begun on the screen before is told nobody any more."""
        self.screen += 1

    def listen(self, client: Client, tell: Tell) -> None:
        """This client was started; tell the window what happens there."""
        self._tell = tell
        self.client = client

        async def begin() -> None:
            self._listening = asyncio.create_task(self._listen(client))

        self.begin(begin())

    def disconnect(self) -> None:
        """End the client, if there is one; what is unanswered stays for the next time."""
        client, self.client = self.client, None
        self._tell = lambda _events: None
        self._events.clear()
        if client is not None:
            self.begin(client.close())

    def close(self) -> None:
        """End everything; waits a little for what is to be written down."""
        if self._over:
            return
        client, self.client = self.client, None
        if client is not None:
            ended = asyncio.run_coroutine_threadsafe(client.close(), self._loop)
            with suppress(TimeoutError, Refused, CannotConnect):
                ended.result(_FAREWELL)
        self._over = True
        self._root.after_cancel(self._pulse)
        self._rung.set()
        self._loop.call_soon_threadsafe(self._loop.stop)

    def _run(self) -> None:
        asyncio.set_event_loop(self._loop)
        try:
            self._loop.run_forever()
        finally:
            self._loop.run_until_complete(asyncio.sleep(0))  # The last wishes become tasks.
            left = asyncio.all_tasks(self._loop)
            for task in left:
                task.cancel()
            self._loop.run_until_complete(asyncio.gather(*left, return_exceptions=True))
            self._loop.run_until_complete(self._loop.shutdown_default_executor())
            self._loop.close()

    async def _listen(self, client: Client) -> None:
        async for event in client:
            if len(self._events) == UNTAKEN:
                self._missed += 1
            self._events.append(event)
            self._rung.set()

    def _ring(self) -> None:
        while not self._over:
            self._rung.wait()
            self._rung.clear()
            if self._due:
                continue  # It has yet to begin, and will find what came.
            with suppress(RuntimeError, tk.TclError):  # The window is closing.
                self._root.event_generate(BELL, when="tail")

    def _heard(self, _event: object) -> None:
        if not self._due:
            self._take()

    def _take(self) -> None:
        """One turn: what was called and what happened, as much as fits into a slice."""
        self._due = ""
        self._give_way()
        until = perf_counter() + _SLICE
        while self._calls and perf_counter() < until:
            what, screen = self._calls.popleft()
            if screen == self.screen:
                what()
        if len(self._events) > _CROWD:
            self._thin()
        while self._events and perf_counter() < until:
            self._tell([self._events.popleft() for _ in range(min(_AT_ONCE, len(self._events)))])
        if self._calls or self._events:
            self._give_way()
            self._due = self._root.after_idle(self._again)

    def _give_way(self) -> None:
        """In a crowd the network waits for the window: each call to Tk would wait for it."""
        now = perf_counter()
        if len(self._events) > _AT_ONCE:
            self._crowded_until = now + _CROWDED
        if self.client is not None and now < self._crowded_until:
            self.client.pace.wait(_ASIDE)

    def _look(self) -> None:
        self._pulse = self._root.after(_PULSE, self._look)
        if self._calls or self._events:
            self._heard(None)

    def _thin(self) -> None:
        """Of a crowd of events, leave out what the window can read anew at one time."""
        crowd = [self._events.popleft() for _ in range(len(self._events))]
        kept = [event for event in crowd if not isinstance(event, Arrived | Changed | Overtaken)]
        self._tell([Missed(len(crowd) - len(kept) + self._missed), *kept])
        self._missed = 0

    def _again(self) -> None:
        """Go on after Tk has drawn and taken what was typed."""
        self._due = self._root.after(1, self._take)
