"""The opening handshake (RFC 6455 section 4.2), checked by `websockets`, and who may open."""

import binascii
from collections.abc import Iterable, Sequence
from http import HTTPStatus

from websockets.datastructures import Headers
from websockets.http11 import Request, Response
from websockets.server import ServerProtocol
from websockets.typing import Subprotocol
from websockets.utils import accept_key

from linnet.doors.origin import Sites
from linnet.protocol.reasons import SENTENCES, Reason

SUBPROTOCOL = Subprotocol("linnet.1")
_NONCE = 16
"""Bytes of a key."""
_USUAL = {
    b"upgrade": (b"websocket",),
    b"connection": (b"upgrade", b"keep-alive, upgrade"),
    b"sec-websocket-version": (b"13",),
    b"sec-websocket-protocol": (SUBPROTOCOL.encode(),),
}
_OPENED = (
    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n"
    f"Sec-WebSocket-Protocol: {SUBPROTOCOL}\r\nSec-WebSocket-Accept: "
)


def accept(path: str, headers: Sequence[tuple[bytes, bytes]], sites: Sites) -> bytes | None:
    """The response that opens a connection where the request is as all our clients send it.

    None leaves it to `answer`, which takes five times as long: two thousand arrivals at once are
    heard a tenth sooner for this.
    """
    sent = {name.lower(): value for name, value in headers}
    if path != "/ws" or len(sent) != len(headers):
        return None
    for name, usual in _USUAL.items():
        if sent.get(name, b"").lower() not in usual:
            return None
    origins = [sent[b"origin"].decode("latin-1")] if b"origin" in sent else []
    key = sent.get(b"sec-websocket-key", b"")
    if not _is_nonce(key) or not sites.admit(origins, sent.get(b"host", b"").decode("latin-1")):
        return None
    return f"{_OPENED}{accept_key(key.decode())}\r\n\r\n".encode()


def _is_nonce(key: bytes) -> bool:
    try:
        return len(binascii.a2b_base64(key, strict_mode=True)) == _NONCE
    except ValueError:
        return False


def answer(
    method: str,
    path: str,
    headers: Iterable[tuple[bytes, bytes]],
    sites: Sites,
) -> Response:
    """The response to any upgrade request; status 101 means go ahead.

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
