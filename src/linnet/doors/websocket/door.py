"""All WebSocket connections of a server: letting them in, heartbeats, deadlines, goodbye."""

import asyncio
from collections import deque
from collections.abc import Sequence
from logging import DEBUG, getLogger

import structlog
from websockets.http11 import Response

from linnet.doors.door import Door
from linnet.doors.forwarded import Proxies
from linnet.doors.origin import Sites
from linnet.doors.paced import Paced, peer_of
from linnet.doors.websocket import handshake
from linnet.doors.websocket.connection import Connection, SecureConnection
from linnet.doors.websocket.desk import Desk
from linnet.engine.engine import Engine
from linnet.protocol.reasons import SENTENCES, Reason, Refused

log = structlog.get_logger()
_logging = getLogger(__name__)
HELLO = 10.0
"""Seconds a client has to say hello."""
ADMITTED = 256
"""Hellos carried out at one time: enough to share a commit; each takes some 5 KB meanwhile."""
_FORWARDED = b"x-forwarded-for"
_HELLO_FIRST = Refused(Reason.HELLO_FIRST)


class WebSocketDoor(Door[Connection]):
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
        super().__init__(engine, heartbeat)
        self._desk = desk
        self._idle = idle
        self._write_buffer = write_buffer
        self.most = most
        self._sites = sites
        self._proxies = proxies
        self._arriving: deque[Connection] = deque()
        self._admitting = 0

    # Letting in

    def open(
        self,
        transport: asyncio.Transport,
        method: str,
        path: str,
        headers: Sequence[tuple[bytes, bytes]],
    ) -> None:
        """Answer an upgrade request; on success the transport is a Connection's from now on."""
        accepted = method == "GET" and handshake.accept(path, headers, self._sites)
        if not accepted:
            response = handshake.answer(method, path, headers, self._sites)
            if response.status_code != 101:
                self._turn_away(transport, response)
                return
            accepted = response.serialize()
        if len(self.connections) >= self.most:
            self._turn_away(transport, handshake.turn_away(SENTENCES[Reason.SERVER_FULL]))
            return
        self._let_in(transport, self._origin(transport, headers), accepted)

    def _turn_away(self, transport: asyncio.Transport, response: Response) -> None:
        transport.write(response.serialize())
        transport.close()

    def _origin(self, transport: asyncio.Transport, headers: Sequence[tuple[bytes, bytes]]) -> str:
        """Who is behind a trusted proxy; nothing where there is none."""
        if not self._proxies:
            return ""
        said = [value.decode("latin-1") for name, value in headers if name.lower() == _FORWARDED]
        return self._proxies.origin(peer_of(transport), said)

    def _let_in(self, transport: asyncio.Transport, origin: str, accepted: bytes) -> None:
        secure = transport.get_extra_info("sslcontext") is not None
        connection = (SecureConnection if secure else Connection)(self, transport)
        connection.origin = origin
        high = self._write_buffer
        transport.set_write_buffer_limits(high=high, low=high // 4)
        transport.set_protocol(connection)
        connection.open(accepted)
        self._enter(connection)
        self.watch(connection, HELLO, _HELLO_FIRST)
        self._note("websocket-opened")

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

    # Heartbeats

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
        self._gone(connection)
        self._note("websocket-closed")

    def _note(self, event: str) -> None:
        if _logging.isEnabledFor(DEBUG):  # else what is not logged would cost 7 us of each arrival
            log.debug(event, open=len(self.connections))
