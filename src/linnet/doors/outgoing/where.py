"""Where the server sends messages: to which hosts it may, and to which addresses never."""

import asyncio
import ipaddress
import socket
from collections.abc import Collection
from urllib.parse import urlsplit

from linnet.protocol.reasons import Reason, Refused


def check_url(url: str, hosts: Collection[str]) -> None:
    """Raises Refused `not-allowed` for an address nothing may be sent to.

    `hosts` are those the operator named; where none is named, any will do.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Refused(Reason.BAD_FRAME, "That is no address; it begins with http://.") from None
    host = parts.hostname or ""
    if parts.scheme not in ("http", "https") or not host or port == 0 or not url.isprintable():
        raise Refused(Reason.BAD_FRAME, "That is no address; it begins with http:// or https://.")
    if parts.username is not None or parts.password is not None:
        raise Refused(Reason.BAD_FRAME, "An address with a name and password in it is not kept.")
    if hosts and host.casefold() not in {one.casefold() for one in hosts}:
        sentence = "The setting webhook_hosts does not have this host; who runs the server can."
        raise Refused(Reason.NOT_ALLOWED, sentence)
    if _is_nowhere(host):
        raise Refused(Reason.NOT_ALLOWED, "Nothing is sent to such an address.")


async def resolved(url: str) -> list[str]:
    """Where the host's name leads to now, each address checked: one of these is called, whatever
    the name leads to a moment later. Raises Refused, or OSError.
    """
    parts = urlsplit(url)
    loop = asyncio.get_running_loop()
    found = await loop.getaddrinfo(parts.hostname, parts.port or 80, type=socket.SOCK_STREAM)
    addresses = list(dict.fromkeys(str(place[0]) for *_, place in found))
    if any(map(_is_nowhere, addresses)):
        raise Refused(Reason.NOT_ALLOWED, "Nothing is sent to such an address.")
    return addresses


def _is_nowhere(host: str) -> bool:
    """Link-local addresses, where clouds keep their keys, and those that are no host's."""
    try:
        address = ipaddress.ip_address(host.partition("%")[0])
    except ValueError:
        return False
    if isinstance(address, ipaddress.IPv6Address) and address.ipv4_mapped is not None:
        address = address.ipv4_mapped
    return address.is_link_local or address.is_multicast or address.is_unspecified
