"""Who may do what: the one table of permissions, and the one function that reads it."""

from enum import StrEnum

from linnet.hub.room import Room, role_of
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused


class Act(StrEnum):
    """What can be done in or to a room."""

    READ = "read"
    JOIN = "join"
    SAY = "say"
    LEAVE = "leave"
    INVITE = "invite"
    SET_TOPIC = "set-topic"
    RENAME = "rename"
    SET_ROLE = "set-role"
    REACT = "react"
    DELETE_OTHERS = "delete-others"
    PIN = "pin"
    CALL_ROOM = "call-room"
    CALM = "calm"
    SET_POLICY = "set-policy"


_ANYBODY = {Act.READ, Act.JOIN}
_MEMBER = {Act.READ, Act.SAY, Act.REACT, Act.LEAVE, Act.INVITE}
_MODERATOR = _MEMBER | {Act.SET_TOPIC, Act.DELETE_OTHERS, Act.PIN, Act.CALL_ROOM, Act.CALM}
_OWNER = _MODERATOR | {Act.RENAME, Act.SET_ROLE, Act.SET_POLICY}
_ROLES: dict[Role | None, set[Act]] = {
    Role.MEMBER: _MEMBER,
    Role.MODERATOR: _MODERATOR,
    Role.OWNER: _OWNER,
}

ALLOWED: dict[str, dict[Role | None, set[Act]]] = {
    "open": {None: _ANYBODY, **_ROLES},
    "private": {None: set(), **_ROLES},
    "direct": {None: set(), Role.OWNER: {Act.READ, Act.SAY, Act.REACT, Act.PIN}},
}
"""kind of room -> role there (None: not a member) -> what is allowed."""


def authorise(person: Person, act: Act, room: Room | None) -> Room:
    """The room, if this person may do this there.

    Raises Refused: `no-such-room` when the room does not exist or may not be seen (always
    the same answer), `not-a-member` where joining would help, else `not-allowed`.
    """
    if room is None:
        raise Refused(Reason.NO_SUCH_ROOM)
    role = role_of(room, person)
    allowed = ALLOWED[room.kind].get(role)
    if allowed and act in allowed:
        return room
    if not allowed or Act.READ not in allowed:
        raise Refused(Reason.NO_SUCH_ROOM)
    raise Refused(Reason.NOT_ALLOWED if role else Reason.NOT_A_MEMBER)


def may(person: Person, act: Act, room: Room | None) -> bool:
    """Whether `authorise` would let this pass."""
    try:
        authorise(person, act, room)
    except Refused:
        return False
    return True
