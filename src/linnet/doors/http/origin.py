"""Which web pages may use this door: those of the server's own host, and those allowed."""

from collections.abc import Collection, Sequence
from urllib.parse import urlsplit


def same_site(origins: Sequence[str], host: str, allowed: Collection[str]) -> bool:
    """Whether a request with these Origin headers does not come from a foreign page.

    A browser always tells the Origin of a page that changes something; programs tell none.
    """
    if not origins:
        return True
    origin = origins[0].lower()
    try:
        place = urlsplit(origin).netloc
    except ValueError:
        return False
    return len(origins) == 1 and (origin in allowed or place == host.lower() != "")
