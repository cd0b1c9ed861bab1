"""How what a server sends to a webhook is signed, so that its receiver can tell it from others.

The header `Linnet-Signature: t=SECONDS,v1=HEX` has the time of sending (Unix, seconds) and the
HMAC-SHA256 (RFC 2104) of `SECONDS.` and the body under the webhook's secret, in hexadecimal.
"""

import hmac

HEADER = "Linnet-Signature"
TOLERANCE = 300
"""Seconds that the clocks of both ends may differ, and what is sent may be on its way."""


def signature(secret: str, at: int, body: bytes) -> str:
    """The value of the header for this body, sent at this second."""
    digest = hmac.digest(secret.encode(), f"{at}.".encode() + body, "sha256")
    return f"t={at},v1={digest.hex()}"


def is_signed(secret: str, header: str, body: bytes, now: float) -> bool:
    """Whether the header was made with this secret, for this body and not long before `now`."""
    told = dict(part.partition("=")[::2] for part in header.split(","))
    at = told.get("t", "")
    if not (at.isascii() and at.isdecimal() and len(at) < 15):
        return False
    right = hmac.compare_digest(signature(secret, int(at), body).encode(), header.encode())
    return right and abs(now - int(at)) <= TOLERANCE
