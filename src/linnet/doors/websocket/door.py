"""All WebSocket connections of a server: letting them in, heartbeats, deadlines, goodbye."""

import asyncio
import contextlib
from collections import deque
from collections.abc import Coroutine, Sequence
from typing import Any

import structlog

from linnet.doors.forwarded import Proxies
from linnet.doors.origin import Sites
from linnet.doors.paced import Paced, peer_of
from linnet.doors.rounds import Rounds, Watched
from linnet.doors.websocket import handshake
from linnet.doors.websocket.connection import Connection, SecureConnection
from linnet.doors.websocket.desk import Desk
from linnet.engine.engine import Engine
from linnet.protocol.reasons import SENTENCES, Reason, Refused

log = structlog.get_logger()
HELLO = 10.0
"""Seconds a client has to say hello."""
TOO_SLOW = 30.0
"""Seconds a client may take to read what is buffered for it."""
ADMITTED = 256
"""Hellos carried out at one time: enough to share a commit; each takes some 5 KB meanwhile."""
_FORWARDED = b"x-forwarded-for"
_HELLO_FIRST = Refused(Reason.HELLO_FIRST)


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
        proxies: Proxies,
    ) -> None:
        self.engine = engine
        self.patience = TOO_SLOW
        self.connections: dict[Connection, None] = {}
        self._desk = desk
        self._idle = idle
        self._write_buffer = write_buffer
        self.most = most
        self._sites = sites
        self._proxies = proxies
        self._tasks: set[asyncio.Task[None]] = set()
        self._arriving: deque[Connection] = deque()
        self._admitting = 0
        self._rounds = Rounds(heartbeat, self._beat)
        self._empty = asyncio.Event()

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
            self._let_in(transport, self._origin(transport, headers))

    def _origin(self, transport: asyncio.Transport, headers: Sequence[tuple[bytes, bytes]]) -> str:
        """Who is behind a trusted proxy; nothing where there is none."""
        if not self._proxies:
            return ""
        said = [value.decode("latin-1") for name, value in headers if name.lower() == _FORWARDED]
        return self._proxies.origin(peer_of(transport), said)

    def _let_in(self, transport: asyncio.Transport, origin: str) -> None:
        secure = transport.get_extra_info("sslcontext") is not None
        connection = (SecureConnection if secure else Connection)(self, transport)
        connection.origin = origin
        high = self._write_buffer
        transport.set_write_buffer_limits(high=high, low=high // 4)
        transport.set_protocol(connection)
        self.connections[connection] = None
        self._rounds.add(connection)
        self.watch(connection, HELLO, _HELLO_FIRST)
        log.debug("websocket-opened", open=len(self.connections))

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
        self._rounds.watch(connection, seconds, why)

    def unwatch(self, connection: Watched) -> None:
        self._rounds.unwatch(connection)

    def _beat(self, connection: Connection) -> None:
        """Once a heartbeat: who was silent for a whole one is gone."""
        if connection.closing or connection.behind:
            return
        if not connection.heard:
            connection.close(Refused(Reason.IDLE))
            return
        connection.heard = False
        connection.quiet = 0.0 if connection.commanded else connection.quiet + self._rounds.every
        connection.commanded = False
        if self._idle and connection.quiet >= self._idle:
            connection.close(Refused(Reason.IDLE))
        else:
            connection.ping()

    # Goodbye

    def left(self, connection: Paced) -> None:
        if connection.here:
            connection.here = False
            self.engine.depart(connection)

    def closed(self, connection: Paced) -> None:
        assert isinstance(connection, Connection), "this door has no others"
        self._rounds.drop(connection)
        self.connections.pop(connection, None)
        log.debug("websocket-closed", open=len(self.connections))
        if not self.connections:
            self._empty.set()

    async def close(self, seconds: float) -> None:
        """Tell every client that the server stops and wait, at most so long, until they went."""
        self._rounds.stop()
        for connection in list(self.connections):
            connection.close(Refused(Reason.SERVER_STOPPING))
        if self.connections:
            self._empty.clear()
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._empty.wait(), seconds)
        late: list[Watched] = [*self.connections, *self._rounds.watched]
        for one in late:
            one.abort()
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
