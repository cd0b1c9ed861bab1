"""The little server on a real socket, with connections that break when a test says so."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from random import Random

from tests.client.little import LittleServer
from websockets.asyncio.server import ServerConnection, serve
from websockets.exceptions import ConnectionClosed


class LittleNet:
    """Serves a `LittleServer`.

    The next `cuts` connections are cut after at most `cut_after` frames, if that is set.
    """

    def __init__(self, server: LittleServer) -> None:
        self.server = server
        self.port = 0
        self.cut_after: int | None = None
        self.cuts = 1_000_000
        self.mute = False
        self.random = Random(7)
        self._heard = asyncio.Event()

    async def arrival(self) -> None:
        """Wait until anything more is heard from any client."""
        self._heard.clear()
        await self._heard.wait()

    async def handle(self, socket: ServerConnection) -> None:
        told: asyncio.Queue[bytes] = asyncio.Queue()
        line = self.server.connect(told.put_nowait)
        line.on_cut = socket.transport.abort
        telling = asyncio.create_task(self._tell(socket, told))
        with suppress(ConnectionClosed):
            async for data in socket:
                if not self.mute:
                    line.hear(data)
                self._heard.set()
        telling.cancel()
        line.on_cut = lambda: None
        line.cut()

    async def _tell(self, socket: ServerConnection, told: asyncio.Queue[bytes]) -> None:
        left = self.random.randint(1, self.cut_after) if self.cut_after and self.cuts else None
        self.cuts -= left is not None
        with suppress(ConnectionClosed):
            while True:
                frame = await told.get()
                if left is not None:
                    left -= 1
                    if left < 0:
                        socket.transport.abort()
                        return
                if not self.mute:
                    await socket.send(frame, text=True)


@asynccontextmanager
async def serving(server: LittleServer, port: int = 0) -> AsyncIterator[LittleNet]:
    """The little server, listening."""
    net = LittleNet(server)
    async with serve(
        net.handle, "127.0.0.1", port, subprotocols=["linnet.1"], ping_interval=None
    ) as listening:
        net.port = listening.sockets[0].getsockname()[1]
        yield net
        server.cut_all()
