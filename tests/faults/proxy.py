"""A wire that goes deaf: what the client sends arrives, what the server answers is lost."""

import asyncio
import contextlib
from contextlib import asynccontextmanager

AFTER = 400
"""Bytes of answers that are lost before the connection breaks altogether."""


class DeafProxy:
    """Passes bytes on, until after a random number of them the way back is cut."""

    def __init__(self, target, random):
        self.cuts = 0
        self._target = target
        self._random = random
        self._tasks = set()

    @asynccontextmanager
    async def listening(self):
        server = await asyncio.start_server(self._connect, "127.0.0.1", 0)
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()
            for task in self._tasks:
                task.cancel()

    async def _connect(self, reader, writer):
        self._tasks.add(asyncio.current_task())
        there, to_server = await asyncio.open_connection("127.0.0.1", self._target)
        out = asyncio.create_task(self._pass(reader, to_server))
        with contextlib.suppress(ConnectionError):
            await self._pass_for_a_while(there, writer, self._random.randint(2_000, 30_000))
        out.cancel()
        for end in (writer, to_server):
            end.transport.abort()

    async def _pass(self, reader, writer):
        with contextlib.suppress(ConnectionError):
            while data := await reader.read(1 << 16):
                writer.write(data)

    async def _pass_for_a_while(self, reader, writer, budget):
        while budget > 0 and (data := await reader.read(512)):
            writer.write(data)
            budget -= len(data)
        lost = 0
        while lost < AFTER and (data := await reader.read(512)):
            lost += len(data)
        self.cuts += 1
