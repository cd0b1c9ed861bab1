"""One write per connection and tick: the lever behind the fan-out's speed."""

import asyncio
from collections.abc import Iterable

from msgspec import Struct

from linnet.engine.listener import Listener

SLICE = 1_000
"""Writes before the loop may look at its other sockets: about 5 ms."""


class Outbound:
    """Gathers what connections are told in one tick of the loop, then writes it."""

    def __init__(self) -> None:
        self._loop = asyncio.get_running_loop()
        self._dirty: list[Listener] = []
        self._due = False

    def push(self, listener: Listener, part: bytes) -> None:
        """Add bytes for one connection."""
        if listener.part:
            listener.part += part
        else:
            listener.part = part
            self._dirty.append(listener)
            if not self._due:
                self._due = True
                self._loop.call_soon(self.flush)

    def push_all(self, listeners: Iterable[Listener], part: bytes) -> None:
        """Add the same bytes for many; the caller flushes."""
        dirty = self._dirty.append
        for listener in listeners:
            if listener.part:
                listener.part += part
            else:
                listener.part = part
                dirty(listener)

    def tell(self, listener: Listener, frame: Struct) -> None:
        """Add one frame for one connection."""
        if part := listener.frame(frame):
            self.push(listener, part)

    def flush(self) -> None:
        """Write what is gathered, a slice at a time."""
        self._due = False
        now, self._dirty = self._dirty[:SLICE], self._dirty[SLICE:]
        for listener in now:
            part = listener.part
            listener.part = b""
            listener.write(part)
        if self._dirty and not self._due:
            self._due = True
            self._loop.call_soon(self.flush)
