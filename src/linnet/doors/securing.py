"""TLS on a port that also speaks plainly: who begins with it gets it, others are told of it."""

import asyncio
import html
import re
import ssl
from typing import Any, Protocol

import structlog

log = structlog.get_logger()
HANDSHAKE = 0x16
"""The first byte of every TLS connection, and of no HTTP request."""
PATIENCE = 10.0
"""Seconds for a handshake."""
_HOST = re.compile(rb"\r\nhost:[ \t]*([a-z0-9._-]+|\[[0-9a-f:]+\])(:[0-9]{1,5})?\s*\r\n", re.I)
_STYLE = "font: 1.1rem/1.5 sans-serif; max-width: 34rem; margin: 3rem auto; padding: 0 1rem"


class Certified(Protocol):
    """Something that has the certificate for connections that begin now."""

    context: ssl.SSLContext


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


def explanation(request: bytes, transport: asyncio.Transport) -> bytes:
    """The whole response to somebody who spoke plainly: a page, or one line for programs."""
    here = _https(request, transport)
    said = f"This server speaks TLS only. Use {here} (or wss:// for WebSockets)."
    kind, body = "text/plain", f"{said}\n"
    if b"text/html" in request.partition(b"\r\n\r\n")[0].lower():
        kind, body = "text/html", _page(html.escape(here))
    content = body.encode()
    return (
        "HTTP/1.1 426 Upgrade Required\r\nUpgrade: TLS/1.2\r\nConnection: Upgrade, close\r\n"
        f"Content-Type: {kind}; charset=utf-8\r\nContent-Length: {len(content)}\r\n"
        "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\n"
        "Content-Security-Policy: default-src 'none'; style-src 'unsafe-inline'\r\n\r\n"
    ).encode() + content


def _https(request: bytes, transport: asyncio.Transport) -> str:
    if found := _HOST.search(request):
        return f"https://{found[1].decode()}{(found[2] or b'').decode()}/"
    host, port = transport.get_extra_info("sockname")[:2]
    return f"https://[{host}]:{port}/" if ":" in host else f"https://{host}:{port}/"


def _page(here: str) -> str:
    return (
        '<!doctype html><html lang="en"><meta charset="utf-8"><title>Use https</title>'
        '<meta name="viewport" content="width=device-width">'
        f'<body style="{_STYLE}"><h1>One more letter</h1>'
        "<p>This chat server speaks only over an encrypted connection. Go to</p>"
        f'<p><a href="{here}">{here}</a></p>'
        "<p>Your browser may warn that it does not know the server's certificate. That is so "
        "where a server runs without the Internet: it made the certificate itself. Ask whoever "
        "runs it to compare the key before you go on.</p>\n"
    )
