"""Who is behind a proxy: believed only from the proxies that the operator named.

A proxy adds the address it was asked from at the right end of `X-Forwarded-For`. What stands to
the left of that came with the request, and anybody may have made it up.
"""

from collections.abc import Sequence
from ipaddress import IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network

MOST = 32
"""Addresses of one header that are looked at, from the right."""


class Proxies:
    """The addresses of proxies whose word counts; by default there are none."""

    def __init__(self, networks: Sequence[str] = ()) -> None:
        """Addresses and networks, such as `127.0.0.1` and `10.0.0.0/8`."""
        self._networks: list[IPv4Network | IPv6Network] = [ip_network(one) for one in networks]

    def __bool__(self) -> bool:
        return bool(self._networks)

    def trusts(self, address: str) -> bool:
        """Whether this is the address of such a proxy."""
        try:
            found = ip_address(address)
        except ValueError:
            return False
        if isinstance(found, IPv6Address):
            found = found.ipv4_mapped or found
        return any(found in network for network in self._networks)

    def origin(self, peer: str, forwarded: Sequence[str]) -> str:
        """The address a request comes from: the last that no trusted proxy has.

        `forwarded` are the `X-Forwarded-For` headers in their order. Where they say nothing that
        can be understood, it is that of the last proxy that said something.
        """
        if not self.trusts(peer):
            return peer
        told = [part.strip() for header in forwarded for part in header.split(",")]
        for one in reversed(told[-MOST:]):
            try:
                peer = str(ip_address(one.strip("[]")))
            except ValueError:
                return peer
            if not self.trusts(peer):
                return peer
        return peer
