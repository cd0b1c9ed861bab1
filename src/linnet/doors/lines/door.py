"""A door on TCP ports of its own: letting in, deadlines, heartbeats, goodbye."""

import asyncio
import socket
import sys
from abc import abstractmethod
from collections import Counter
from secrets import randbits

import structlog
from msgspec import Struct

from linnet.auth.addresses import network
from linnet.auth.auth import Auth
from linnet.doors.door import Door
from linnet.doors.lines.connection import LineConnection
from linnet.doors.paced import Paced
from linnet.doors.securing import HANDSHAKE, Certified, secure
from linnet.engine.engine import Engine
from linnet.protocol.reasons import Reason, Refused

log = structlog.get_logger()
BACKLOG = 4_096
FIRST_BYTES = 15.0
"""Seconds to begin with TLS where it is needed."""
_KEEPALIVE = {"TCP_KEEPIDLE": 60, "TCP_KEEPINTVL": 15, "TCP_KEEPCNT": 4}
"""After two minutes without a sign of life from its kernel a client is gone."""
_TLS_ONLY = Refused(Reason.NOT_ALLOWED, "This port speaks TLS only.")


class Bounds(Struct, frozen=True, kw_only=True):
    """What a door allows: seconds, bytes, and connections in all and from one address.

    `idle` is how long nobody need type anything; 0 is for ever.
    """

    heartbeat: float
    idle: float
    write_buffer: int
    most: int
    each: int


class LineDoor(Door[LineConnection]):
    """All connections of one door, which may listen on several ports."""

    def __init__(self, engine: Engine, auth: Auth, bounds: Bounds) -> None:
        super().__init__(engine, bounds.heartbeat)
        self.bounds = bounds
        self.auth = auth
        self.places: list[tuple[str, int]] = []
        self._from: Counter[str] = Counter()
        self._servers: list[asyncio.Server] = []
        self._last = randbits(40) << 40

    @property
    def ports(self) -> list[int]:
        """Where this door listens."""
        return [port for _, port in self.places]

    @abstractmethod
    def connection(self, transport: asyncio.Transport) -> LineConnection:
        """A connection of this door's own kind."""

    @abstractmethod
    def turned_away(self, why: Refused) -> bytes:
        """What somebody is told who is not let in at all."""

    @abstractmethod
    def found_at(self, url: str) -> None:
        """The server's pages are here: what this door tells of files may lead there."""

    # Letting in

    async def listen(self, bound: socket.socket, tls: Certified | None = None) -> None:
        """Take connections from this socket; with `tls`, only encrypted ones."""
        loop = asyncio.get_running_loop()
        self._servers.append(
            await loop.create_server(lambda: Arrival(self, tls), sock=bound, backlog=BACKLOG)
        )
        self.places.append(bound.getsockname()[:2])

    def let_in(self, transport: asyncio.Transport) -> LineConnection | None:
        """The transport is a connection's from now on; None where there is no room for one."""
        peer = transport.get_extra_info("peername")
        address = network(str(peer[0])) if peer else ""
        if self._is_full(address):
            transport.write(self.turned_away(Refused(Reason.SERVER_FULL)))
            transport.close()
            return None
        connection, high = self.connection(transport), self.bounds.write_buffer
        transport.set_write_buffer_limits(high=high, low=high // 4)
        transport.set_protocol(connection)
        _keep_alive(transport)
        self._enter(connection)
        self._from[address] += 1
        connection.network = address
        connection.wait_for_sign_in()
        connection.begin()
        return connection

    def _is_full(self, address: str) -> bool:
        bounds = self.bounds
        return len(self.connections) >= bounds.most or self._from.get(address, 0) >= bounds.each

    # Carrying out

    def attend(self, connection: LineConnection) -> None:
        self.begin(self._attend(connection))

    async def _attend(self, connection: LineConnection) -> None:
        while (work := connection.next_work()) is not None:
            try:
                if isinstance(work, Refused):
                    connection.refuse(work)
                elif isinstance(work, str):
                    await connection.carry_out(work)
                else:
                    await work()
            except Refused as refused:
                connection.refuse(refused)
            except Exception:
                log.exception("line-failed", door=type(self).__name__)
                connection.refuse(Refused(Reason.STORE_FAILED))

    def next_send_id(self) -> str:
        """Sorted by the time it was made, as is kept most cheaply."""
        self._last = max(self.engine.clock() << 80 | randbits(80), self._last + 1)
        return f"{self._last:032x}"

    # Heartbeats

    def _beat(self, connection: LineConnection) -> None:
        if connection.closing or connection.behind:
            return
        connection.quiet = 0.0 if connection.active else connection.quiet + self._rounds.every
        connection.active = False
        if self.bounds.idle and connection.quiet >= self.bounds.idle:
            connection.close(Refused(Reason.IDLE))
        else:
            connection.beat(self._rounds.every)

    # Goodbye

    def left(self, connection: Paced) -> None:
        assert isinstance(connection, LineConnection), "this door has no others"
        if connection.here:
            connection.here = False
            self.engine.depart(connection)
        if connection.signed is not None:
            self.auth.passed(connection.signed)
            if not connection.acted:
                self.begin(self.auth.forget_visitor(connection.signed))

    def closed(self, connection: Paced) -> None:
        assert isinstance(connection, LineConnection), "this door has no others"
        self._gone(connection)
        self._from[connection.network] -= 1
        if not self._from[connection.network]:
            del self._from[connection.network]

    def stop_accepting(self) -> None:
        """Nobody new from here on."""
        for server in self._servers:
            server.close()


class Arrival(asyncio.Protocol):
    """A connection that was just accepted: TLS comes first where it is needed."""

    def __init__(self, door: LineDoor, tls: Certified | None) -> None:
        self._door = door
        self._tls = tls
        self._transport: asyncio.Transport
        self._inside: LineConnection | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        self._transport = transport
        if self._tls is None:
            self._inside = self._door.let_in(transport)
        else:
            self._door.watch(self, FIRST_BYTES, None)

    def data_received(self, data: bytes) -> None:
        """The first bytes where TLS is needed; inside it, what came with the handshake."""
        self._door.unwatch(self)
        if self._inside is not None:
            self._inside.data_received(data)
        elif self._tls is not None and data[0] == HANDSHAKE:
            self._transport.pause_reading()
            inside = Arrival(self._door, None)
            self._door.begin(secure(self._transport, data, self._tls, inside))
        elif self._tls is not None:
            self._transport.write(self._door.turned_away(_TLS_ONLY))
            self._transport.close()

    def connection_lost(self, exc: Exception | None) -> None:
        self._door.unwatch(self)

    def abort(self) -> None:
        """Nothing came in time."""
        self._transport.abort()


def _keep_alive(transport: asyncio.Transport) -> None:
    """Doors without pings learn of clients that vanished from the kernel."""
    bare = transport.get_extra_info("socket")
    bare.setsockopt(socket.SOL_SOCKET, socket.SO_KEEPALIVE, 1)
    if sys.platform == "linux":
        for name, value in _KEEPALIVE.items():
            bare.setsockopt(socket.IPPROTO_TCP, getattr(socket, name), value)
