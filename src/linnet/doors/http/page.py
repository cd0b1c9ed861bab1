"""The front page: where the ways in are, in one small page that needs nothing from elsewhere."""

import base64
import hashlib
from collections.abc import Callable
from html import escape

from starlette.requests import Request
from starlette.responses import Response

from linnet.doors.dressing import POLICY as TRUST_POLICY
from linnet.doors.http.credentials import own_url
from linnet.doors.http.problems import prefers_text
from linnet.doors.http.problems import response as problem
from linnet.doors.trust import FILE_TYPE, Trust, page, text
from linnet.protocol.frames import About
from linnet.protocol.reasons import Reason, Refused

_STYLE = (
    ":root{color-scheme:light dark;font:16px/1.5 system-ui,sans-serif}"
    "body{max-width:40rem;margin:3rem auto;padding:0 1rem}"
    "code{font:.9em ui-monospace,monospace}dt{margin-top:1rem;font-weight:600}dd{margin:0}"
)
_HASH = base64.b64encode(hashlib.sha256(_STYLE.encode()).digest()).decode()
POLICY = (
    f"default-src 'none'; style-src 'sha256-{_HASH}'; base-uri 'none'; form-action 'none'; "
    "frame-ancestors 'none'"
)


_BROWSER = {
    True: "open this address in a browser",
    False: "not built in this checkout; python3 dev.py web builds it, then start again",
}


def front_page(request: Request, about: About, *, built: bool) -> Response:
    """The ways in, as a page for browsers and as text for shells; `built`: the web client is."""
    url = own_url(request)
    there = _options(request, url)
    ways = (
        ("Browser", _BROWSER[built]),
        ("Terminal", f"linnet chat {there}"),
        ("Script", f"echo hello | linnet send lobby {there}"),
        ("Shell, first", f"curl -d name=YOURNAME {url}/api/v1/guests"),
        ("Shell, then", f"curl -u YOURNAME:TOKEN -d hi {url}/api/v1/rooms/lobby/messages"),
        ("Programs", f"{url}/api/openapi.json"),
        ("WebSocket", f"ws{url.removeprefix('http')}/ws (linnet.1)"),
    )
    title = f"{about.name} (Linnet {about.version})"
    if prefers_text(request.headers):
        lines = "".join(f"  {way:<13} {line}\n" for way, line in ways)
        return Response(f"{title}\n\n{lines}", media_type="text/plain")
    rows = "".join(f"<dt>{escape(w)}<dd><code>{escape(line)}</code>" for w, line in ways)
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>{escape(title)}</title>'
        f'<meta name="viewport" content="width=device-width"><style>{_STYLE}</style>'
        f"<h1>{escape(about.name)}</h1><p>A chat on Linnet {escape(about.version)}. Ways in:"
        f"<dl>{rows}</dl></html>\n"
    )
    return Response(html, headers={"content-security-policy": POLICY}, media_type="text/html")


def _options(request: Request, url: str) -> str:
    """What leads a client on this machine here, or behind a proxy one anywhere."""
    if "linnet.public" in request.scope:
        return f"--server {url}"
    return f"--port {url.rpartition(':')[2]}"


async def trust_page(trust: Callable[[], Trust | None], request: Request) -> Response:
    """How browsers come to trust the server's own authority."""
    here = str(request.url.replace(scheme="https", path="/", query=""))
    if prefers_text(request.headers):
        return Response(text(trust(), here), media_type="text/plain")
    content = page(trust(), here, request.headers.get("user-agent", ""))
    headers = {"content-security-policy": TRUST_POLICY}
    return Response(content, headers=headers, media_type="text/html")


async def trust_file(trust: Callable[[], Trust | None], request: Request) -> Response:
    """The certificate of that authority."""
    found = trust()
    if found is None:
        return problem(Refused(Reason.NO_SUCH_PATH), request.headers)
    return Response(found.pem, media_type=FILE_TYPE)
