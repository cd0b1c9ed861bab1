"""The web client as it was built: files in memory, as small as the browser takes them."""

import hashlib
from collections.abc import Awaitable, Callable, Collection, Iterator
from pathlib import Path

from msgspec import Struct
from starlette.datastructures import Headers
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Match, Route
from starlette.types import Scope

INDEX = "index.html"
POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "font-src 'self'",
        "img-src 'self' blob:",
        "media-src 'self' blob:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "worker-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
        "require-trusted-types-for 'script'",
        "trusted-types svelte-trusted-html linnet-worker",
    )
)
"""Nothing from elsewhere, no script or style that is not a file of ours."""
_HASHED = "assets/"
"""Names there change with the contents."""
_FOREVER = "public, max-age=31536000, immutable"
_ASK = "no-cache"
_SHRUNK = (("br", ".br"), ("gzip", ".gz"))
_KINDS = {
    ".css": "text/css",
    ".html": "text/html",
    ".js": "text/javascript",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".woff2": "font/woff2",
}
"""What the build makes, the same on every machine; not all systems know all of these."""


class File(Struct, frozen=True):
    """One file: its bytes as they are, and by how they are compressed."""

    kind: str
    tag: str
    plain: bytes
    shrunk: dict[str, bytes]


class Pages:
    """All files of a folder; none where there is no built client."""

    def __init__(self, folder: Path) -> None:
        self._files = dict(_read(folder)) if (folder / INDEX).exists() else {}

    @property
    def there(self) -> bool:
        """Whether the web client was built."""
        return bool(self._files)

    def route(self) -> Route:
        """The addresses of all files but the front page."""
        return _Files(self._files.keys() - {INDEX}, self._answer)

    def front(self, request: Request) -> Response:
        """The page that loads the rest."""
        return self._response(INDEX, request.headers)

    async def _answer(self, request: Request) -> Response:
        return self._response(request.path_params["name"], request.headers)

    def _response(self, name: str, sent: Headers) -> Response:
        file = self._files[name]
        headers = {
            "cache-control": _FOREVER if name.startswith(_HASHED) else _ASK,
            "content-security-policy": POLICY,
            "etag": file.tag,
            "vary": "Accept-Encoding",
        }
        if file.tag in sent.get("if-none-match", ""):
            return Response(status_code=304, headers=headers)
        takes = sent.get("accept-encoding", "")
        for coding, shrunk in file.shrunk.items():
            if coding in takes:
                headers["content-encoding"] = coding
                return Response(shrunk, headers=headers, media_type=file.kind)
        return Response(file.plain, headers=headers, media_type=file.kind)


class _Files(Route):
    """One route for all files: a route for each would be made, and then asked by each request."""

    def __init__(
        self, names: Collection[str], answer: Callable[[Request], Awaitable[Response]]
    ) -> None:
        super().__init__("/{name:path}", answer)
        self._names = names

    def matches(self, scope: Scope) -> tuple[Match, Scope]:
        known = scope["path"].removeprefix("/") in self._names
        return super().matches(scope) if known else (Match.NONE, {})


def _read(folder: Path) -> Iterator[tuple[str, File]]:
    for path in sorted(folder.rglob("*")):
        if not path.is_file() or path.suffix in (".br", ".gz", ".sha256"):
            continue
        plain = path.read_bytes()
        beside = ((coding, path.with_name(path.name + end)) for coding, end in _SHRUNK)
        shrunk = {coding: other.read_bytes() for coding, other in beside if other.exists()}
        kind = _KINDS.get(path.suffix, "application/octet-stream")
        tag = f'"{hashlib.sha256(plain).hexdigest()[:24]}"'
        name = path.relative_to(folder).as_posix()
        yield name, File(kind, tag, plain, shrunk)
