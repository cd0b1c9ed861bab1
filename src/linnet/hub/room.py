"""A room as the rules see it, and how entries change it."""

from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from linnet.protocol.entries import (
    Created,
    Entry,
    Invited,
    Joined,
    Left,
    PolicySet,
    Renamed,
    RoleSet,
    RoomKind,
    Said,
    TopicSet,
)
from linnet.protocol.folding import pins_after
from linnet.protocol.ids import LOBBY, PersonId, RoomId
from linnet.protocol.people import Person, Role
from linnet.protocol.policies import Policy


class Room(Struct, frozen=True, kw_only=True):
    """Everything a decision may depend on. `seq` and `count` are those of the last entry.

    `pins` is how many messages are pinned.

    `members` holds explicit roles only: everybody is a member of the lobby without being
    listed, so that a hundred thousand guests cost it nothing.
    """

    id: RoomId
    kind: RoomKind
    name: str = ""
    topic: str = ""
    seq: int = 0
    count: int = 0
    members: Mapping[PersonId, Role] = {}
    policy: Policy = Policy()
    pins: int = 0


def role_of(room: Room, person: Person) -> Role | None:
    """What this person is in this room; None for an outsider."""
    role = room.members.get(person.id)
    if role is None and room.id == LOBBY:
        role = Role.MEMBER
    if room.kind == "open" and person.role is not Role.MEMBER and role is not Role.OWNER:
        return person.role
    return role


def newcomer_role(room: Room) -> Role:
    """What somebody is who comes in: a room that everybody left goes to the first who returns."""
    return Role.MEMBER if room.members or room.id == LOBBY else Role.OWNER


def evolve(room: Room, entry: Entry) -> Room:
    """The room after this entry. Said comes first: it is nearly always the one."""
    body = entry.body
    if isinstance(body, Said):
        return replace(room, seq=entry.seq, count=entry.count)
    return replace(_changed(room, entry), seq=entry.seq, count=entry.count)


def _changed(room: Room, entry: Entry) -> Room:
    match entry.body:
        case Created(room_kind=kind, name=name, topic=topic, who=who):
            members = {entry.by: Role.OWNER} | ({who: Role.OWNER} if who else {})
            return replace(room, kind=kind, name=name, topic=topic, members=members)
        case Joined():
            return _with(room, entry.by, newcomer_role(room))
        case Invited(who=who):
            return _with(room, who, newcomer_role(room))
        case RoleSet(who=who, role=role):
            return _with(room, who, role)
        case Left():
            members = {id: role for id, role in room.members.items() if id != entry.by}
            return replace(room, members=members)
        case Renamed(name=name):
            return replace(room, name=name)
        case TopicSet(topic=topic):
            return replace(room, topic=topic)
        case PolicySet(policy=policy):
            return replace(room, policy=policy)
        case _:
            pins = pins_after(entry)
            return room if pins is None else replace(room, pins=pins)


def _with(room: Room, who: PersonId, role: Role) -> Room:
    return replace(room, members={**room.members, who: role})
