"""Why a connection ends, and after which reasons another one may be opened."""

from msgspec import Struct

from linnet.protocol.reasons import Reason

LATER = frozenset(
    {
        Reason.RATE_LIMITED,
        Reason.SERVER_FULL,
        Reason.SERVER_STOPPING,
        Reason.STORE_FAILED,
        Reason.TOO_SLOW,
        Reason.IDLE,
    }
)
"""A hello that was refused for these may be said again later."""
FOR_GOOD = frozenset({Reason.SIGNED_OUT, Reason.BAD_ORIGIN, Reason.KICKED, Reason.BANNED})
"""Who was closed out for these does not come back by themselves."""


class Ending(Struct, frozen=True):
    """Why this connection must be closed, and whether another one may be opened."""

    again: bool
    reason: str
    message: str
    after: float | None = None
    at_once: bool = False
