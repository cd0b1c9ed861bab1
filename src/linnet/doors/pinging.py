"""`/ping`: a page for a phone that wants to know whether it reaches this server, and who did.

It is answered plainly and encrypted alike, as it tells nothing but what the phone knows already.
"""

import base64
import hashlib
import time
from collections import deque
from html import escape

from msgspec import Struct

PATH = "/ping"
KEPT = 64
"""Arrivals that are remembered."""
_STYLE = (
    ":root{color-scheme:light dark;font:1.2rem/1.5 system-ui,sans-serif}"
    "body{max-width:34rem;margin:3rem auto;padding:0 1rem}"
)
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = f"default-src 'none'; style-src 'sha256-{_HASH}'; frame-ancestors 'none'"


class Arrival(Struct, frozen=True):
    """Somebody reached this machine: from which address, when, and whether encrypted."""

    address: str
    at: float
    encrypted: bool


class Pings:
    """Who opened the page lately, the newest last."""

    def __init__(self) -> None:
        self.arrivals: deque[Arrival] = deque(maxlen=KEPT)

    def page(self, address: str, encrypted: bool) -> str:
        """Remember an arrival; what it is shown."""
        self.arrivals.append(Arrival(address, time.time(), encrypted))
        how = "encrypted" if encrypted else "not encrypted"
        return (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>It works</title>'
            f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
            "<h1>It works</h1><p>This device reaches the Linnet server."
            f"<p>It came from the address <b>{escape(address)}</b>, {how}.</html>\n"
        )


def plain(page: str) -> bytes:
    """The page as a whole response, for who has no HTTP server at hand."""
    content = page.encode()
    return (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
        f"Content-Length: {len(content)}\r\nCache-Control: no-store\r\n"
        f"X-Content-Type-Options: nosniff\r\nContent-Security-Policy: {POLICY}\r\n\r\n"
    ).encode() + content
