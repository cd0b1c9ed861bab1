"""Uvicorn, started and stopped by us: it serves HTTP and hands WebSockets to their door."""

import asyncio
import contextlib
import socket
from collections.abc import Iterator

import uvicorn
from starlette.applications import Starlette

from linnet.doors.pinging import Pings
from linnet.doors.websocket.door import WebSocketDoor
from linnet.doors.websocket.upgrade import http_protocol
from linnet.server.tls import Tls

BACKLOG = 4_096


class _Uvicorn(uvicorn.Server):
    """Signals are ours, so that stopping exits with 0 and tells the clients first."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.up = asyncio.Event()

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets)
        self.up.set()


class Listening:
    """The HTTP server on one bound socket."""

    def __init__(
        self,
        door: WebSocketDoor,
        app: Starlette,
        bound: socket.socket,
        tls: Tls | None,
        pings: Pings,
    ) -> None:
        config = uvicorn.Config(
            app,
            http=http_protocol(door, tls, pings),
            # Never made, as upgrades go to our door; the usual one would be loaded all the same.
            ws=asyncio.Protocol,
            lifespan="off",
            log_config=None,
            access_log=False,
            server_header=False,
            proxy_headers=False,
            backlog=BACKLOG,
            timeout_keep_alive=30,
            timeout_graceful_shutdown=1,
        )
        self._uvicorn = _Uvicorn(config)
        self._bound = bound
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Return when connections are accepted."""
        self._task = asyncio.create_task(self._uvicorn.serve([self._bound]))
        up = asyncio.create_task(self._uvicorn.up.wait())
        await asyncio.wait({self._task, up}, return_when=asyncio.FIRST_COMPLETED)
        if not up.done():
            up.cancel()
            await self._task

    def stop_accepting(self) -> None:
        """Nobody new from here on."""
        for server in getattr(self._uvicorn, "servers", []):
            server.close()

    async def stop(self) -> None:
        """Finish the requests under way, at most for a second."""
        self._uvicorn.should_exit = True
        if self._task is not None:
            await self._task
