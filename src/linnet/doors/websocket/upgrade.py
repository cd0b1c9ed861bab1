"""Where an HTTP connection becomes a WebSocket one: uvicorn's protocol, handing over."""

import asyncio
from typing import Any

from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from linnet.doors.websocket.door import WebSocketDoor

REQUEST = 15.0
"""Seconds a client has for its first request, so that half-open connections do not pile up."""


class _Http(HttpToolsProtocol):
    """Uvicorn's HTTP connection, but for requests that become a WebSocket.

    Uvicorn would write the request out again for its own WebSocket classes to parse, and run
    no middleware for them. Here the door gets the parsed request and the bare transport.
    """

    door: WebSocketDoor
    _deadline: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        super().connection_made(transport)
        self._deadline = self.loop.call_later(REQUEST, self._too_late)

    def on_headers_complete(self) -> None:
        self._in_time()
        super().on_headers_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        self._in_time()
        super().connection_lost(exc)

    def handle_websocket_upgrade(self) -> None:
        self.connections.discard(self)
        if self.cycle is not None and not self.cycle.response_complete:
            self.transport.close()  # or the answer under way would be written into frames
            return
        method, path = self.scope["method"], self.url.decode("latin-1")
        self.door.open(self.transport, method, path, self.headers)
        # The parser and this object hold each other; ten thousand such pairs would wait
        # for the collector.
        self.parser: Any = None

    def _too_late(self) -> None:
        self._deadline = None
        if self.cycle is None:
            self.transport.close()

    def _in_time(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None


def http_protocol(door: WebSocketDoor) -> type[HttpToolsProtocol]:
    """The class uvicorn makes for each connection; upgrades go to this door."""
    return type("Http", (_Http,), {"door": door})
