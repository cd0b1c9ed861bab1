"""The administrator at the server's own machine: their key, and what only they may wish."""

import hmac
import ipaddress
from collections.abc import Awaitable, Callable, Mapping, Sequence

from msgspec import Struct
from starlette.requests import Request

from linnet.auth.tokens import hash_token
from linnet.doors.http.administration_shapes import Now
from linnet.protocol.administration import Changed, Load, Setting, Storage

_FORWARDED = ("forwarded", "x-forwarded-for", "x-real-ip", "via")


class Machine(Struct, frozen=True):
    """What the server lends to whoever has the key in its data folder.

    `reload` reads settings anew and tells which changed, which need a restart, and what was
    wrong; `settings` are those the server goes by; `now` is what goes on there, with the log
    after a number; `stop` lets it end in order, and tells how many people were online. `rows` are
    the settings owners may `change`, each by its name and what is typed. `places` are where others
    reach the server: pages, and links.
    """

    key: bytes
    reload: Callable[[], tuple[tuple[str, ...], tuple[str, ...], str]]
    settings: Callable[[], Mapping[str, object]]
    now: Callable[[int], Awaitable[Now]]
    stop: Callable[[], int]
    rows: Callable[[], Sequence[Setting]]
    change: Callable[[str, str | None], Changed]
    places: Callable[[], tuple[Sequence[str], Sequence[str]]]
    load: Callable[[], Load]
    storage: Callable[[], Storage]

    def admits(self, request: Request) -> bool:
        """Whether this request has the key, and comes from this machine."""
        scheme, _, token = request.headers.get("authorization", "").partition(" ")
        right = hmac.compare_digest(hash_token(token), self.key)
        return right and scheme.lower() == "bearer" and is_here(request)


def is_loopback(request: Request, peer: str) -> bool:
    """Whether somebody on this very machine asks, and no proxy for somebody else."""
    try:
        home = ipaddress.ip_address(peer).is_loopback
    except ValueError:
        return False
    return home and not any(header in request.headers for header in _FORWARDED)


def is_here(request: Request) -> bool:
    """The same, also for a server that listens on another address of its machine only."""
    server = request.scope.get("server")
    peer = request.client.host if request.client else ""
    if is_loopback(request, peer):
        return True
    forwarded = any(header in request.headers for header in _FORWARDED)
    return bool(server and peer == server[0]) and not forwarded
