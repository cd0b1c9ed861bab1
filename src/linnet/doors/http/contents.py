"""Bytes of files on their way out: all or a part of them, and nothing a browser would run."""

import asyncio
import re
from collections.abc import AsyncGenerator, Awaitable, Callable
from typing import Any
from urllib.parse import quote

import structlog
from msgspec import Struct
from starlette.datastructures import Headers
from starlette.responses import Response, StreamingResponse
from starlette.types import Receive, Scope, Send

from linnet.engine.files import Shelf
from linnet.hub.files import Kept
from linnet.protocol.reasons import Refused

log = structlog.get_logger()
MayRead = Callable[[], Awaitable[object]]
"""Raises Refused when somebody may not read a file any more."""
ASKED = 1 << 20
"""Bytes between two such questions."""
SILENCE = 60.0
"""Seconds in which somebody who reads a file has to take some of it."""
_POLICY = "default-src 'none'; sandbox; frame-ancestors 'none'"
_RANGE = re.compile(r"bytes=([0-9]{0,18})-([0-9]{0,18})")
_SMALL = "image/webp"


class _Part(Struct, frozen=True):
    """The bytes that were asked for, of `size` there are."""

    start: int
    stop: int
    size: int


class _Unsatisfiable(Exception):
    """There is nothing where somebody wants to read."""


async def content(
    shelf: Shelf, kept: Kept, sent: Headers, may: MayRead | None = None, *, thumb: bool = False
) -> Response:
    """A file, a part of it, or that it did not change. Raises Refused `no-such-file`.

    `may` is asked again while the bytes go out: who is put out of a room gets no more of them.
    """
    size = await shelf.thumb_size(kept) if thumb else kept.file.size
    tag = f'"{kept.sha256[:32]}{"-small" if thumb else ""}"'
    headers = _headers(kept, tag, thumb)
    if tag in _tags(sent.get("if-none-match", "")):
        return Response(status_code=304, headers=headers)
    try:
        part = _part(sent, tag, size)
    except _Unsatisfiable:
        headers["content-range"] = f"bytes */{size}"
        return Response(status_code=416, headers=headers)
    status = 200
    if part is None:
        part = _Part(0, size, size)
    else:
        status = 206
        headers["content-range"] = f"bytes {part.start}-{part.stop - 1}/{size}"
    headers["content-length"] = str(part.stop - part.start)
    chunks = shelf.read(kept, part.start, part.stop, thumb=thumb)
    return _Content(chunks if may is None else _while(may, chunks), status, headers)


async def _while(may: MayRead, chunks: AsyncGenerator[bytes, None]) -> AsyncGenerator[bytes, None]:
    """The bytes as long as one may read them. Raises Refused."""
    went = 0
    try:
        async for chunk in chunks:
            went += len(chunk)
            if went >= ASKED:
                await may()
                went = 0
            yield chunk
    finally:
        await chunks.aclose()


def _headers(kept: Kept, tag: str, thumb: bool) -> dict[str, str]:
    kind = _SMALL if thumb else kept.file.kind
    shown = "inline" if kind.startswith("image/") else "attachment"
    return {
        "content-type": "text/plain; charset=utf-8" if kind == "text/plain" else kind,
        "content-disposition": f"{shown}; {_named(kept.file.name)}",
        "etag": tag,
        # Kept by whoever may see it, and asked for again each time: permissions change.
        "cache-control": "private, no-cache",
        "accept-ranges": "bytes",
        "content-security-policy": _POLICY,
    }


def _named(name: str) -> str:
    """The name for every browser (RFC 6266, appendix D)."""
    plain = name.encode("ascii", "replace").decode().replace("?", "_").replace("%", "_")
    return f"filename=\"{plain}\"; filename*=UTF-8''{quote(name, safe='')}"


def _tags(header: str) -> list[str]:
    """Weak comparison is enough to say that nothing changed (RFC 9110, 13.1.2)."""
    return [tag.strip().removeprefix("W/") for tag in header.split(",")]


def _part(sent: Headers, tag: str, size: int) -> _Part | None:
    """The one part somebody asks for; None for all of it, as for several (RFC 9110, 14.2)."""
    found = _RANGE.fullmatch(sent.get("range", "").replace(" ", ""))
    if not found or found[0] == "bytes=-" or sent.get("if-range", tag) != tag:
        return None
    if not found[1]:
        start, stop = max(0, size - int(found[2])), size
    else:
        start = int(found[1])
        stop = min(size, int(found[2]) + 1) if found[2] else size
        if found[2] and int(found[2]) < start:
            return None
    if start >= stop:
        raise _Unsatisfiable
    return _Part(start, stop, size)


class _Content(StreamingResponse):
    """Sends as fast as it is read, and ends when nobody reads."""

    def __init__(
        self, chunks: AsyncGenerator[bytes, None], status: int, headers: dict[str, str]
    ) -> None:
        super().__init__(chunks, status, headers)
        self._chunks = chunks

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["method"] == "HEAD":
            await Response(status_code=self.status_code, headers=self.headers)(scope, receive, send)
            return

        async def in_time(message: Any) -> None:
            async with asyncio.timeout(SILENCE):
                await send(message)

        try:
            await super().__call__(scope, receive, in_time)
        except TimeoutError:
            log.info("file not read to the end", path=scope["path"])
        except Refused:
            log.info("file not read to the end: no longer allowed", path=scope["path"])
        finally:
            await self._chunks.aclose()
