"""The first contact with a server: does it speak TLS, and is its key the one that is known?

Only who is known, vouched for by an authority, named by a link, or in one's own network is
trusted. What is found is remembered, so that later connections need no meeting.
"""

import asyncio
import ipaddress
import ssl
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from linnet.client.address import Address, is_number
from linnet.client.causes import cannot_connect
from linnet.client.known import AUTHORITY, PLAIN, KnownServers, trusted
from linnet.client.pinning import context, pin_seen
from linnet.client.places import home as usual_home
from linnet.client.refused import CannotConnect
from linnet.protocol.pins import words_of

PATIENCE = 10.0


class Met(Struct, frozen=True):
    """How a server is to be connected to; `words` are its key's where it is new here.

    `plain` is a server that is new here and speaks no TLS.
    """

    address: Address
    words: str = ""
    plain: bool = False

    @property
    def news(self) -> str:
        """What the person should know of it, said once; empty for nothing."""
        if self.plain:
            return (
                f"{self.address} speaks no TLS: whoever is on the way there can read and change"
                " what is written, and read your password. Go on only in a network you trust."
            )
        if self.words:
            return (
                f"this is your first time at {self.address}; its key is remembered from now on. "
                f"The server's terminal must show the same words: {self.words}"
            )
        return ""


async def meet(address: Address, home: Path | None = None) -> Met:
    """Find out how to connect to this address. Raises CannotConnect.

    A pin in the address, as links have it, counts more than what is remembered.
    """
    known = KnownServers(home or usual_home())
    pin = known.at(address)
    if address.pin:
        if address.pin != pin:
            await _named(address)
            _keep(known, address, address.pin)
        return Met(address)
    if pin and pin != PLAIN:
        return Met(known.now(address))
    try:
        async with asyncio.timeout(PATIENCE):
            return await _new(address, known)
    except (OSError, EOFError, TimeoutError) as wrong:
        raise cannot_connect(address, wrong) from None


async def _named(address: Address) -> None:
    """See whether the server has the key that the link promises."""
    try:
        async with asyncio.timeout(PATIENCE):
            await _handshake(address, context(address.pin))
    except (OSError, EOFError, TimeoutError) as wrong:
        raise cannot_connect(address, wrong) from None


async def _new(address: Address, known: KnownServers) -> Met:
    if not is_number(address.host):
        with suppress(ssl.SSLError, ConnectionResetError, EOFError):
            await _handshake(address, ssl.create_default_context())
            _keep(known, address, AUTHORITY)
            return Met(trusted(address, AUTHORITY))
    try:
        pin, peer = await _handshake(address, _blind())
    except (ssl.SSLError, ConnectionResetError, EOFError):
        if address.tls:
            raise
        is_new = known.at(address) != PLAIN
        if is_new:
            _keep(known, address, PLAIN)
        return Met(address, plain=is_new)
    if known.knows(pin):
        _keep(known, address, pin)
        return Met(trusted(address, pin))
    if not pin or ipaddress.ip_address(peer.partition("%")[0]).is_global:
        raise CannotConnect(
            f"Nobody vouches for the certificate of {address}.",
            "Ask whoever runs the server for its join link.",
        )
    _keep(known, address, pin)
    return Met(trusted(address, pin), words_of(pin))


async def _handshake(address: Address, how: ssl.SSLContext) -> tuple[str, str]:
    """The key and the IP address of who answers; nothing is said to them."""
    _, writer = await asyncio.open_connection(address.host, address.port, ssl=how)
    try:
        secured, peer = writer.get_extra_info("ssl_object"), writer.get_extra_info("peername")
        return pin_seen(secured), str(peer[0])
    finally:
        writer.close()
        with suppress(OSError):
            await writer.wait_closed()


def _blind() -> ssl.SSLContext:
    """For a look at the key, and nothing else."""
    how = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    how.check_hostname = False
    how.verify_mode = ssl.CERT_NONE
    return how


def _keep(known: KnownServers, address: Address, pin: str) -> None:
    with suppress(OSError):  # Then it is met anew the next time.
        known.keep(address, pin)
