"""Looking for servers on this network, and which way found each."""

import asyncio
import hmac
import secrets
import socket
from collections.abc import AsyncGenerator, Callable, Iterator
from contextlib import aclosing
from ipaddress import ip_interface

import ifaddr
from msgspec import UNSET, Struct

from linnet.client.address import Address
from linnet.protocol import nearby
from linnet.protocol.nearby import Asked, Nearby

try:
    from zeroconf import IPVersion, ServiceStateChange
    from zeroconf.asyncio import AsyncServiceBrowser, AsyncServiceInfo, AsyncZeroconf
except ImportError:  # An extra, because of its licence
    AsyncZeroconf = None  # type: ignore[assignment, misc]

WAIT = 2.0
"""Seconds in which answers are waited for."""
ONE = 5.0
"""Seconds for the one server somebody means: it ends with the answer, and machines are busy."""
_ASK_AT = (0.0, 0.3, 0.6, 1.5, 3.0)
"""Seconds after which the question is sent again: a datagram may be lost."""
_MOST = 200
BEACON, MULTICAST = "beacon", "multicast DNS"
WAYS = (
    f"the {BEACON} (UDP port {nearby.PORT})",
    *([MULTICAST] if AsyncZeroconf is not None else []),
)
"""What is tried here; multicast DNS only where the library for it is installed."""


class Found(Struct, frozen=True):
    """A server that says it is there. Whether it is who it says shows when one connects."""

    name: str
    address: Address
    pin: str
    by: str


async def look(
    wait: float = WAIT, *, code: str = "", port: int = nearby.PORT
) -> AsyncGenerator[Found, None]:
    """Everybody who answers, each way once; with a join code only who proves to know it."""
    found: asyncio.Queue[Found] = asyncio.Queue(_MOST)
    seen: set[Found] = set()
    ways = [asyncio.create_task(_ask(found, code, port))]
    if not code and AsyncZeroconf is not None:
        ways.append(asyncio.create_task(_browse(found)))
    try:
        async with asyncio.timeout(wait):
            while len(seen) < _MOST:
                one = await found.get()
                if one not in seen:
                    seen.add(one)
                    yield one
    except TimeoutError:
        return
    finally:
        for way in ways:
            way.cancel()
        await asyncio.gather(*ways, return_exceptions=True)


async def first(true: Callable[[Found], bool], wait: float = ONE, code: str = "") -> Found | None:
    """The first server of which this is so; None where there is none."""
    async with aclosing(look(wait, code=code)) as servers:
        async for one in servers:
            if true(one):
                return one
    return None


class _Asking(asyncio.DatagramProtocol):
    """One question, sent from one of this machine's addresses."""

    def __init__(self, asked: Asked, key: bytes, found: "asyncio.Queue[Found]") -> None:
        self._asked = asked
        self._key = key
        self._found = found

    def datagram_received(self, data: bytes, addr: tuple[str, int]) -> None:
        told = nearby.read_answer(data, self._asked)
        if told is None or self._found.full() or not self._proved(told):
            return
        pin = told.pin if self._key else ""
        address = Address(addr[0], told.port, bool(pin), pin)
        self._found.put_nowait(Found(told.name, address, told.pin, BEACON))

    def error_received(self, exc: Exception) -> None:
        """Nobody listens there."""

    def _proved(self, told: Nearby) -> bool:
        if not self._key:
            return True
        if told.proof is UNSET:
            return False
        right = nearby.proof(self._key, told.port, told.pin)
        return hmac.compare_digest(right.encode(), told.proof.encode())


async def _ask(found: "asyncio.Queue[Found]", code: str, port: int) -> None:
    """Ask the network of each of this machine's addresses, a few times."""
    asked = Asked(secrets.token_hex(16), bool(code))
    key = await asyncio.to_thread(nearby.stretched, code, asked.nonce) if code else b""
    loop = asyncio.get_running_loop()
    asking: list[tuple[asyncio.DatagramTransport, str]] = []
    try:
        for here, everybody in _networks():
            sock = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_BROADCAST, 1)
            sock.setblocking(False)
            try:
                sock.bind((here, 0))
            except OSError:
                sock.close()
                continue
            transport, _ = await loop.create_datagram_endpoint(
                lambda: _Asking(asked, key, found), sock=sock
            )
            asking.append((transport, everybody))
        before = 0.0
        for moment in _ASK_AT:
            await asyncio.sleep(moment - before)
            before = moment
            for transport, everybody in asking:
                transport.sendto(nearby.question(asked), (everybody, port))
        await asyncio.Event().wait()
    finally:
        for transport, _ in asking:
            transport.close()


def _networks() -> Iterator[tuple[str, str]]:
    """An address of this machine, and the one by which everybody on its network is reached."""
    for adapter in ifaddr.get_adapters():
        for address in adapter.ips:
            if isinstance(address.ip, str):
                network = ip_interface(f"{address.ip}/{address.network_prefix}").network
                if address.ip.startswith("127."):
                    yield address.ip, address.ip
                elif network.prefixlen < 31:
                    yield address.ip, str(network.broadcast_address)


async def _browse(found: "asyncio.Queue[Found]") -> None:
    names: asyncio.Queue[str] = asyncio.Queue(_MOST)

    def changed(name: str, state_change: "ServiceStateChange", **_: object) -> None:
        if state_change is ServiceStateChange.Added and not names.full():
            names.put_nowait(name)

    zeroconf = AsyncZeroconf(ip_version=IPVersion.V4Only)
    try:
        browser = AsyncServiceBrowser(zeroconf.zeroconf, nearby.SERVICE, handlers=[changed])
        try:
            while True:
                entry = AsyncServiceInfo(nearby.SERVICE, await names.get())
                if await entry.async_request(zeroconf.zeroconf, 1000):
                    _take(entry, found)
        finally:
            await browser.async_cancel()
    finally:
        await zeroconf.async_close()


def _take(entry: "AsyncServiceInfo", found: "asyncio.Queue[Found]") -> None:
    told = entry.decoded_properties
    name, pin = told.get("name") or "", told.get("pin") or ""
    for host in entry.parsed_addresses(IPVersion.V4Only):
        if not found.full() and entry.port:
            found.put_nowait(Found(name, Address(host, entry.port), pin, MULTICAST))
