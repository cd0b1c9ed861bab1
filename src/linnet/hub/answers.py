"""Whether an entry is what a wish became: how a repeated send_id is recognised."""

from linnet.hub import text
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
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.reasons import Refused


def is_answer(room: RoomId, command: RoomCommand, who: PersonId | None, entry: Entry) -> bool:
    """Whether this command, sent again, is answered by this entry.

    `who` is the person the command names. A room to be made has another id each time.
    """
    if entry.room != room and not isinstance(command, CreateRoom):
        return False
    try:
        return _became(command, who, entry.body)
    except Refused:
        return False


def _became(command: RoomCommand, who: PersonId | None, body: Body) -> bool:
    match command, body:
        case Say(), Said(text=kept):
            return text.message(command.text) == kept
        case CreateRoom(), Created(room_kind=kind, name=name, topic=topic):
            asked = (command.kind, text.room_name(command.name), text.topic(command.topic))
            return asked == (kind, name, topic)
        case Invite(), Invited(who=invited):
            return who == invited
        case SetRole(role=role), RoleSet(who=given, role=now):
            return (who, role) == (given, now)
        case Rename(), Renamed(name=name):
            return text.room_name(command.name) == name
        case SetTopic(), TopicSet(topic=topic):
            return text.topic(command.topic) == topic
        case (Direct(), Created()) | (Join(), Joined()) | (Leave(), Left()):
            return True
        case _:
            return False
