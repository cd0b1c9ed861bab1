"""What tests stand on: a real server on a free port, and a bare client on a real socket."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from itertools import count
from pathlib import Path
from typing import Any

from websockets.asyncio.client import ClientConnection, connect

from linnet.hub.rates import Kind
from linnet.server import sockets
from linnet.server.app import Server
from linnet.server.folder import open_folder
from linnet.server.settings import FILE_NAME, Settings, load_settings
from linnet.server.stopping import Stop

PATIENCE = 10.0
"""Seconds a test waits for news that should come at once."""

ANSWERS = (
    "done", "refused", "history", "people", "rooms", "editions", "pins", "readers", "found", "acts",
    "reports", "purge", "retention", "erase", "blocked",
)  # fmt: skip
"""Frames that answer a command."""

UNLIMITED = {f"rate_{kind}": "off" for kind in Kind}
UNLIMITED_VARIABLES = {f"LINNET_{name.upper()}": off for name, off in UNLIMITED.items()}
UNLIMITED_VARIABLES["LINNET_PYCHAT"] = "off"


class Running:
    """A server in this process; `server` gives access to its parts."""

    def __init__(self, server: Server, port: int, stop: Stop) -> None:
        self.server = server
        self.port = port
        self._stop = stop
        self._stopping = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def stop(self) -> None:
        """Wish it once: a second wish would end this very process."""
        if not self._stopping:
            self._stopping = True
            self._stop.wish()

    @asynccontextmanager
    async def wire(self, name: str | None = None, **hello: Any) -> AsyncIterator["Wire"]:
        """A bare client; with a name, or a token among `hello`, it has said hello."""
        async with connect(
            f"ws://127.0.0.1:{self.port}/ws",
            subprotocols=["linnet.1"],
            max_size=None,
            max_queue=None,  # or closing waits for a reader of what is still there
        ) as connection:
            wire = Wire(connection)
            if name is not None:
                hello["name"] = name
            if hello:
                await wire.hello(**hello)
            yield wire


class Wire:
    """A client that knows only frames. `heard` is everything the server told, in order."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection
        self.heard: list[dict[str, Any]] = []
        self.welcome: dict[str, Any] = {}
        self._ids = count(1)
        self._kept: list[dict[str, Any]] = []

    async def hello(self, **hello: Any) -> dict[str, Any]:
        await self.send(type="hello", **hello)
        self.welcome = await self.next("welcome")
        return self.welcome

    async def send(self, **frame: Any) -> None:
        await self.connection.send(json.dumps(frame))

    async def next(self, *types: str) -> dict[str, Any]:
        """The next frame of one of these types; others are kept for later calls."""
        for n, frame in enumerate(self._kept):
            if frame["type"] in types:
                return self._kept.pop(n)
        while True:
            frame = json.loads(await asyncio.wait_for(self.connection.recv(), PATIENCE))
            self.heard.append(frame)
            if frame["type"] in types:
                return frame
            self._kept.append(frame)

    async def ask(self, **frame: Any) -> dict[str, Any]:
        """Send a command and return its answer: done, refused, or the page asked for."""
        send_id = frame.setdefault("send_id", f"ask-{self.me}-{next(self._ids)}")
        await self.send(**frame)
        while True:
            answer = await self.next(*ANSWERS)
            if answer.get("send_id") == send_id:
                return answer

    async def say(self, text: str, room: str = "lobby", **more: Any) -> dict[str, Any]:
        return await self.ask(type="say", room=room, text=text, **more)

    async def entries(self, number: int, room: str = "lobby") -> list[dict[str, Any]]:
        """The next so many entries of a room."""
        found = []
        while len(found) < number:
            entry = await self.next("entry")
            if entry["room"] == room:
                found.append(entry)
        return found

    @property
    def me(self) -> str:
        return str(self.welcome.get("you", {}).get("id", ""))


@asynccontextmanager
async def running(data: Path, **settings: Any) -> AsyncIterator[Running]:
    """A server on 127.0.0.1 and a free port, stopped in order at the end.

    Rates are off unless a test sets them: most tests do in a second what people do in an hour.
    """
    given = {"port": 0, "pychat": "", **UNLIMITED, **settings}
    chosen = Settings(**given)

    def reread() -> Settings:
        """What stands in the file counts, where there is one, as after flags."""
        return load_settings(given, {}, data, None) if (data / FILE_NAME).exists() else chosen

    with open_folder(data) as folder:
        bound = sockets.bind(chosen.host, chosen.port, chosen.write_buffer // 2)
        server, stop = Server(chosen, folder, reread), Stop()
        serving = asyncio.create_task(server.serve(bound, stop))
        started = Running(server, bound.getsockname()[1], stop)
        try:
            await asyncio.wait_for(server.ready.wait(), PATIENCE)
            yield started
        finally:
            started.stop()
            await serving
            bound.close()
