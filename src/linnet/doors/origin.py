"""Which web pages may use a door: those of the server's own host, and those allowed."""

from collections.abc import Collection, Sequence


def same_site(origins: Sequence[str], host: str, allowed: Collection[str]) -> bool:
    """Whether a request with these Origin headers does not come from a foreign page.

    A browser always tells the Origin of a page that changes something; programs tell none.
    """
    if not origins:
        return True
    origin, host = origins[0].lower(), host.lower()
    own = (f"http://{host}", f"https://{host}") if host else ()
    return len(origins) == 1 and (origin in allowed or origin in own)
