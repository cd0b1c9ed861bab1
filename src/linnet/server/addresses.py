"""The addresses and names of this machine: to print, to certify, and to know its own pages by."""

import ipaddress
import socket
from collections.abc import Iterable
from typing import Any

_INSIDE = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "cni", "flannel", "podman")
"""Beginnings of the names of networks that exist only inside this machine."""


def reachable() -> list[str]:
    """IPv4 addresses that others in the network can use, the most likely one first."""
    found = [
        address.ip
        for adapter in _adapters()
        if not adapter.nice_name.lower().startswith(_INSIDE)
        for address in adapter.ips
        if isinstance(address.ip, str) and not ipaddress.ip_address(address.ip).is_loopback
    ]
    first = likely()
    return sorted(set(found), key=lambda address: (address != first, found.index(address)))


def for_others() -> list[str]:
    """IPv4 and IPv6 addresses by which others know this machine, but for link-local ones."""
    found = {
        address.ip[0]
        for adapter in _adapters()
        if not adapter.nice_name.lower().startswith(_INSIDE)
        for address in adapter.ips
        if not isinstance(address.ip, str) and not address.ip[2]
    }
    return [*reachable(), *sorted(found - {"::1"})]


def every() -> list[str]:
    """Every address of this machine, IPv6 too."""
    found = {
        address.ip if isinstance(address.ip, str) else address.ip[0]
        for adapter in _adapters()
        for address in adapter.ips
    }
    return sorted({"127.0.0.1", "::1", *found})


def names() -> list[str]:
    """What this machine is called, with `.local` as multicast DNS has it."""
    own = socket.gethostname().lower().rstrip(".")
    short = own.partition(".")[0]
    called = {"localhost", own, short, f"{short}.local"}
    return sorted(name for name in called if name.isascii() and name not in ("", ".local"))


def likely() -> str:
    """The address by which others in the network most likely reach this machine."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))  # asks the routes; nothing is sent
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def _adapters() -> Iterable[Any]:
    """This machine's ways into networks."""
    import ifaddr  # noqa: PLC0415 - takes 10 ms, and a server on loopback does not ask

    return ifaddr.get_adapters()
