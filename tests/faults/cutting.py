"""A wire that breaks in the middle: so many bytes pass, then both ends are cut."""

import asyncio
import contextlib
from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager


class CuttingProxy:
    """Lets so many bytes of each connection pass as `budgets` says; later ones are whole."""

    def __init__(self, target: int, budgets: Iterable[int]) -> None:
        self.cuts = 0
        self._target = target
        self._budgets = list(budgets)
        self._tasks: set[asyncio.Task[None]] = set()
        self._ends: set[asyncio.StreamWriter] = set()

    @asynccontextmanager
    async def listening(self, port: int = 0) -> AsyncIterator[int]:
        """Inside, it passes on what comes to the port it tells; afterwards all of it is cut."""
        server = await asyncio.start_server(self._connect, "127.0.0.1", port)
        try:
            yield server.sockets[0].getsockname()[1]
        finally:
            server.close()
            for end in self._ends:
                end.transport.abort()
            await asyncio.gather(*self._tasks, return_exceptions=True)
            self._tasks.clear()
            self._ends.clear()

    async def _connect(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task is not None
        self._tasks.add(task)
        left = [self._budgets.pop(0) if self._budgets else 1 << 60]
        ends = [writer]
        self._ends.add(writer)
        ways: list[asyncio.Task[None]] = []
        try:
            there, to_server = await asyncio.open_connection("127.0.0.1", self._target)
            ends.append(to_server)
            ways.append(asyncio.create_task(self._pass(reader, to_server, left)))
            ways.append(asyncio.create_task(self._pass(there, writer, left)))
            await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
        finally:
            self.cuts += left[0] <= 0
            for end in ends:
                end.transport.abort()
            for way in ways:
                way.cancel()
            await asyncio.gather(*ways, return_exceptions=True)

    async def _pass(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter, left: list[int]
    ) -> None:
        with contextlib.suppress(ConnectionError):
            while left[0] > 0 and (content := await reader.read(min(1 << 14, left[0]))):
                left[0] -= len(content)
                writer.write(content)
                await writer.drain()
