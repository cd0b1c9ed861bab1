"""The client for programs with their own loop, such as Tk: it runs in a thread of its own."""

import asyncio
from collections.abc import Callable, Coroutine
from concurrent.futures import Future
from queue import SimpleQueue
from threading import Thread
from typing import Any, TypeVar

from linnet.client.client import Client
from linnet.client.events import Event

T = TypeVar("T")


class ThreadedClient:
    """Runs a client in a thread. Events wait in `events`; `ask` may be called from anywhere.

    `on_news` is called in that thread after events were put into an empty queue: it should
    only wake the other loop, as Tk's `event_generate(..., when="tail")` does.
    """

    def __init__(self, make: Callable[[], Client], on_news: Callable[[], None] = lambda: None):
        self.events: SimpleQueue[Event] = SimpleQueue()
        self._make = make
        self._on_news = on_news
        self._ready: Future[tuple[asyncio.AbstractEventLoop, Client]] = Future()
        self._thread = Thread(target=self._main, name="linnet client", daemon=True)

    def start(self) -> None:
        """Begin to connect. Raises what making the client raised."""
        self._thread.start()
        self._ready.result()

    def ask(self, what: Callable[[Client], Coroutine[Any, Any, T]]) -> "Future[T]":
        """Do something in the client's thread: `ask(lambda c: c.say("lobby", "hi"))`."""
        loop, client = self._ready.result()
        return asyncio.run_coroutine_threadsafe(what(client), loop)

    def call(self, what: Callable[[Client], T], timeout: float = 5.0) -> T:
        """Do something short there and wait for it: `call(lambda c: c.post("lobby", "hi"))`."""

        async def briefly(client: Client) -> T:
            return what(client)

        return self.ask(briefly).result(timeout)

    def close(self, timeout: float = 5.0) -> None:
        """End the connection and the thread."""
        if self._thread.is_alive():
            self.ask(lambda client: client.close()).result(timeout)
            self._thread.join(timeout)

    def _main(self) -> None:
        asyncio.run(self._tell())

    async def _tell(self) -> None:
        try:
            client = self._make()
            client.start()
        except BaseException as wrong:
            self._ready.set_exception(wrong)
            return
        self._ready.set_result((asyncio.get_running_loop(), client))
        async for event in client:
            silent = self.events.empty()
            self.events.put(event)
            if silent:
                self._on_news()
