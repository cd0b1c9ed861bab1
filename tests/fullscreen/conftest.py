"""The full screen over a real server, its keys pressed by a pilot."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import pytest
from tests.client.little import LittleServer
from tests.client.net import LittleNet, serving
from tests.ground import Running, running
from textual.pilot import Pilot

from linnet.client import Address, Client
from linnet.fullscreen.app import ChatApp

PATIENCE = 10.0


class Seen:
    """A screen somebody looks at: `text` is all that stands there."""

    def __init__(self, app: ChatApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot

    @property
    def lines(self) -> list[str]:
        screen = self.app.screen
        return [strip.text.rstrip() for strip in screen._compositor.render_strips(screen.size)]

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    async def until(self, *texts: str, gone: str = "\0") -> str:
        return await self.so(
            lambda: all(text in self.text for text in texts) and gone not in self.text
        )

    async def so(self, true: Callable[[], bool]) -> str:
        """Until this is so; what stands there then."""
        try:
            async with asyncio.timeout(PATIENCE):
                while not true():
                    await self.pilot.pause(0.02)
        except TimeoutError:
            raise AssertionError(f"not there:\n{self.text}") from None
        return self.text

    async def type(self, text: str) -> None:
        self.app.composer.box.insert(text)
        await self.pilot.pause()

    async def say(self, text: str) -> None:
        await self.type(text)
        await self.pilot.press("enter")


@pytest.fixture
async def server(tmp_path: Path) -> AsyncIterator[Running]:
    async with running(tmp_path / "data", server_name="Room 204") as running_server:
        yield running_server


@pytest.fixture
async def net() -> AsyncIterator[LittleNet]:
    async with serving(LittleServer()) as net:
        yield net


@pytest.fixture
def look(tmp_path: Path):
    """Opens the full screen of somebody, of a size."""

    @asynccontextmanager
    async def opened(
        port: int,
        room: str = "lobby",
        size: tuple[int, int] = (120, 30),
        name: str = "Ann",
        **more: Any,
    ) -> AsyncIterator[Seen]:
        client = Client(Address("127.0.0.1", port), name=name, home=tmp_path / name)
        client.start()
        app = ChatApp(client, room, **more)
        try:
            async with app.run_test(size=size, notifications=True) as pilot:
                seen = Seen(app, pilot)
                yield seen
        finally:
            await app.visit.end()

    return opened
