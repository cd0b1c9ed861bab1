"""Trying it with a phone: it opens a page, and this machine says what arrived of that.

Nothing is known of a phone that nothing came from, but for this: on a network that lets it speak
to this machine it asks for the machine's hardware address first, which the kernel remembers.
"""

import asyncio
import socket
import ssl
import time
from collections.abc import AsyncIterator, Callable, Collection
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import httpx2
import msgspec

from linnet.doctor.finding import Finding, ok
from linnet.doors.pinging import PATH, Arrival, Pings, plain
from linnet.server import addresses
from linnet.server.administrator import Key

EVERY = 0.5
"""Seconds between two looks."""
REQUEST = 8192
"""Bytes of a request that are read."""
_ASKED = 0x2
"""The flag of a hardware address that is known (ATF_COM)."""
Arrivals = Callable[[], "asyncio.Future[list[Arrival]]"]


async def wait(key: Key | None, port: int, seconds: float, told: Callable[[str], None]) -> Finding:
    """Wait for somebody to open the page, at the running server or, without one, at ours.

    `told` is given each address that can be opened.
    """
    own = set(addresses.every())
    before, began = neighbours(), time.time()
    async with _asked(key) if key else _listening(port) as (number, arrivals):
        for host in addresses.reachable() or ["127.0.0.1"]:
            told(f"http://{host}:{number}{PATH}")
        while time.time() < began + seconds:
            for one in await arrivals():
                if one.at >= began and one.address not in own:
                    return ok("ping", f"{one.address} reached this machine on port {number}")
            await asyncio.sleep(EVERY)
    return _silence(sorted(neighbours() - before - own), port, seconds)


def _silence(asked: Collection[str], port: int, seconds: float) -> Finding:
    if asked:
        return Finding(
            "ping",
            "problem",
            f"{', '.join(asked)} looked for this machine, but nothing came to port {port}",
            "connections from other machines: a firewall on this machine takes them away",
            f"open port {port} (TCP) in the firewall of this machine",
        )
    return Finding(
        "ping",
        "problem",
        f"nothing came in {seconds:.0f} seconds, and no new device looked for this machine",
        "connections from other machines: the phone is on another network, or the access point "
        "keeps its clients apart (client isolation, guest network)",
        "put both on the same network; switch client isolation off in the access point, or use "
        "a phone's hotspot or a cable",
    )


def neighbours(table: Path = Path("/proc/net/arp")) -> set[str]:
    """Addresses of devices of which this machine knows the hardware address."""
    found = set()
    with suppress(OSError):
        for line in table.read_text().splitlines()[1:]:
            address, _, flags, *_ = line.split()
            if int(flags, 16) & _ASKED:
                found.add(address)
    return found


@asynccontextmanager
async def _asked(key: Key) -> AsyncIterator[tuple[int, Arrivals]]:
    """The page of the running server."""
    host = f"[{key.host}]" if ":" in key.host else key.host
    base = f"{'https' if key.pin else 'http'}://{host}:{key.port}"
    # Only a list of addresses is read, of a server on this machine: its key need not be known.
    trust = ssl.create_default_context()
    trust.check_hostname, trust.verify_mode = False, ssl.CERT_NONE
    async with httpx2.AsyncClient(base_url=base, verify=trust, trust_env=False) as http:

        async def ask() -> list[Arrival]:
            told = await http.get(f"{PATH}/arrivals")
            return msgspec.json.decode(told.content, type=list[Arrival])

        yield key.port, lambda: asyncio.ensure_future(ask())


@asynccontextmanager
async def _listening(port: int) -> AsyncIterator[tuple[int, Arrivals]]:
    """A page of our own on every address, as long as no server runs."""
    pings = Pings()

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with suppress(OSError, TimeoutError):
            await asyncio.wait_for(reader.read(REQUEST), 5)
            page = pings.page(writer.get_extra_info("peername")[0], encrypted=False)
            writer.write(plain(page))
            await writer.drain()
        writer.close()

    async def arrived() -> list[Arrival]:
        return list(pings.arrivals)

    server = await asyncio.start_server(answer, "0.0.0.0", port, family=socket.AF_INET)  # noqa: S104
    async with server:
        number = server.sockets[0].getsockname()[1]
        yield number, lambda: asyncio.ensure_future(arrived())
