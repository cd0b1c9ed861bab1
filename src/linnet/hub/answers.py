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
from linnet.protocol.ids import RoomId
from linnet.protocol.reasons import Refused

_BECOMES = {
    CreateRoom: Created,
    Direct: Created,
    Join: Joined,
    Leave: Left,
    Invite: Invited,
    Rename: Renamed,
    SetTopic: TopicSet,
    SetRole: RoleSet,
}


def is_answer(room: RoomId, command: RoomCommand, entry: Entry) -> bool:
    """Whether this command, sent again, is answered by this entry."""
    body = entry.body
    if isinstance(command, Say):
        return isinstance(body, Said) and entry.room == room and _kept(command) == body.text
    if not isinstance(body, _BECOMES[type(command)]):
        return False
    return isinstance(command, CreateRoom) or entry.room == room


def _kept(command: Say) -> str | None:
    try:
        return text.message(command.text)
    except Refused:
        return None
