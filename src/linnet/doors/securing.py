"""TLS on a port that also speaks plainly: who begins with it gets it, others are told of it."""

import asyncio
import re
import ssl
from html import escape
from typing import Any, Protocol

import structlog

from linnet.doors.dressing import POLICY, dressed
from linnet.doors.trust import FILE_PATH, FILE_TYPE, PATH, Trust, page, text

log = structlog.get_logger()
HANDSHAKE = 0x16
"""The first byte of every TLS connection, and of no HTTP request."""
PATIENCE = 10.0
"""Seconds for a handshake."""
_HOST = re.compile(rb"\r\nhost:[ \t]*([a-z0-9._-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?\s*\r\n", re.I)


_TRUST = re.compile(rb"GET (/trust(?:/[a-z.-]+)?)(?:\?[^ ]*)? HTTP/1\.[01]\r\n")
_AGENT = re.compile(rb"\r\nuser-agent:[ \t]*([^\r\n]{0,400})", re.I)


class Certified(Protocol):
    """Something that has the certificate for connections that begin now.

    `trust` is the authority behind it, where it is the server's own.
    """

    context: ssl.SSLContext
    trust: Trust | None


class _Early(asyncio.Protocol):
    """Keeps what comes with the last bytes of a handshake, until somebody takes it."""

    def __init__(self) -> None:
        self.kept = b""
        self.lost = False

    def data_received(self, data: bytes) -> None:
        self.kept += data

    def connection_lost(self, exc: Exception | None) -> None:
        self.lost = True


async def secure(
    transport: asyncio.Transport, first: bytes, certified: Certified, inside: asyncio.Protocol
) -> None:
    """Speak TLS on this transport, paused, of which the first bytes were read already.

    `inside` gets what is said inside, as if it were a connection of its own.
    """
    loop = asyncio.get_running_loop()
    early = _Early()
    beginning = loop.create_task(
        loop.start_tls(
            transport,
            early,
            certified.context,
            server_side=True,
            ssl_handshake_timeout=PATIENCE,
        )
    )
    await asyncio.sleep(0)  # The loop's own protocol is there now, and reads from the next turn on.
    loop.call_soon(_feed, transport, first)
    try:
        secured = await beginning
    except OSError as failed:  # Also a handshake that fails, or takes too long.
        log.debug("no-handshake", why=str(failed))
        return
    if secured is None or early.lost:
        return
    secured.set_protocol(inside)
    inside.connection_made(secured)
    if early.kept:
        inside.data_received(early.kept)


def _feed(transport: asyncio.Transport, first: bytes) -> None:
    """Give the loop's TLS the bytes that were read before it was there."""
    # An asyncio.BufferedProtocol in all but name: that of uvloop is of no Python class.
    protocol: Any = transport.get_protocol()
    if not transport.is_closing():
        while first:
            room = protocol.get_buffer(len(first))
            part = min(len(room), len(first))
            room[:part] = first[:part]
            protocol.buffer_updated(part)
            first = first[part:]


def is_near(transport: asyncio.Transport) -> bool:
    """Whether the other end is on this very machine, where nobody listens in between."""
    peer = transport.get_extra_info("peername")
    return bool(peer) and (peer[0].startswith(("127.", "::ffff:127.")) or peer[0] == "::1")


def explanation(request: bytes, transport: asyncio.Transport, trust: Trust | None = None) -> bytes:
    """The whole response to somebody who spoke plainly: a page, or one line for programs."""
    here, head = _https(request, transport), request.partition(b"\r\n\r\n")[0]
    wants_page = b"text/html" in head.lower()
    if asked := _TRUST.match(request):
        return _trusting(asked[1].decode(), here, head, trust, wants_page)
    said = f"This server speaks TLS only. Use {here} (or wss:// for WebSockets)."
    if not wants_page:
        return _response("426 Upgrade Required", "text/plain", f"{said}\n")
    return _response("426 Upgrade Required", "text/html", _page(escape(here), trust), POLICY)


def _trusting(path: str, here: str, head: bytes, trust: Trust | None, wants_page: bool) -> bytes:
    """What leads to a trusted connection cannot itself need one."""
    if path == FILE_PATH and trust is not None:
        return _response("200 OK", FILE_TYPE, trust.pem)
    if path != PATH:
        return _response("404 Not Found", "text/plain", f"There is nothing here; see {PATH}.\n")
    if not wants_page:
        return _response("200 OK", "text/plain", text(trust, here))
    agent = found[1].decode("latin-1") if (found := _AGENT.search(head)) else ""
    return _response("200 OK", "text/html", page(trust, here, agent), POLICY)


def _response(status: str, kind: str, body: str, policy: str = "default-src 'none'") -> bytes:
    content = body.encode()
    charset = "; charset=utf-8" if kind.startswith("text/") else ""
    upgrade = "Upgrade: TLS/1.2\r\nConnection: Upgrade, close" if status[0] == "4" else ""
    return (
        f"HTTP/1.1 {status}\r\n{upgrade or 'Connection: close'}\r\n"
        f"Content-Type: {kind}{charset}\r\nContent-Length: {len(content)}\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        f"Referrer-Policy: no-referrer\r\nContent-Security-Policy: {policy}\r\n\r\n"
    ).encode() + content


def _https(request: bytes, transport: asyncio.Transport) -> str:
    if found := _HOST.search(request):
        return f"https://{found[1].decode()}{(found[2] or b'').decode()}/"
    host, port = transport.get_extra_info("sockname")[:2]
    return f"https://[{host}]:{port}/" if ":" in host else f"https://{host}:{port}/"


def _page(here: str, trust: Trust | None) -> str:
    if trust is None:
        helps = "Ask whoever runs it to compare the key before you go on."
    else:
        helps = f'<a href="{PATH}">Trust it once</a>, and the warning does not come.'
    return dressed(
        "Use https",
        f"""<h1>One more letter</h1>
<p>This chat server speaks only over an encrypted connection. Go to
<p><a class=get href="{here}">{here}</a>
<p>Your browser may warn that it does not know the server's certificate. That is so where a server
runs without the Internet: it made the certificate itself. {helps}
""",
    )
