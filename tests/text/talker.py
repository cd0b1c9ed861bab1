"""A person with netcat: bytes in, lines out."""

import asyncio
from contextlib import asynccontextmanager

from tests.ground import PATIENCE


class Talker:
    """`heard` is every line so far, in order."""

    def __init__(self, reader, writer):
        self.reader, self.writer = reader, writer
        self.heard = []
        self.id = ""

    def send(self, *lines):
        self.writer.write("".join(f"{line}\n" for line in lines).encode())

    async def line(self):
        """The next line; "" at the end."""
        line = (await asyncio.wait_for(self.reader.readline(), PATIENCE)).decode()
        self.heard.append(line.removesuffix("\n"))
        return self.heard[-1]

    async def until(self, wanted):
        """The next line with this in it; those before it are passed over."""
        while wanted not in (line := await self.line()):
            assert line or not self.reader.at_eof(), f"{wanted!r} never came: {self.heard}"
        return line

    async def exactly(self, text):
        """The next bytes are these, with or without a line end."""
        got = await asyncio.wait_for(self.reader.readexactly(len(text.encode())), PATIENCE)
        assert got.decode() == text

    async def rest(self):
        """All lines to the end of the connection."""
        text = (await asyncio.wait_for(self.reader.read(), PATIENCE)).decode()
        return text.splitlines()

    async def greeted(self):
        """The three lines of PyChat's greeting."""
        assert await self.line() == "Welcome to PyChat Server!"
        self.id = (await self.line()).removeprefix("ID:")
        assert self.id in (await self.line()).removeprefix("USERS:").split(",")
        return self


def port(server, door):
    return server.server.lines.doors[door].ports[0]


@asynccontextmanager
async def talking(server, door, host="127.0.0.1"):
    reader, writer = await asyncio.open_connection(host, port(server, door))
    try:
        yield Talker(reader, writer)
    finally:
        writer.close()


@asynccontextmanager
async def pychat(server):
    async with talking(server, "pychat") as talker:
        yield await talker.greeted()


@asynccontextmanager
async def nicknamed(server, name):
    """Somebody who is here under this name: another one has heard it."""
    async with server.wire() as witness:
        await witness.hello(name=f"{name[::-1]} looks on")
        async with talking(server, "nickname") as talker:
            talker.send(name)
            while name not in {one["name"] for one in (await witness.next("presence"))["came"]}:
                pass
            yield talker
