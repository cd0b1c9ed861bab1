"""A room as the rules see it, and how entries change it."""

from collections.abc import Collection, Mapping

from msgspec import UNSET, Struct
from msgspec.structs import replace

from linnet.hub.restrictions import FOREVER, Bars, barred
from linnet.protocol.entries import (
    Banned,
    Body,
    Created,
    Entry,
    Erased,
    Invited,
    Joined,
    Kicked,
    Left,
    Muted,
    PolicySet,
    Renamed,
    RoleSet,
    RoomKind,
    Said,
    TopicSet,
    Unbanned,
    Unmuted,
)
from linnet.protocol.folding import pins_after
from linnet.protocol.ids import LOBBY, SERVER, Millis, PersonId, RoomId
from linnet.protocol.people import MEMBER, Person, Role
from linnet.protocol.policies import Policy


class Room(Struct, frozen=True, kw_only=True):
    """Everything a decision may depend on. `seq` and `count` are those of the last entry.

    `pins` is how many messages are pinned.

    `members` holds explicit roles only: everybody is a member of the lobby without being
    listed, so that a hundred thousand guests cost it nothing. A ban in the lobby is one from
    the whole server.
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
    bars: Bars = {}


def role_of(room: Room, person: Person) -> Role | None:
    """What this person is in this room; None for an outsider.

    The administrator at the server's machine owns every room but those of two, and of those the
    ones they opened.
    """
    role = room.members.get(person.id)
    if role is None:
        if room.id == LOBBY:
            role = MEMBER
        elif person.id == SERVER and (room.kind == "private" or is_administrators(room)):
            role = Role.OWNER
    if person.role is not MEMBER and room.kind == "open" and role is not Role.OWNER:
        return person.role
    return role


def is_administrators(room: Room) -> bool:
    """Whether it is a room of two of the administrator, who is no member of any room."""
    return room.kind == "direct" and room.id.startswith(f"~{SERVER}-")


def first_members(by: PersonId, who: PersonId | None) -> list[PersonId]:
    """Who is in a room that was just made; the administrator is nobody's neighbour."""
    return list(dict.fromkeys(id for id in (by, who) if id and id != SERVER))


def newcomer_role(room: Room) -> Role:
    """What somebody is who comes in: a room without an owner goes to the first who does."""
    owned = room.id == LOBBY or Role.OWNER in room.members.values()
    return Role.MEMBER if owned else Role.OWNER


def heir(room: Room, who: PersonId, here: Collection[PersonId] = ()) -> PersonId | None:
    """Who owns a room whose only owner goes: a moderator, or who is `here`, or anybody else.

    None where it keeps an owner, or nobody is left.
    """
    others = {id: role for id, role in room.members.items() if id != who}
    if room.members.get(who) is not Role.OWNER or Role.OWNER in others.values():
        return None
    order = [(role is not Role.MODERATOR, id not in here, id) for id, role in others.items()]
    return min(order)[2] if order else None


def evolve(room: Room, entry: Entry) -> Room:
    """The room after this entry. Said comes first: it is nearly always the one."""
    body = entry.body
    if isinstance(body, Said):
        return replace(room, seq=entry.seq, count=entry.count)
    return replace(_changed(room, entry), seq=entry.seq, count=entry.count)


def _changed(room: Room, entry: Entry) -> Room:
    match entry.body:
        case Created(room_kind=kind, name=name, topic=topic, who=who):
            members = dict.fromkeys(first_members(entry.by, who), Role.OWNER)
            return replace(room, kind=kind, name=name, topic=topic, members=members)
        case Joined():
            return _with(room, entry.by, newcomer_role(room))
        case Invited(who=who, role=role):
            return _with(room, who, newcomer_role(room) if role is UNSET else role)
        case RoleSet(who=who, role=role):
            return _with(room, who, role)
        case Left():
            return _without(room, entry.by)
        case Kicked(who=who) if room.id != LOBBY:
            return _without(room, who)
        case Erased(who=who, heir=heir, pins=left):
            members = {id: role for id, role in room.members.items() if id != who}
            members |= {heir: Role.OWNER} if isinstance(heir, str) else {}
            return replace(room, members=members, pins=left)
        case Renamed(name=name):
            return replace(room, name=name)
        case TopicSet(topic=topic):
            return replace(room, topic=topic)
        case PolicySet(policy=policy):
            return replace(room, policy=policy)
        case Banned() | Unbanned() | Muted() | Unmuted():
            return _restricted(room, entry.body, entry.at)
        case _:
            pins = pins_after(entry)
            return room if pins is None else replace(room, pins=pins)


def _restricted(room: Room, body: Body, at: Millis) -> Room:
    match body:
        case Banned(who=who, until=until):
            end = FOREVER if until is UNSET else until
            room = replace(room, bars=barred(room.bars, who, at, banned=end))
            return room if room.id == LOBBY else _without(room, who)
        case Unbanned(who=who, role=role):
            room = replace(room, bars=barred(room.bars, who, at, banned=0))
            return room if role is UNSET else _with(room, who, role)
        case Muted(who=who, until=until, everywhere=everywhere):
            ends = {"hushed" if everywhere else "muted": until}
            return replace(room, bars=barred(room.bars, who, at, **ends))
        case Unmuted(who=who, everywhere=everywhere):
            ends = {"hushed" if everywhere else "muted": 0}
            return replace(room, bars=barred(room.bars, who, at, **ends))
        case _:
            return room


def _without(room: Room, who: PersonId) -> Room:
    return replace(room, members={id: role for id, role in room.members.items() if id != who})


def _with(room: Room, who: PersonId, role: Role) -> Room:
    return replace(room, members={**room.members, who: role})
