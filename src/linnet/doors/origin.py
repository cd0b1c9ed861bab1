"""Which web pages may use a door: the server's own, under its own names, and those allowed."""

import re
from collections.abc import Collection, Sequence
from ipaddress import ip_address

from msgspec import Struct

_HOST = re.compile(r"(\[[0-9a-f:.]{2,45}\]|[a-z0-9._-]{1,253})(?::[0-9]{1,5})?")
_LOCAL = ("localhost", "localhost.")


class Sites(Struct):
    """Pages of other sites that may connect, and the names this server goes by; both may change.

    A name that is none of its own is not believed though it led here: whoever owns a name can
    let it point at this machine after their page was loaded. Nobody can do that with an address.
    """

    allowed: Collection[str] = ()
    names: Collection[str] = ()

    def admit(self, origins: Sequence[str], host: str) -> bool:
        """Whether a request with these Origin headers does not come from a foreign page.

        A browser always tells the Origin of a page that changes something; programs tell none.
        """
        if not origins:
            return True
        origin, host = origins[0].lower(), host.lower()
        if len(origins) != 1:
            return False
        if origin in self.allowed:
            return True
        return origin in (f"http://{host}", f"https://{host}") and self.is_own(host)

    def is_own(self, host: str) -> bool:
        """Whether a Host header names this server, by a name or any address."""
        found = _HOST.fullmatch(host.lower())
        if not found:
            return False
        name = found[1]
        return name in _LOCAL or name in self.names or _is_address(name.strip("[]"))


def _is_address(name: str) -> bool:
    try:
        ip_address(name)
    except ValueError:
        return False
    return True
