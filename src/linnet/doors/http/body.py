"""Bodies and queries into structs: every limit and every mistake is met here."""

import asyncio
from typing import Any, TypeVar
from urllib.parse import parse_qsl

import msgspec
from starlette.requests import ClientDisconnect, Request

from linnet.doors.http.shapes import Wish, Words
from linnet.protocol import limits
from linnet.protocol.reasons import Reason, Refused

T = TypeVar("T")
W = TypeVar("W", bound=Wish)
IN_TIME = 15.0
"""Seconds a body may take to arrive."""
_FORM = "application/x-www-form-urlencoded"


async def read(request: Request, most: int = limits.FRAME) -> bytes:
    """The body, at most so many bytes. Raises Refused: `too-large`, `too-slow`."""
    if _length(request) > most:
        raise Refused(Reason.TOO_LARGE)
    body = bytearray()
    try:
        async with asyncio.timeout(IN_TIME):
            async for chunk in request.stream():
                body += chunk
                if len(body) > most:
                    raise Refused(Reason.TOO_LARGE)
    except TimeoutError:
        raise Refused(
            Reason.TOO_SLOW, "The request did not arrive in time; send it again."
        ) from None
    except ClientDisconnect:
        raise Refused(Reason.IDLE) from None
    return bytes(body)


def decode(body: bytes, content_type: str, kind: type[W]) -> W:
    """JSON, or the form that `curl -d name=Ann` sends; a message may be the bare text.

    Raises Refused: `bad-frame`, `not-text`.
    """
    media = content_type.partition(";")[0].strip().lower()
    if media.startswith("multipart/"):
        raise Refused(Reason.BAD_FRAME, "Forms with parts are not understood here; send JSON.")
    json = media.endswith("json")
    if issubclass(kind, Words) and not json:
        return kind(text=_text(body).removesuffix("\n").removesuffix("\r"))
    if not body:
        return _converted({}, kind)
    if media == _FORM and not body.lstrip().startswith(b"{"):
        return _converted(_pairs(parse_qsl(_text(body), keep_blank_values=True)), kind)
    return _parsed(body, kind)


def query(request: Request, kind: type[W]) -> W:
    """What stands after the `?`. Raises Refused `bad-frame`."""
    return _converted(_pairs(request.query_params.multi_items()), kind)


def checked(fields: dict[str, object], kind: type[T]) -> T:
    """A command from its fields, under the same rules as on any other door.

    Raises Refused `bad-frame`.
    """
    try:
        return msgspec.convert(fields, kind)
    except msgspec.ValidationError as wrong:
        raise _refused(wrong) from None


def checked_value(value: str, kind: Any, what: str) -> str:
    """A value from elsewhere than body and query. Raises Refused `bad-frame`."""
    try:
        found: str = msgspec.convert(value, kind)
    except msgspec.ValidationError as wrong:
        raise Refused(Reason.BAD_FRAME, f"The {what} is not as it must be: {wrong}.") from None
    return found


def _length(request: Request) -> int:
    told = request.headers.get("content-length", "")
    return int(told) if told.isascii() and told.isdecimal() and len(told) < 20 else 0


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_TEXT) from None


def _parsed(body: bytes, kind: type[W]) -> W:
    try:
        return msgspec.json.decode(body, type=kind)
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_TEXT) from None
    except RecursionError:
        raise Refused(Reason.BAD_FRAME, "The body is nested too deeply.") from None
    except msgspec.MsgspecError as wrong:
        raise _refused(wrong) from None


def _converted(fields: dict[str, str], kind: type[W]) -> W:
    try:
        return msgspec.convert(fields, kind, strict=False)
    except msgspec.ValidationError as wrong:
        raise _refused(wrong) from None


def _pairs(pairs: list[tuple[str, str]]) -> dict[str, str]:
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise Refused(Reason.BAD_FRAME, "A field was given twice.")
    return fields


def _refused(wrong: msgspec.MsgspecError) -> Refused:
    return Refused(Reason.BAD_FRAME, f"That is not what this address takes: {wrong}.")
