"""Where a server is, and how that is written."""

from msgspec import Struct

HOST = "127.0.0.1"
PORT = 8888


class Address(Struct, frozen=True):
    """A host and a port; `tls` for servers behind https."""

    host: str = HOST
    port: int = PORT
    tls: bool = False

    def __str__(self) -> str:
        return f"[{self.host}]:{self.port}" if ":" in self.host else f"{self.host}:{self.port}"

    @property
    def key(self) -> str:
        """The same for every spelling of one place, to find what was kept about it."""
        host = self.host.rstrip(".").lower()
        here = Address(HOST if host in ("localhost", "::1") else host, self.port)
        return f"tls {here}" if self.tls else str(here)

    @property
    def websocket(self) -> str:
        """The URL of the WebSocket door."""
        return f"{'wss' if self.tls else 'ws'}://{self}/ws"

    @property
    def http(self) -> str:
        """The URL that the HTTP door's paths follow."""
        return f"{'https' if self.tls else 'http'}://{self}"
