"""A program that is sent messages: a real HTTP server that answers as a test wishes."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any


class Receiver:
    """`taken` are the requests it said yes to: headers, and the body's bytes."""

    def __init__(self) -> None:
        self.status = 200
        self.answer = b""
        self.more = ""
        """Header lines of every answer."""
        self.port = 0
        self.tries = 0
        self.taken: asyncio.Queue[tuple[dict[str, str], bytes]] = asyncio.Queue()
        self.tried = asyncio.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}/in"

    async def next(self) -> dict[str, Any]:
        """What was taken next."""
        _, body = await asyncio.wait_for(self.taken.get(), 10)
        return dict(json.loads(body))

    async def texts(self, number: int) -> list[str]:
        return [(await self.next())["text"] for _ in range(number)]

    async def attend(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while line := await reader.readline():
                assert line == b"POST /in HTTP/1.1\r\n"
                headers = {}
                while (line := await reader.readline()) != b"\r\n":
                    name, _, value = line.decode().partition(":")
                    headers[name.lower()] = value.strip()
                body = await reader.readexactly(int(headers["content-length"]))
                self.tries += 1
                self.tried.set()
                if self.status == 200:
                    self.taken.put_nowait((headers, body))
                head = f"HTTP/1.1 {self.status} x\r\ncontent-length: {len(self.answer)}\r\n"
                writer.write(f"{head}{self.more}\r\n".encode() + self.answer)
        except ConnectionError:
            pass
        finally:
            writer.close()


@asynccontextmanager
async def receiving(receiver: Receiver) -> AsyncIterator[Receiver]:
    """It listens, on the port it had before if it had one."""
    server = await asyncio.start_server(receiver.attend, "127.0.0.1", receiver.port)
    receiver.port = server.sockets[0].getsockname()[1]
    try:
        yield receiver
    finally:
        server.close()
