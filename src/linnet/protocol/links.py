"""Join links: where a server is and the key it has there, as one line of text.

`linnet://HOST:PORT/#PIN` is for our clients, `https://HOST:PORT/#PIN` the same for browsers too:
what follows the `#` never leaves them.
"""

import re

from msgspec import Struct

PORT = 8888
_PORTS = {"linnet": PORT, "https": 443, "http": 80, "": PORT}
_LINK = re.compile(
    r"(?:(?P<scheme>linnet|https?)://)?"
    r"(?P<host>[A-Za-z0-9._-]{1,253}|\[[0-9A-Fa-f:.]{2,45}\])"
    r"(?::(?P<port>[0-9]{1,5}))?/?(?:#(?P<pin>[A-Za-z0-9_-]{43}))?"
)


class Link(Struct, frozen=True):
    """What a link says; without `scheme` and `pin` it is a mere address."""

    host: str
    port: int
    scheme: str = ""
    pin: str = ""

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        scheme = f"{self.scheme}://" if self.scheme else ""
        return f"{scheme}{host}:{self.port}" + (f"/#{self.pin}" if self.pin else "")


def read(text: str) -> Link:
    """The link in this text, or a mere HOST or HOST:PORT. Raises ValueError."""
    found = _LINK.fullmatch(text.strip())
    scheme = (found and found["scheme"]) or ""
    port = int(found["port"] or _PORTS[scheme]) if found else 0
    if not found or not 0 < port < 65_536 or (found["pin"] and scheme in ("", "http")):
        raise ValueError(f"{text!r} is no join link and no HOST:PORT")
    return Link(found["host"].strip("[]"), port, scheme, found["pin"] or "")
