"""Who stands above whom: moderators do not act on each other, and nobody on an owner."""

from linnet.hub.permissions import Act
from linnet.hub.room import Room, role_of
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused

_RANK: dict[Role | None, int] = {None: 0, Role.MEMBER: 0, Role.MODERATOR: 1, Role.OWNER: 2}
_ABOVE = "They stand as high as you; ask an owner."
_STAFF = "They keep order on the whole server; ask its owner."


def rank(role: Role | None) -> int:
    """How high a role stands."""
    return _RANK[role]


def check_rank(by: Person, who: Person, act: Act, room: Room, *, everywhere: bool) -> None:
    """Raises Refused: `not-with-yourself`, or `not-allowed` for whoever stands too high."""
    if by.id == who.id:
        raise Refused(Reason.NOT_WITH_YOURSELF)
    mine = by.role if everywhere else role_of(room, by)
    theirs = who.role if everywhere else role_of(room, who)
    if mine is Role.OWNER and (by.role is Role.OWNER or who.role is Role.MEMBER):
        return
    if act is Act.PURGE and theirs is not Role.OWNER:
        return  # messages of another moderator may go, the moderator may not
    if rank(mine) <= rank(theirs):
        raise Refused(Reason.NOT_ALLOWED, _ABOVE)
    if who.role is not Role.MEMBER and room.kind == "open" and by.role is not Role.OWNER:
        raise Refused(Reason.NOT_ALLOWED, _STAFF)
