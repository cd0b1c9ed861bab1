"""All WebSocket connections of a server: letting them in, heartbeats, deadlines, goodbye."""

import asyncio
import contextlib
import time
from collections import deque
from collections.abc import Coroutine, Sequence
from typing import Any, Protocol

import structlog

from linnet.doors.origin import Sites
from linnet.doors.websocket import handshake
from linnet.doors.websocket.connection import Connection, SecureConnection
from linnet.doors.websocket.desk import Desk
from linnet.engine.engine import Engine
from linnet.protocol.reasons import SENTENCES, Reason, Refused

log = structlog.get_logger()
ROUND = 0.5
"""Seconds between looks at deadlines."""
HELLO = 10.0
"""Seconds a client has to say hello."""
TOO_SLOW = 30.0
"""Seconds a client may take to read what is buffered for it."""
ADMITTED = 256
"""Hellos carried out at one time: enough to share a commit; each takes some 5 KB meanwhile."""
_HELLO_FIRST = Refused(Reason.HELLO_FIRST)


class Watched(Protocol):
    """A connection with a deadline; one that is to hear a reason is a Connection."""

    def abort(self) -> None: ...


class WebSocketDoor:
    """The door at `/ws`."""

    def __init__(
        self,
        engine: Engine,
        desk: Desk,
        *,
        heartbeat: float,
        idle: float,
        write_buffer: int,
        most: int,
        sites: Sites,
    ) -> None:
        self.engine = engine
        self.patience = TOO_SLOW
        self.connections: dict[Connection, None] = {}
        self._desk = desk
        self._idle = idle
        self._write_buffer = write_buffer
        self.most = most
        self._sites = sites
        self._tasks: set[asyncio.Task[None]] = set()
        self._arriving: deque[Connection] = deque()
        self._admitting = 0
        self._watched: dict[Watched, tuple[float, Refused | None]] = {}
        self._beats: list[dict[Connection, None]] = [{} for _ in range(int(heartbeat / ROUND) or 1)]
        self._turn = 0
        self._empty = asyncio.Event()
        self._timer = asyncio.get_running_loop().call_later(ROUND, self._round)

    # Letting in

    def open(
        self,
        transport: asyncio.Transport,
        method: str,
        path: str,
        headers: Sequence[tuple[bytes, bytes]],
    ) -> None:
        """Answer an upgrade request; on success the transport is a Connection's from now on."""
        response = handshake.answer(method, path, headers, self._sites)
        if response.status_code == 101 and len(self.connections) >= self.most:
            response = handshake.turn_away(SENTENCES[Reason.SERVER_FULL])
        transport.write(response.serialize())
        if response.status_code != 101:
            transport.close()
        else:
            self._let_in(transport)

    def _let_in(self, transport: asyncio.Transport) -> None:
        secure = transport.get_extra_info("sslcontext") is not None
        connection = (SecureConnection if secure else Connection)(self, transport)
        high = self._write_buffer
        transport.set_write_buffer_limits(high=high, low=high // 4)
        transport.set_protocol(connection)
        self.connections[connection] = None
        self._beats[id(connection) // 16 % len(self._beats)][connection] = None
        self.watch(connection, HELLO, _HELLO_FIRST)

    def attend(self, connection: Connection) -> None:
        if connection.here:
            self.begin(self._desk.attend(connection))
            return
        self._arriving.append(connection)
        if self._admitting < ADMITTED:
            self._admitting += 1
            self.begin(self._admit())

    async def _admit(self) -> None:
        """Carry out first commands, one after the other, as long as somebody arrives."""
        try:
            while self._arriving:
                connection = self._arriving.popleft()
                await self._desk.attend_one(connection)
                if connection.waits():
                    self.begin(self._desk.attend(connection))
        finally:
            self._admitting -= 1

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        """Do this beside everything else, until the door closes."""
        task = asyncio.get_running_loop().create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    # Deadlines and heartbeats

    def watch(self, connection: Watched, seconds: float, why: Refused | None) -> None:
        self._watched[connection] = (time.monotonic() + seconds, why)

    def unwatch(self, connection: Watched) -> None:
        self._watched.pop(connection, None)

    def _round(self) -> None:
        self._timer = asyncio.get_running_loop().call_later(ROUND, self._round)
        now = time.monotonic()
        # A dict never shrinks by itself, and thousands may have come at once.
        self._watched, watched = dict(self._watched), self._watched
        for connection, (deadline, why) in watched.items():
            if now < deadline:
                continue
            if why is not None and isinstance(connection, Connection):
                connection.close(why)
            else:
                connection.abort()
        self._turn = (self._turn + 1) % len(self._beats)
        for connection in list(self._beats[self._turn]):
            self._beat(connection)

    def _beat(self, connection: Connection) -> None:
        """Once a heartbeat: who was silent for a whole one is gone."""
        if connection.closing or connection.behind:
            return
        if not connection.heard:
            connection.close(Refused(Reason.IDLE))
            return
        connection.heard = False
        connection.quiet = 0.0 if connection.commanded else connection.quiet + self._every()
        connection.commanded = False
        if self._idle and connection.quiet >= self._idle:
            connection.close(Refused(Reason.IDLE))
        else:
            connection.ping()

    def _every(self) -> float:
        return len(self._beats) * ROUND

    # Goodbye

    def left(self, connection: Connection) -> None:
        if connection.here:
            connection.here = False
            self.engine.depart(connection)

    def closed(self, connection: Connection) -> None:
        self.unwatch(connection)
        self.connections.pop(connection, None)
        if not self.connections:
            self._empty.set()
        self._beats[id(connection) // 16 % len(self._beats)].pop(connection, None)

    async def close(self, seconds: float) -> None:
        """Tell every client that the server stops and wait, at most so long, until they went."""
        self._timer.cancel()
        for connection in list(self.connections):
            connection.close(Refused(Reason.SERVER_STOPPING))
        if self.connections:
            self._empty.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), seconds)
        late: list[Watched] = [*self.connections, *self._watched]
        for one in late:
            one.abort()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
