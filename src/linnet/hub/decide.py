"""The rules. No clock, no I/O, no waiting: everything arrives as an argument."""

from msgspec import Struct

from linnet.hub import text
from linnet.hub.permissions import Act, authorise
from linnet.hub.room import Room, role_of
from linnet.protocol.commands import (
    CreateRoom,
    Direct,
    Invite,
    Join,
    Leave,
    Rename,
    RoomCommand,
    Say,
    SetRole,
    SetTopic,
)
from linnet.protocol.entries import (
    Body,
    Created,
    Entry,
    Invited,
    Joined,
    Left,
    Renamed,
    RoleSet,
    Said,
    TopicSet,
)
from linnet.protocol.ids import LOBBY, Millis
from linnet.protocol.people import Person, Role
from linnet.protocol.reasons import Reason, Refused


class Facts(Struct, frozen=True, kw_only=True):
    """What a rule must know besides the room: read in the same transaction.

    `who` is the person a command names, `name_taken` whether another room has the new name.
    """

    who: Person | None = None
    name_taken: bool = False


NO_FACTS = Facts()


def say(room: Room | None, by: Person, command: Say, at: Millis) -> Entry:
    """The commonest wish, without a detour."""
    room = authorise(by, Act.SAY, room)
    return Entry(
        room=room.id,
        seq=room.seq + 1,
        count=room.count + 1,
        by=by.id,
        name=by.name,
        at=at,
        send_id=command.send_id,
        body=Said(text.message(command.text)),
    )


def decide(room: Room | None, by: Person, command: RoomCommand, at: Millis, facts: Facts) -> Entry:
    """Grant the wish as the room's next entry, or raise Refused.

    `room` is None for one that does not exist; for one to be made it is empty, with seq 0.
    """
    if isinstance(command, Say):
        return say(room, by, command, at)
    body = _body(room, by, command, facts)
    assert room is not None, "a body was granted, so there is a room"
    return Entry(
        room=room.id,
        seq=room.seq + 1,
        count=room.count,
        by=by.id,
        name=by.name,
        at=at,
        send_id=command.send_id,
        body=body,
    )


def _body(room: Room | None, by: Person, command: RoomCommand, facts: Facts) -> Body:
    match command:
        case CreateRoom(kind=kind, name=name, topic=topic):
            return Created(room_kind=kind, name=_free_name(name, facts), topic=text.topic(topic))
        case Direct():
            other = _somebody_else(by, facts)
            return Created(room_kind="direct", who=other.id, who_name=other.name)
        case Join():
            return _join(room, by)
        case Leave():
            return _leave(room, by)
        case Invite():
            return _invite(room, by, facts)
        case SetRole(role=role):
            return _set_role(room, by, role, facts)
        case Rename(name=name):
            authorise(by, Act.RENAME, room)
            return Renamed(_free_name(name, facts))
        case SetTopic(topic=topic):
            authorise(by, Act.SET_TOPIC, room)
            return TopicSet(text.topic(topic))
        case _:
            raise AssertionError(f"no rule for {command!r}")


def _join(room: Room | None, by: Person) -> Body:
    room = _seen(by, room)
    if room.id == LOBBY or by.id in room.members:
        raise Refused(Reason.ALREADY_THERE)
    if room.kind != "open":
        raise Refused(Reason.NO_SUCH_ROOM)
    return Joined()


def _leave(room: Room | None, by: Person) -> Body:
    room = _seen(by, room)
    if room.id == LOBBY or room.kind == "direct":
        raise Refused(Reason.CANNOT_LEAVE)
    if by.id not in room.members:
        raise Refused(Reason.NOT_A_MEMBER)
    if len(room.members) > 1:
        _keep_an_owner(room, by, None)
    return Left()


def _invite(room: Room | None, by: Person, facts: Facts) -> Body:
    room = authorise(by, Act.INVITE, room)
    other = _somebody_else(by, facts)
    if room.id == LOBBY or other.id in room.members:
        raise Refused(Reason.ALREADY_THERE)
    return Invited(who=other.id, who_name=other.name)


def _set_role(room: Room | None, by: Person, role: Role, facts: Facts) -> Body:
    room = authorise(by, Act.SET_ROLE, room)
    if facts.who is None:
        raise Refused(Reason.NO_SUCH_PERSON)
    who = facts.who
    now = room.members.get(who.id, Role.MEMBER if room.id == LOBBY else None)
    if now is None:
        raise Refused(Reason.NO_SUCH_PERSON, "They are not in this room; invite them first.")
    if now is role:
        raise Refused(Reason.ALREADY_THERE)
    _keep_an_owner(room, who, role)
    return RoleSet(who=who.id, who_name=who.name, role=role)


def _keep_an_owner(room: Room, who: Person, role: Role | None) -> None:
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
