"""`/ping`: a page for a phone that wants to know whether it reaches this server, and who did.

It is answered plainly and encrypted alike, as it tells nothing but what the phone knows already.
"""

import base64
import hashlib
import time
from collections import deque
from collections.abc import Callable
from html import escape

from msgspec import Struct

PATH = "/ping"
KEPT = 64
"""Arrivals that are remembered."""
_STYLE = (
    ":root{color-scheme:light dark;--back:#fff;--text:#1d1f25;--second:#5a5f6b;--accent:#c4314f;"
    "font:1.1rem/1.5 system-ui,sans-serif}@media(prefers-color-scheme:dark){:root{--back:#15171c;"
    "--text:#e8e9ed;--second:#a3a8b4;--accent:#e5566f}}body{max-width:34rem;margin:0 auto;"
    "padding:1.5rem 1rem;background:var(--back);color:var(--text)}h1{font-size:1.6rem;margin:0}"
    "h1 span{color:var(--accent)}p{margin:.6rem 0}.second{color:var(--second);font-size:1rem}"
    "a{color:var(--accent);font-weight:600}a:focus-visible{outline:3px solid var(--text)}"
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

    def __init__(self, tell: Callable[[str], None] = lambda address: None) -> None:
        """`tell` hears each address the first time."""
        self._tell = tell
        self.arrivals: deque[Arrival] = deque(maxlen=KEPT)

    def page(self, address: str, encrypted: bool) -> str:
        """Remember an arrival; what it is shown."""
        if all(one.address != address for one in self.arrivals):
            self._tell(address)
        self.arrivals.append(Arrival(address, time.time(), encrypted))
        how = "" if encrypted else " This page is not encrypted; the chat may be."
        return (
            '<!doctype html><html lang="en"><meta charset="utf-8"><title>It works</title>'
            f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
            '<h1><span aria-hidden="true">✓</span> It works</h1>'
            "<p>This device reaches the Linnet server."
            f'<p class="second">It came from the address <b>{escape(address)}</b>.{how}'
            '<p><a href="/">Go to the chat</a></html>\n'
        )


def plain(page: str) -> bytes:
    """The page as a whole response, for who has no HTTP server at hand."""
    content = page.encode()
    return (
        "HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\n"
        f"Content-Length: {len(content)}\r\nCache-Control: no-store\r\n"
        f"X-Content-Type-Options: nosniff\r\nContent-Security-Policy: {POLICY}\r\n\r\n"
    ).encode() + content
