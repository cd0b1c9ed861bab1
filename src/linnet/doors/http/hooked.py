"""`/hook/SECRET`: programs post under it, with no more than `curl -d 'text'`."""

import secrets
from typing import Any
from urllib.parse import parse_qsl

import msgspec
import structlog
from starlette.requests import Request
from starlette.responses import Response

from linnet.doors.http import body, problems, slack
from linnet.doors.http.metrics import Metrics
from linnet.doors.http.shapes import Words
from linnet.engine.hooks import Hooks
from linnet.protocol.ids import CheckedSendId
from linnet.protocol.reasons import Reason, Refused

log = structlog.get_logger()
PATH = "/hook/{secret}"
_KNOWN = ("text", "attachments", "blocks")


class Hooked:
    """Answers at the address of every webhook. What is in the path is told to no log."""

    def __init__(self, hooks: Hooks, metrics: Metrics) -> None:
        self._hooks = hooks
        self._metrics = metrics

    async def answer(self, request: Request) -> Response:
        """Post what was sent; `ok` where that is done."""
        try:
            text = _text(await body.read(request), request.headers.get("content-type", ""))
            await self._hooks.post(request.path_params["secret"], _send_id(request), text)
            response = Response("ok\n", media_type="text/plain")
        except Refused as refused:
            response = problems.response(refused, request.headers)
        except Exception:
            log.exception("request-failed", method="POST", path=PATH)
            response = problems.response(Refused(Reason.STORE_FAILED), request.headers)
        self._metrics.answered("POST", PATH, response.status_code)
        return response


def _text(sent: bytes, content_type: str) -> str:
    """The text in a body: JSON as Slack takes it, also as the field `payload`, or all of it."""
    media = content_type.partition(";")[0].strip().lower()
    if media.endswith("json"):
        return _of_json(sent)
    text = body.decode(sent, content_type, Words).text
    if text.startswith("payload="):
        return _of_json(dict(parse_qsl(text)).get("payload", "").encode())
    if text.startswith("{") and text.rstrip().endswith("}"):
        return _perhaps_json(text)
    return text


def _perhaps_json(text: str) -> str:
    """Programs forget to say that it is JSON; people write braces, too."""
    try:
        return _of_json(text.encode())
    except (Refused, UnicodeEncodeError):
        return text


def _of_json(sent: bytes) -> str:
    try:
        told: Any = msgspec.json.decode(sent)
    except UnicodeDecodeError:
        raise Refused(Reason.NOT_TEXT) from None
    except (msgspec.MsgspecError, RecursionError):
        raise Refused(Reason.BAD_FRAME, "The body is not JSON, though it says so.") from None
    if isinstance(told, str):
        return told
    if not isinstance(told, dict) or not any(name in told for name in _KNOWN):
        raise Refused(Reason.BAD_FRAME, 'The JSON has no text; send {"text": "…"}.')
    return slack.reduced(told)


def _send_id(request: Request) -> str:
    """The sender's own name for it, so that the same again happens once."""
    given = request.headers.get("idempotency-key")
    if given is None:
        return f"hook-{secrets.token_hex(8)}"
    key = given.removeprefix('"').removesuffix('"')
    return body.checked_value(key, CheckedSendId, "Idempotency-Key")
