"""The rules about rooms: making them, coming and going, names, topics and roles."""

import hmac

from linnet.hub import masks, text
from linnet.hub.facts import Facts
from linnet.hub.permissions import Act, authorise, authorise_everywhere, check_ban
from linnet.hub.restrictions import FREE
from linnet.hub.room import Room, role_of
from linnet.protocol.commands import (
    CreateRoom,
    Direct,
    Invite,
    Join,
    Leave,
    Rename,
    SetRole,
    SetTopic,
)
from linnet.protocol.entries import (
    Body,
    Created,
    Invited,
    Joined,
    Left,
    Renamed,
    RoleSet,
    TopicSet,
)
from linnet.protocol.ids import LOBBY, Millis
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused


def create(room: Room | None, by: Person, command: CreateRoom, at: Millis, facts: Facts) -> Body:
    """A room with a name of its own."""
    name = _free_name(command.name, facts)
    return Created(room_kind=command.kind, name=name, topic=text.topic(command.topic))


def direct(room: Room | None, by: Person, command: Direct, at: Millis, facts: Facts) -> Body:
    """The room of two, or of somebody and their notes."""
    if facts.who is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    other = facts.who
    return Created(room_kind="direct", who=other.id, who_name=other.name)


def rename(room: Room | None, by: Person, command: Rename, at: Millis, facts: Facts) -> Body:
    """Another name for the room."""
    authorise(by, Act.RENAME, room, at)
    return Renamed(_free_name(command.name, facts))


def set_topic(room: Room | None, by: Person, command: SetTopic, at: Millis, facts: Facts) -> Body:
    """Another topic for the room."""
    authorise(by, Act.SET_TOPIC, room, at)
    return TopicSet(text.topic(command.topic))


def join(room: Room | None, by: Person, command: Join, at: Millis, facts: Facts) -> Body:
    """Into an open room."""
    room = _seen(by, room)
    if room.id == LOBBY or by.id in room.members:
        raise Refused(Reason.ALREADY_THERE)
    if room.kind != "open":
        raise Refused(Reason.NO_SUCH_ROOM)
    check_ban(by.id, room, at)
    if by.role is Role.MEMBER:
        _check_way_in(room, by, command.key)
    return Joined()


def _check_way_in(room: Room, by: Person, key: str) -> None:
    """Whether a room lets somebody in by themselves. Who keeps order on the server passes."""
    policy = room.policy
    if masks.keep_out(policy, by):
        raise Refused(Reason.BANNED)
    if policy.invited and room.members and not masks.means(policy.expected, by):
        raise Refused(Reason.INVITATION_NEEDED)
    if policy.key and not hmac.compare_digest(policy.key.encode(), key.encode()):
        raise Refused(Reason.KEY_NEEDED)
    if policy.most and len(room.members) >= policy.most:
        raise Refused(Reason.ROOM_FULL)


def leave(room: Room | None, by: Person, command: Leave, at: Millis, facts: Facts) -> Body:
    """Out of a room, unless its last owner would be gone."""
    room = _seen(by, room)
    if room.id == LOBBY or room.kind == "direct":
        raise Refused(Reason.CANNOT_LEAVE)
    if by.id not in room.members:
        raise Refused(Reason.NOT_A_MEMBER)
    keep_an_owner(room, by, None)
    return Left()


def invite(room: Room | None, by: Person, command: Invite, at: Millis, facts: Facts) -> Body:
    """Somebody else becomes a member."""
    room = authorise(by, Act.INVITE, room, at)
    if room.policy.invited:
        authorise(by, Act.CALM, room, at)
    other = _somebody_else(by, facts)
    if room.id == LOBBY or other.id in room.members:
        raise Refused(Reason.ALREADY_THERE)
    if room.bars.get(other.id, FREE).banned > at:
        raise Refused(Reason.BANNED, "They are banned from this room; lift the ban first.")
    return Invited(who=other.id, who_name=other.name)


def set_role(room: Room | None, by: Person, command: SetRole, at: Millis, facts: Facts) -> Body:
    """Another role for a member."""
    room = authorise(by, Act.SET_ROLE, room, at)
    if facts.who is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    who, role = facts.who, command.role
    if room.id == LOBBY:
        # Everybody is in the lobby: a role there is one on the server.
        authorise_everywhere(by, Act.SET_ROLE)
        if who.id == by.id:
            raise Refused(Reason.NOT_WITH_YOURSELF)
    now = who.role if room.id == LOBBY else room.members.get(who.id)
    if now is None:
        raise Refused(Reason.NO_SUCH_PERSON, "They are not in this room; invite them first.")
    if now is role:
        raise Refused(Reason.ALREADY_THERE)
    keep_an_owner(room, who, role)
    return RoleSet(who=who.id, who_name=who.name, role=role)


def keep_an_owner(room: Room, who: Person, role: Role | None) -> None:
    """Raises Refused `last-owner` where others would be in a room without an owner afterwards.

    Who is alone may step down: the next one who comes in gets the room.
    """
    if len(room.members) == 1:
        return
    if role is Role.OWNER or room.members.get(who.id) is not Role.OWNER:
        return
    if not any(r is Role.OWNER for id, r in room.members.items() if id != who.id):
        raise Refused(Reason.LAST_OWNER)


def _seen(by: Person, room: Room | None) -> Room:
    """The room, for those who may know that it exists."""
    if room is None or (room.kind != "open" and role_of(room, by) is None):
        raise Refused(Reason.NO_SUCH_ROOM)
    return room


def _somebody_else(by: Person, facts: Facts) -> Person:
    if facts.who is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    if facts.who.id == by.id:
        raise Refused(Reason.NOT_WITH_YOURSELF)
    return facts.who


def _free_name(wish: str, facts: Facts) -> str:
    name = text.room_name(wish)
    if facts.name_taken:
        raise Refused(Reason.ROOM_NAME_TAKEN)
    return name
