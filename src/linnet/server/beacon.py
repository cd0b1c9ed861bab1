"""Answers those who look for servers on this network, over UDP."""

import asyncio
import ipaddress
import secrets
import socket
import time

import structlog
from msgspec import UNSET, UnsetType

from linnet.hub.rates import Rate, parse
from linnet.protocol.nearby import PORT, Asked, Nearby, answer, proof, read_question, stretched

log = structlog.get_logger()
CODE_VALID = 3600.0
"""Seconds a join code is worth something; links and addresses are for ever."""
ANSWERS = parse("50/s burst 100")
PROOFS = parse("1/s burst 10")


class Bucket:
    """Lets so many through."""

    def __init__(self, rate: Rate | None) -> None:
        self._rate = rate
        self._full = 0.0

    def take(self, now: float) -> bool:
        """Whether one more may pass now."""
        if self._rate is None:
            return True
        if self._rate.wait(self._full, now) > 0:
            return False
        self._full = self._rate.taken(self._full, now)
        return True


class Beacon(asyncio.DatagramProtocol):
    """One server's answers: few, short, and only to this network."""

    def __init__(self, name: str, port: int, pin: str) -> None:
        self.code = f"{secrets.randbelow(10**8):08}"
        self.name = name
        self._port = port
        self._pin = pin
        self._until = time.monotonic() + CODE_VALID
        self._answers = Bucket(ANSWERS)
        self._proofs = Bucket(PROOFS)
        self._transport: asyncio.DatagramTransport | None = None
        self._proving: set[asyncio.Task[None]] = set()

    @property
    def left(self) -> float:
        """Seconds the join code is worth something."""
        return max(0.0, self._until - time.monotonic())

    async def start(self, port: int = PORT) -> None:
        """Listen on every address. A port that cannot be had is said in the log, no more."""
        bound = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
        try:
            # Several servers on one machine all hear what is sent to everybody.
            bound.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            bound.bind(("", port))
            bound.setblocking(False)
        except OSError as failed:
            bound.close()
            log.warning("not-to-be-found", udp_port=port, why=failed.strerror)
            return
        loop = asyncio.get_running_loop()
        self._transport, _ = await loop.create_datagram_endpoint(lambda: self, sock=bound)

    def stop(self) -> None:
        """Answer nobody any more."""
        if self._transport is not None:
            self._transport.close()
        for task in self._proving:
            task.cancel()

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        asked = read_question(data)
        now = time.monotonic()
        if asked is None or ipaddress.ip_address(addr[0]).is_global or not self._answers.take(now):
            return
        if not asked.code:
            self._tell(asked, addr)
        elif now < self._until and self._proofs.take(now):
            task = asyncio.get_running_loop().create_task(self._prove(asked, addr))
            self._proving.add(task)
            task.add_done_callback(self._proving.discard)

    def error_received(self, exc: Exception) -> None:
        """Somebody asked and was gone."""

    async def _prove(self, asked: Asked, addr: tuple[str, int]) -> None:
        key = await asyncio.to_thread(stretched, self.code, asked.nonce)
        self._tell(asked, addr, proof(key, self._port, self._pin))

    def _tell(self, asked: Asked, addr: tuple[str, int], proved: str | UnsetType = UNSET) -> None:
        told = Nearby(
            nonce=asked.nonce, name=self.name, port=self._port, pin=self._pin, proof=proved
        )
        if self._transport is not None and (data := answer(told)):
            self._transport.sendto(data, addr)
