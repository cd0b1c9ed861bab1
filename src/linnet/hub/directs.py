"""The rules about direct messages: whether two people may write to each other alone."""

from collections.abc import Iterable
from typing import Literal

from linnet.hub.facts import Facts
from linnet.hub.room import Room, role_of
from linnet.protocol.ids import SERVER
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused

DirectMessages = Literal["everybody", "moderators", "nobody"]
"""Who may write directly on a server: all, only with a moderator of the server, or nobody."""


def forbidden(by: Person, other: Person, allowed: DirectMessages, together: Iterable[Room]) -> bool:
    """Whether these two may not write to each other directly.

    `together` are rooms both are in. One that forbids it counts for two plain members of it;
    whoever moderates there may be written to, and may write. The administrator may always write.
    """
    if by.id == SERVER:
        return False
    if allowed == "nobody":
        return True
    plain = by.role is Role.MEMBER and other.role is Role.MEMBER
    if allowed == "moderators" and plain:
        return True
    return any(
        room.policy.no_direct
        and role_of(room, by) is Role.MEMBER
        and role_of(room, other) is Role.MEMBER
        for room in together
    )


def check(facts: Facts) -> None:
    """Raises Refused `no-direct`."""
    if facts.direct_forbidden:
        raise Refused(Reason.NO_DIRECT)
