"""The opening handshake (RFC 6455 section 4.2), checked by `websockets`, and who may open."""

from collections.abc import Iterable
from http import HTTPStatus

from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol
from websockets.typing import Subprotocol

from linnet.doors.origin import Sites
from linnet.protocol.reasons import SENTENCES, Reason

SUBPROTOCOL = Subprotocol("linnet.1")


def answer(
    method: str,
    path: str,
    headers: Iterable[tuple[bytes, bytes]],
    sites: Sites,
) -> Response:
    """The response to an upgrade request; status 101 means go ahead.

    `sites` says whose pages may. Requests without an Origin do not come
    from a browser's page and pass.
    """
    sent = Headers()
    for name, value in headers:
        sent[name.decode("latin-1")] = value.decode("latin-1")
    if path.partition("?")[0] != "/ws":
        return _PROTOCOL.reject(HTTPStatus.NOT_FOUND, "WebSockets are at /ws.\n")
    if not sites.admit(sent.get_all("Origin"), sent.get("Host") or ""):
        return _PROTOCOL.reject(HTTPStatus.FORBIDDEN, f"{SENTENCES[Reason.BAD_ORIGIN]}\n")
    return _PROTOCOL.accept(Request(path, sent, method))


def _select(protocol: ServerProtocol, offered: Iterable[Subprotocol]) -> Subprotocol | None:
    """Whoever offers nothing, like a simple tool, is taken to speak this one."""
    return SUBPROTOCOL if SUBPROTOCOL in offered else None


_PROTOCOL = ServerProtocol(subprotocols=[SUBPROTOCOL], select_subprotocol=_select)
"""One for all: an answer depends on the request only, and each would hold a running parser."""


def turn_away(sentence: str) -> Response:
    """The response to a client there is no room for."""
    return _PROTOCOL.reject(HTTPStatus.SERVICE_UNAVAILABLE, f"{sentence}\n")
