"""A plain client that says everything exactly once, however often its connection breaks."""

import asyncio
import contextlib
import json

from websockets.asyncio.client import connect
from websockets.exceptions import WebSocketException

WINDOW = 8
RETRY = 0.02
"""Seconds before it knocks again at a port where nobody answers."""
BROKEN = (OSError, WebSocketException, TimeoutError, EOFError)


class Stubborn:
    """Keeps every entry it hears and what it was promised; re-sends what was not confirmed."""

    def __init__(self, name, port, on_done=lambda: None, *, forgiving=False):
        """One that is `forgiving` sends again what the server could not keep."""
        self.name = name
        self.port = port
        self.token = None
        self.id = None
        self.log = []
        self.promised = {}
        self.reconnects = 0
        self.refusals = 0
        self._forgiving = forgiving
        self.known_again = 0
        """Re-sent messages that were answered with an entry older than the re-sending."""
        self._on_done = on_done
        self._unconfirmed = {}
        self._wished = 0
        self._stop_at = None
        self._moved = asyncio.Event()

    @property
    def held(self):
        return len(self.log)

    async def enter(self):
        """Become somebody, before anything breaks."""
        async with self._connection(self.port) as wire:
            await self._send(wire, type="hello", name=self.name)
            welcome = json.loads(await wire.recv())
            self.token, self.id = welcome["token"], welcome["you"]["id"]

    def finish(self, number=None):
        """Say no more than so many, or nothing new; `run` ends when all is confirmed."""
        self._stop_at = self._wished if number is None else number

    async def run(self):
        while not self._complete():
            try:
                async with self._connection(self.port) as wire:
                    await self._session(wire)
            except BROKEN:
                self.reconnects += 1
                await asyncio.sleep(RETRY)

    async def hear(self, head):
        """Read on until this entry."""
        while self.held < head:
            with contextlib.suppress(*BROKEN):
                async with self._connection(self.port) as wire:
                    await self._hello(wire)
                    while self.held < head:
                        self._told(json.loads(await asyncio.wait_for(wire.recv(), 5)))

    def _connection(self, port):
        return connect(
            f"ws://127.0.0.1:{port}/ws", subprotocols=["linnet.1"], max_queue=None,
            open_timeout=5, close_timeout=0.1, ping_interval=None, compression=None,
        )  # fmt: skip

    def _complete(self):
        done = self._stop_at is not None and self._wished >= self._stop_at
        return done and not self._unconfirmed

    async def _hello(self, wire):
        await self._send(wire, type="hello", token=self.token, rooms={"lobby": self.held})
        welcome = json.loads(await asyncio.wait_for(wire.recv(), 5))
        self._refused(welcome)
        assert welcome["type"] == "welcome", welcome
        return welcome["rooms"][0]["head"]

    async def _session(self, wire):
        head = await self._hello(wire)
        again = set(self._unconfirmed)
        reading = asyncio.create_task(self._read(wire, head, again))
        try:
            for send_id, text in list(self._unconfirmed.items()):
                await self._send(wire, type="say", send_id=send_id, room="lobby", text=text)
            while not self._complete() and not reading.done():
                await self._say_more(wire)
                self._moved.clear()
                moved = asyncio.create_task(self._moved.wait())
                await asyncio.wait({moved, reading}, return_when=asyncio.FIRST_COMPLETED)
                moved.cancel()
        finally:
            reading.cancel()
            await asyncio.gather(reading, return_exceptions=True)
        if reading.done() and not reading.cancelled() and reading.exception():
            raise reading.exception()

    async def _say_more(self, wire):
        while len(self._unconfirmed) < WINDOW and self._wished != self._stop_at:
            self._wished += 1
            send_id = f"{self.name}-{self._wished}"
            self._unconfirmed[send_id] = f"I am {send_id}"
            text = self._unconfirmed[send_id]
            await self._send(wire, type="say", send_id=send_id, room="lobby", text=text)

    async def _read(self, wire, head, again):
        while True:
            frame = json.loads(await asyncio.wait_for(wire.recv(), 5))
            self._told(frame)
            if frame["type"] == "done" and frame["send_id"] in again and frame["seq"] <= head:
                self.known_again += 1

    def _told(self, frame):
        if frame["type"] == "entry":
            assert frame["seq"] == self.held + 1, f"{self.name} heard {frame['seq']}"
            self.log.append((frame["seq"], frame["by"], frame["send_id"], frame["body"]["text"]))
        elif frame["type"] == "done":
            self._unconfirmed.pop(frame["send_id"], None)
            before = self.promised.setdefault(frame["send_id"], frame["seq"])
            assert before == frame["seq"], f"{self.name} was promised {before} and another"
            self._on_done()
            self._moved.set()
        self._refused(frame)

    def _refused(self, frame):
        if frame["type"] in ("refused", "closing"):
            assert self._forgiving, frame
            assert frame["reason"] == "store-failed", frame
            self.refusals += 1
            raise OSError(frame["reason"])  # come back and say it again

    async def _send(self, wire, **frame):
        await wire.send(json.dumps(frame))
