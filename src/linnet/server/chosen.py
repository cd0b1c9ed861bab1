"""What the settings mean for the parts of a server."""

import socket

from linnet.auth.policy import Policy
from linnet.server import addresses, sockets
from linnet.server.settings import Settings


def names(settings: Settings) -> frozenset[str]:
    """What the server may be called by its own pages: its host, too, where that is a name."""
    host = settings.host.lower()
    named = () if ":" in host or host.replace(".", "").isdigit() else (host,)
    return frozenset((*addresses.names(), *settings.host_names, *named))


def names_and_addresses(settings: Settings) -> frozenset[str]:
    """What a certificate of the server's own is for."""
    return names(settings).union(addresses.every())


def url(settings: Settings, bound: socket.socket, *, secure: bool) -> str:
    """Where people reach the server's pages: by its first name, if the settings give one."""
    scheme = "https" if secure else "http"
    if not settings.host_names:
        return sockets.url(settings.host, bound, scheme)
    if settings.trusted_proxies:
        return f"https://{settings.host_names[0]}"
    return f"{scheme}://{settings.host_names[0]}:{bound.getsockname()[1]}"


def policy(settings: Settings) -> Policy:
    """Who may come in."""
    return Policy(
        registration=settings.registration,
        registration_code=settings.registration_code or None,
        guests=settings.guests,
        owner_from_loopback=settings.owner_from_loopback,
    )
