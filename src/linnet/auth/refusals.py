"""Who was not let in, for the log of whoever runs the server."""

import structlog

from linnet.protocol.reasons import Reason, Refused
from linnet.store.api import Login

log = structlog.get_logger()


def bad_password(whose: Login | None, address: str) -> Refused:
    """To be raised. What was typed is not told: instead of a name it may be a password."""
    who = whose.person.name if whose else "a name nobody has"
    log.info("log-in-refused", who=who, address=address)
    return Refused(Reason.BAD_PASSWORD)
