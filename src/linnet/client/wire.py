"""One WebSocket from its opening to its end, between a server and a session."""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from time import monotonic

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, ConnectionClosedOK, InvalidHandshake

from linnet.client.address import Address
from linnet.client.pace import Pace
from linnet.client.securing import secured
from linnet.client.session import Session

SUBPROTOCOL = "linnet.1"
OPENING = 10.0
"""Seconds a server may take to answer at all."""
_FRAME = 64 * 1024 * 1024
"""Bytes of the greatest frame taken in: a full page of the longest messages has 16 MiB."""
_SENDING = 30.0
_CLOSING = 1.0


async def open_socket(address: Address) -> ClientConnection:
    """A WebSocket to a Linnet server. Raises OSError or WebSocketException."""
    socket = await connect(
        address.websocket,
        subprotocols=[SUBPROTOCOL],  # type: ignore[list-item]
        compression=None,
        proxy=None,
        ping_interval=None,  # The session asks by itself; asking twice helps nobody.
        open_timeout=OPENING,
        close_timeout=_CLOSING,
        max_size=_FRAME,
        **secured(address),
    )
    if socket.subprotocol != SUBPROTOCOL:
        await socket.close()
        raise InvalidHandshake("the server speaks another protocol")
    return socket


class Wire:
    """Carries frames both ways until the connection or the session ends."""

    def __init__(
        self, socket: ClientConnection, session: Session, pump: Callable[[], None], pace: Pace
    ) -> None:
        self._socket = socket
        self._session = session
        self._pump = pump
        self._pace = pace
        self._wake = asyncio.Event()

    def wake(self) -> None:
        """There may be something to send."""
        self._wake.set()

    async def run(self) -> BaseException | None:
        """Converse; what ended it, or None when the session did."""
        self._session.opened(monotonic())
        ways = {asyncio.create_task(self._hear()), asyncio.create_task(self._tell())}
        try:
            done, _ = await asyncio.wait(ways, return_when=asyncio.FIRST_COMPLETED)
            return next((task.exception() for task in done if task.exception()), None)
        finally:
            for task in ways:
                task.cancel()
            await asyncio.gather(*ways, return_exceptions=True)
            self._session.lost()
            self._pump()
            with suppress(OSError, ConnectionClosed):
                await self._socket.close()

    async def _hear(self) -> None:
        with suppress(ConnectionClosedOK):
            while True:
                data = await self._socket.recv(decode=False)
                now = monotonic()
                self._session.heard(data, now)
                self._pump()
                await self._pace.breathe(now)

    async def _tell(self) -> None:
        while True:
            self._session.tick(monotonic())
            self._pump()
            self._wake.clear()
            for frame in self._session.frames():
                async with asyncio.timeout(_SENDING):
                    await self._socket.send(frame, text=True)
            if self._session.ending:
                return
            await self._sleep()

    async def _sleep(self) -> None:
        due = self._session.due
        with suppress(TimeoutError):
            async with asyncio.timeout(None if due is None else max(0.0, due - monotonic())):
                await self._wake.wait()
