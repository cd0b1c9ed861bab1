"""What the settings mean for the parts of a server."""

from linnet.auth.policy import Policy
from linnet.server import addresses
from linnet.server.settings import Settings


def names(settings: Settings) -> frozenset[str]:
    """What the server may be called by its own pages: its host, too, where that is a name."""
    host = settings.host.lower()
    named = () if ":" in host or host.replace(".", "").isdigit() else (host,)
    return frozenset((*addresses.names(), *settings.host_names, *named))


def names_and_addresses(settings: Settings) -> frozenset[str]:
    """What a certificate of the server's own is for."""
    return names(settings).union(addresses.every())


def policy(settings: Settings) -> Policy:
    """Who may come in."""
    return Policy(
        registration=settings.registration,
        registration_code=settings.registration_code or None,
        guests=settings.guests,
        owner_from_loopback=settings.owner_from_loopback,
    )
