"""Refusals as responses: which status each reason has, and in which form it is told."""

import math

import msgspec
from msgspec import UNSET
from starlette.datastructures import Headers
from starlette.responses import Response

from linnet.doors.http.shapes import Problem
from linnet.protocol.reasons import Reason, Refused

STATUS: dict[Reason, int] = {
    Reason.BAD_FRAME: 400,
    Reason.NOT_TEXT: 400,
    Reason.HELLO_FIRST: 401,
    Reason.BAD_TOKEN: 401,
    Reason.BAD_PASSWORD: 401,
    Reason.SIGNED_OUT: 401,
    Reason.NOT_A_MEMBER: 403,
    Reason.NOT_ALLOWED: 403,
    Reason.GUESTS_OFF: 403,
    Reason.REGISTRATION_CLOSED: 403,
    Reason.MUTED: 403,
    Reason.KICKED: 403,
    Reason.BANNED: 403,
    Reason.LOCKED: 403,
    Reason.NO_DIRECT: 403,
    Reason.INVITATION_NEEDED: 403,
    Reason.KEY_NEEDED: 403,
    Reason.TOO_LATE: 403,
    Reason.BAD_CODE: 403,
    Reason.NEW_PASSWORD: 403,
    Reason.BAD_ORIGIN: 403,
    Reason.NO_SUCH_ROOM: 404,
    Reason.NO_SUCH_PERSON: 404,
    Reason.NO_SUCH_FILE: 404,
    Reason.NO_SUCH_MESSAGE: 404,
    Reason.NO_SUCH_ACT: 404,
    Reason.NO_SUCH_REPORT: 404,
    Reason.NO_SUCH_PATH: 404,
    Reason.WRONG_METHOD: 405,
    Reason.TOO_SLOW: 408,
    Reason.IDLE: 408,
    Reason.HELLO_TWICE: 409,
    Reason.ALREADY_THERE: 409,
    Reason.CANNOT_LEAVE: 409,
    Reason.LAST_OWNER: 409,
    Reason.ROOM_NAME_TAKEN: 409,
    Reason.ROOM_FULL: 409,
    Reason.NAME_TAKEN: 409,
    Reason.SEND_ID_REUSED: 409,
    Reason.ALREADY_AN_ACCOUNT: 409,
    Reason.WRONG_OFFSET: 409,
    Reason.TOO_MANY: 409,
    Reason.MESSAGE_DELETED: 410,
    Reason.TOO_LARGE: 413,
    Reason.TOO_LONG: 422,
    Reason.EMPTY_TEXT: 422,
    Reason.BAD_TEXT: 422,
    Reason.BAD_ROOM_NAME: 422,
    Reason.BAD_NAME: 422,
    Reason.NAME_RESERVED: 422,
    Reason.NOT_WITH_YOURSELF: 422,
    Reason.WEAK_PASSWORD: 422,
    Reason.NOT_A_PICTURE: 422,
    Reason.NOT_AN_EMOJI: 422,
    Reason.BAD_SEARCH: 422,
    Reason.BAD_SETTING: 422,
    Reason.SLOW_MODE: 429,
    Reason.RATE_LIMITED: 429,
    Reason.STORE_FAILED: 503,
    Reason.SERVER_FULL: 503,
    Reason.SERVER_STOPPING: 503,
    Reason.DISK_FULL: 507,
    Reason.QUOTA: 507,
}
"""The one table; a test holds it complete."""

_SHELLS = ("curl/", "wget/")
_CUT = (Reason.TOO_LARGE, Reason.TOO_SLOW)
"""The rest of such a request is not read, so the connection ends with the answer."""


def response(refused: Refused, sent: Headers) -> Response:
    """The refusal as JSON, or as a line of text for somebody at a shell."""
    status = STATUS[refused.reason]
    headers = {}
    if status == 401:
        headers["www-authenticate"] = 'Bearer realm="Linnet"'
    if refused.retry_after is not None:
        headers["retry-after"] = str(math.ceil(refused.retry_after))
    if refused.reason in _CUT:
        headers["connection"] = "close"
    if prefers_text(sent):
        text = f"{refused.reason}: {refused.message}\n"
        return Response(text, status, headers, "text/plain")
    retry_after = UNSET if refused.retry_after is None else refused.retry_after
    problem = Problem(refused.reason.value, refused.message, retry_after)
    return Response(msgspec.json.encode(problem) + b"\n", status, headers, "application/json")


def prefers_text(sent: Headers) -> bool:
    """Whether a person at a shell reads the answer: they ask for text, or take anything."""
    accept = sent.get("accept", "*/*").lower()
    if "application/json" in accept or "json" in sent.get("content-type", ""):
        return False
    if "text/plain" in accept:
        return True
    return "*/*" in accept and sent.get("user-agent", "").lower().startswith(_SHELLS)
