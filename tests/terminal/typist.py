"""Somebody at a chat in this process: what is typed goes in, what is shown can be waited for."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.terminal.conftest import PATIENCE

from linnet.client import Address, Client
from linnet.protocol.ids import RoomId
from linnet.terminal.chat import Chat
from linnet.terminal.colour import PLAIN, Palette


class Typist:
    """One person in a room. Times are shown as `TIME`, so that tests can say what stands there."""

    def __init__(self, client: Client, room: str, paint: Palette, *, piped: bool) -> None:
        secret = None if piped else self._secret
        self.client = client
        self.lines: list[str] = []
        self.rung = 0
        self._news = asyncio.Event()
        self._typed: asyncio.Queue[str | None] = asyncio.Queue()
        self._chat = Chat(client, room, self._show, paint, secret, ring=self._ring)
        self._running = asyncio.create_task(self._chat.run(self._input()))

    @property
    def seen(self) -> str:
        return "\n".join(self.lines)

    def type(self, *lines: str) -> None:
        for line in lines:
            self._typed.put_nowait(line)

    async def until(self, text: str, times: int = 1) -> None:
        async with asyncio.timeout(PATIENCE):
            while self.seen.count(text) < times:
                self._news.clear()
                try:
                    await self._news.wait()
                except asyncio.CancelledError:
                    raise AssertionError(f"no {text!r} in:\n{self.seen}") from None

    async def answer(self, line: str, text: str) -> str:
        """Type a line and wait for this to be shown after it; all that was shown after it."""
        start = len(self.lines)
        self.type(line)
        async with asyncio.timeout(PATIENCE):
            while text not in "\n".join(self.lines[start:]):
                self._news.clear()
                try:
                    await self._news.wait()
                except asyncio.CancelledError:
                    shown = "\n".join(self.lines[start:])
                    raise AssertionError(f"no {text!r} after {line!r} in:\n{shown}") from None
        return "\n".join(self.lines[start:])

    def look_at(self, room: str) -> None:
        """As somebody does for a moment who was just put out of this room."""
        self._chat._seat.transcript.current = RoomId(room)

    @property
    def ended(self) -> bool:
        return self._running.done()

    async def end(self) -> None:
        self._typed.put_nowait(None)
        async with asyncio.timeout(PATIENCE):
            await self._running

    def _show(self, text: str) -> None:
        text = re.sub(r"^( *)\d\d:\d\d(?= )", r"\1TIME", text, flags=re.MULTILINE)
        text = re.sub(r"--- .* ---", "--- DAY ---", text)
        self.lines += text.split("\n")
        self._news.set()

    def _ring(self, title: str, text: str) -> None:
        self.rung += 1

    async def _secret(self, question: str) -> str:
        return question

    async def _input(self) -> AsyncIterator[str]:
        while (line := await self._typed.get()) is not None:
            yield line


@asynccontextmanager
async def typing(
    port: int,
    name: str,
    home: Path,
    room: str = "lobby",
    paint: Palette = PLAIN,
    *,
    piped: bool = True,
) -> AsyncIterator[Typist]:
    """A chat that has begun."""
    client = Client(Address("127.0.0.1", port), name=name, home=home / name)
    client.start()
    typist = Typist(client, room, paint, piped=piped)
    await typist.until(" online")
    yield typist
    if not typist.ended:
        await typist.end()
