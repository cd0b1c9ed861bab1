"""For programs that a server sends messages to: whether it really was that server."""

import time
from collections.abc import Mapping

from linnet.protocol.signing import HEADER, is_signed


def verify(
    secret: str, headers: Mapping[str, str], body: bytes, *, now: float | None = None
) -> bool:
    """Whether these bytes were signed with the webhook's secret within the last five minutes.

    `headers` are those of the request, in any case; `body` its bytes as they came.
    """
    given = next((text for name, text in headers.items() if name.lower() == HEADER.lower()), "")
    return is_signed(secret, given, body, time.time() if now is None else now)
