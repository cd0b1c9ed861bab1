"""For the IRC door: a small client that speaks lines on a real socket."""

import asyncio
import ssl
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from irctokens.line import Line, tokenise
from tests.ground import PATIENCE, Running, running

Enter = Callable[..., Awaitable["Irc"]]


class Irc:
    """An IRC client. `heard` is every line it got, in order."""

    def __init__(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        self.heard: list[Line] = []
        self._reader = reader
        self._writer = writer
        self._syncs = 0

    async def send(self, *lines: str) -> None:
        self._writer.write("".join(f"{line}\r\n" for line in lines).encode())
        await self._writer.drain()

    async def raw(self, data: bytes) -> None:
        self._writer.write(data)
        await self._writer.drain()

    async def line(self) -> Line:
        """The next line; EOFError at the end of the connection."""
        got = await asyncio.wait_for(self._reader.readline(), PATIENCE)
        if not got:
            raise EOFError
        line = tokenise(got.rstrip(b"\r\n"))
        self.heard.append(line)
        return line

    async def until(self, command: str, *params: str) -> Line:
        """The next line of this command that begins with these words."""
        while True:
            line = await self.line()
            if line.command == command and line.params[: len(params)] == list(params):
                return line

    async def sync(self) -> list[Line]:
        """Everything told up to now."""
        self._syncs += 1
        await self.send(f"PING sync{self._syncs}")
        lines = []
        while True:
            line = await self.line()
            if line.command == "PONG" and line.params[-1] == f"sync{self._syncs}":
                return lines
            lines.append(line)

    async def ask(self, *lines: str) -> list[Line]:
        """Send, and all that comes of it here."""
        await self.send(*lines)
        return await self.sync()

    async def ended(self) -> list[Line]:
        """What is still told until the connection ends."""
        lines = []
        try:
            while True:
                lines.append(await self.line())
        except (EOFError, ConnectionError):
            return lines

    def close(self) -> None:
        self._writer.close()


def words(lines: list[Line]) -> list[str]:
    """Lines without tags, in short: `ann PRIVMSG #room hello`."""
    return [
        " ".join([(line.source or "").partition("!")[0], line.command, *line.params])
        for line in lines
    ]


class House:
    """A server with an IRC door."""

    def __init__(self, server: Running, stack: AsyncExitStack) -> None:
        self.server = server
        self._stack = stack

    @property
    def port(self) -> int:
        door = self.server.server.irc
        assert door is not None
        return door.ports[0]

    async def connect(self, port: int = 0, tls: ssl.SSLContext | None = None) -> Irc:
        reader, writer = await asyncio.open_connection("127.0.0.1", port or self.port, ssl=tls)
        client = Irc(reader, writer)
        self._stack.callback(client.close)
        return client

    async def come(
        self, nick: str, *caps: str, join: str = "", before: tuple[str, ...] = (), **how: Any
    ) -> Irc:
        """Somebody who has registered, with these capabilities, and is in a room."""
        client = await self.connect(**how)
        if caps:
            await client.send("CAP LS 302", f"CAP REQ :{' '.join(caps)}")
            await client.until("CAP", "*", "ACK")
        await client.send(*before, f"NICK {nick}", "USER user 0 * :Real Name")
        if caps:
            await client.send("CAP END")
        await client.until("001")
        if join:
            await client.send(f"JOIN {join}")
        await client.sync()
        return client


@asynccontextmanager
async def housed(data: Path, **settings: Any) -> AsyncIterator[House]:
    """A server that lets IRC clients in."""
    wanted = {"irc": "127.0.0.1:0", **settings}
    async with running(data, **wanted) as server, AsyncExitStack() as stack:
        yield House(server, stack)


@pytest.fixture
async def house(tmp_path: Path) -> AsyncIterator[House]:
    async with housed(tmp_path / "data") as house:
        yield house
