"""When to stop: Ctrl+C and SIGTERM end the server in order, a second Ctrl+C at once."""

import asyncio
import os
import signal
import sys
from collections.abc import Callable


class Stop:
    """A wish to stop; whoever runs the server waits for it."""

    def __init__(self) -> None:
        self._wished = asyncio.Event()

    @classmethod
    def on_signals(cls, reload: Callable[[], object]) -> "Stop":
        """One that SIGINT and SIGTERM wish; SIGHUP, where there is one, calls `reload`."""
        stop, loop = cls(), asyncio.get_running_loop()
        for number in (signal.SIGINT, signal.SIGTERM):
            if sys.platform == "win32":
                signal.signal(number, lambda *_: loop.call_soon_threadsafe(stop.wish))
            else:
                loop.add_signal_handler(number, stop.wish)
        if sys.platform != "win32":
            loop.add_signal_handler(signal.SIGHUP, reload)
        return stop

    @property
    def wished(self) -> bool:
        """Whether somebody wished it."""
        return self._wished.is_set()

    def wish(self) -> None:
        """Stop, please; asked again, leave everything as it is, which loses nothing."""
        if self._wished.is_set():
            os._exit(130)
        self._wished.set()

    async def wait(self) -> None:
        """Wait until somebody wishes it."""
        await self._wished.wait()
