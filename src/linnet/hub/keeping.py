"""The rules about what is kept no longer. Both come in parts, so that no turn is long."""

from msgspec import UNSET, Struct

from linnet.hub.facts import Facts
from linnet.hub.room import Room, heir
from linnet.protocol.ids import SERVER, Millis, PersonId, RoomId
from linnet.protocol.keeping import Erased, Expired
from linnet.protocol.people import Person, PersonKind, Role
from linnet.protocol.reasons import Reason, Refused

THE_SERVER = Person(id=SERVER, name="server", kind=PersonKind.BOT, role=Role.OWNER)
"""Who does what nobody wished at that moment."""


class Expiring(Struct, frozen=True, kw_only=True):
    """The oldest messages of a room go, up to this place. Only the server wishes it."""

    send_id: str
    room: RoomId
    upto: int


class Erasing(Struct, frozen=True, kw_only=True):
    """What somebody said in a room goes, up to this place."""

    send_id: str
    room: RoomId
    who: PersonId
    upto: int


def expire(room: Room | None, by: Person, command: Expiring, at: Millis, facts: Facts) -> Expired:
    """Messages the room has kept long enough go."""
    if room is None or not facts.messages:
        raise Refused(Reason.ALREADY_THERE)
    return Expired(upto=command.upto, messages=facts.messages, pins=room.pins - facts.pinned)


def erase(room: Room | None, by: Person, command: Erasing, at: Millis, facts: Facts) -> Erased:
    """What somebody said here goes."""
    if room is None:
        raise Refused(Reason.NO_SUCH_ROOM)
    check_erase(by, facts.who)
    next_owner = heir(room, command.who)
    return Erased(
        who=command.who,
        upto=command.upto,
        heir=UNSET if next_owner is None else next_owner,
        pins=room.pins - facts.pinned,
    )


def check_erase(by: Person, who: Person | None) -> Person:
    """Oneself, or anybody for the server's owner; never an owner but oneself. Raises Refused."""
    if who is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    if by.id != who.id and (by.role is not Role.OWNER or who.role is Role.OWNER):
        raise Refused(Reason.NOT_ALLOWED, "Only the server's owner can erase somebody else.")
    return who
