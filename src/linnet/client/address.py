"""Where a server is, and how that is written."""

from ipaddress import ip_address
from typing import Self

from msgspec import Struct

from linnet.protocol import links
from linnet.protocol.links import PORT

HOST = "127.0.0.1"


class Address(Struct, frozen=True):
    """A host and a port; `tls` for https, with a `pin` for the one server that has that key."""

    host: str = HOST
    port: int = PORT
    tls: bool = False
    pin: str = ""

    @classmethod
    def read(cls, text: str) -> Self:
        """From a join link, a URL or HOST:PORT. Raises ValueError."""
        link = links.read(text)
        return cls(link.host, link.port, bool(link.pin) or link.scheme == "https", link.pin)

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def key(self) -> str:
        """The same for every spelling of one place, to find what was kept about it.

        A server that is known by its key is the same one wherever it is.
        """
        if self.pin:
            return f"pin {self.pin}"
        host = self.host.rstrip(".").lower()
        here = Address(HOST if host in ("localhost", "::1") else host, self.port)
        return f"tls {here}" if self.tls else str(here)

    @property
    def near(self) -> bool:
        """Whether this is the machine itself, where nobody listens in between."""
        host = self.host.rstrip(".").lower()
        return host in ("localhost", "::1") or (is_number(host) and ip_address(host).is_loopback)

    @property
    def websocket(self) -> str:
        """The URL of the WebSocket door."""
        return f"{'wss' if self.tls else 'ws'}://{self}/ws"

    @property
    def http(self) -> str:
        """The URL that the HTTP door's paths follow."""
        return f"{'https' if self.tls else 'http'}://{self}"


def is_number(host: str) -> bool:
    """Whether a host is an IP address."""
    try:
        ip_address(host)
    except ValueError:
        return False
    return True
