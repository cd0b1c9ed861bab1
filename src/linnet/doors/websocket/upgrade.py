"""Where a connection becomes a WebSocket one, before or after uvicorn has seen it."""

import asyncio
from collections.abc import Callable
from functools import partial
from typing import Any

import httptools
from uvicorn.protocols.http.httptools_impl import HttpToolsProtocol

from linnet.doors.paced import peer_of
from linnet.doors.pinging import PATH, Pings, plain
from linnet.doors.securing import HANDSHAKE, Certified, explanation, is_near, secure
from linnet.doors.websocket.door import WebSocketDoor

REQUEST = 15.0
"""Seconds a client has for its first request, so that half-open connections do not pile up."""
_OURS = b"GET /ws"
_PING = f"GET {PATH} ".encode()


def http_protocol(door: WebSocketDoor, tls: Certified | None, pings: Pings) -> Any:
    """What uvicorn calls for each connection; upgrades go to this door.

    With `tls`, only those on this machine may speak plainly.
    """

    https: list[Callable[[], Http]] = []

    def arrive(**uvicorns: Any) -> asyncio.Protocol:
        if not https:  # what uvicorn gives is the same each time
            https.append(partial(Http, door, **uvicorns))
        return FirstBytes(door, https[0], tls, pings)

    return arrive


class FirstBytes(asyncio.Protocol):
    """Lets an upgrade request that came in one piece through, and all else to uvicorn.

    Uvicorn's protocol is made for requests: at ten thousand WebSockets, making and dropping
    one for each costs more than the rest of their arrival, in time and in memory.
    """

    __slots__ = ("_door", "_http", "_pings", "_tls", "_transport")

    def __init__(
        self, door: WebSocketDoor, http: Callable[[], "Http"], tls: Certified | None, pings: Pings
    ) -> None:
        self._door = door
        self._http = http
        self._tls = tls
        self._pings = pings
        self._transport: asyncio.Transport

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._transport = transport
        self._door.watch(self, REQUEST, None)

    def data_received(self, data: bytes) -> None:
        self._door.unwatch(self)
        if self._tls is not None and (data[0] == HANDSHAKE or not is_near(self._transport)):
            self._secure(data, self._tls)
            return
        request = _Request.read(data) if data.startswith(_OURS) else None
        if request is not None:
            self._door.open(self._transport, "GET", request.url.decode("latin-1"), request.headers)
            return
        http = self._http()
        http.connection_made(self._transport)
        self._transport.set_protocol(http)
        http.data_received(data)

    def _secure(self, data: bytes, tls: Certified) -> None:
        if data[0] == HANDSHAKE:
            self._transport.pause_reading()
            inside = FirstBytes(self._door, self._http, None, self._pings)
            self._door.begin(secure(self._transport, data, tls, inside))
            return
        if data.startswith(_PING):
            page = self._pings.page(peer_of(self._transport), encrypted=False)
            self._transport.write(plain(page))
        else:
            self._transport.write(explanation(data, self._transport, tls.trust))
        self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._door.unwatch(self)

    def abort(self) -> None:
        """Nothing was asked in time."""
        self._transport.abort()


class _Request:
    """The head of an upgrade request."""

    def __init__(self) -> None:
        self.url = b""
        self.headers: list[tuple[bytes, bytes]] = []

    @classmethod
    def read(cls, data: bytes) -> "_Request | None":
        """None for anything but one whole upgrade request."""
        request = cls()
        try:
            httptools.HttpRequestParser(request).feed_data(data)
        except httptools.HttpParserUpgrade:
            return request
        except httptools.HttpParserError:
            return None
        return None

    def on_url(self, url: bytes) -> None:
        self.url += url

    def on_header(self, name: bytes, value: bytes) -> None:
        self.headers.append((name, value))


class Http(HttpToolsProtocol):
    """Uvicorn's protocol, handing upgrades over.

    Uvicorn would write the request out again for its own WebSocket classes to parse, and run
    no middleware for them. Here the door gets the parsed request and the bare transport.
    """

    def __init__(self, door: WebSocketDoor, **uvicorns: Any) -> None:
        super().__init__(**uvicorns)
        self._door = door
        self._deadline: asyncio.TimerHandle | None = None

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
        self._door.open(self.transport, method, path, self.headers)
        # The parser and this object hold each other and would wait for the collector.
        self.parser: Any = None

    def _too_late(self) -> None:
        self._deadline = None
        if self.cycle is None:
            self.transport.close()

    def _in_time(self) -> None:
        if self._deadline is not None:
            self._deadline.cancel()
            self._deadline = None
