"""How a connection to an address is secured, for libraries that take an `ssl` context."""

import ssl
from typing import Any

from linnet.client.address import Address


def secured(address: Address) -> dict[str, Any]:
    """The argument for `websockets.connect`: none for plain addresses, which take none."""
    return {"ssl": context_for(address)} if address.tls else {}


def verified(address: Address) -> dict[str, Any]:
    """The argument for an HTTP client, whose own certificates take long to load."""
    return {"verify": context_for(address) if address.tls else False}


def context_for(address: Address) -> ssl.SSLContext:
    """Checks the key where one is known, else that an authority vouches for the name."""
    if not address.pin:
        return ssl.create_default_context()
    # Reading certificates takes longer to import than a plain connection takes.
    from linnet.client.pinning import context  # noqa: PLC0415

    return context(address.pin)
