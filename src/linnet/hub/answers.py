"""Whether an entry is what a wish became: how a repeated send_id is recognised."""

from msgspec import UNSET

from linnet.hub import policies, text
from linnet.hub.decide import Deciding
from linnet.hub.moderation import Sweep
from linnet.protocol.commands import (
    Ban,
    CreateRoom,
    Delete,
    Direct,
    Edit,
    Invite,
    Join,
    Kick,
    Leave,
    Mute,
    Pin,
    React,
    Rename,
    Say,
    SetPolicy,
    SetRole,
    SetTopic,
    Unban,
    Undo,
    Unmute,
    Unpin,
    Unreact,
)
from linnet.protocol.entries import (
    Banned,
    Body,
    Created,
    Deleted,
    Edited,
    Entry,
    Invited,
    Joined,
    Kicked,
    Left,
    Muted,
    Pinned,
    PolicySet,
    Purged,
    Reacted,
    Renamed,
    Restored,
    RoleSet,
    Said,
    TopicSet,
    Unbanned,
    Unmuted,
    Unpinned,
    Unreacted,
)
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.reasons import Refused


def is_answer(room: RoomId, command: Deciding, who: PersonId | None, entry: Entry) -> bool:
    """Whether this command, sent again, is answered by this entry.

    `who` is the person the command names. A room to be made has another id each time.
    """
    if entry.room != room and not isinstance(command, CreateRoom):
        return False
    try:
        return _became(command, who, entry.body)
    except Refused:
        return False


def _became(command: Deciding, who: PersonId | None, body: Body) -> bool:
    match command, body:
        case Say(), Said():
            return _same_message(command, body)
        case Edit(seq=seq, text=wish), Edited(target=target, text=kept):
            # A text that a later change overtook is not kept to compare with.
            return seq == target and kept in (UNSET, _written(wish))
        case Delete(seq=seq), Deleted(target=target):
            return seq == target
        case Pin(seq=seq), Pinned(target=target):
            return seq == target
        case Unpin(seq=seq), Unpinned(target=target):
            return seq == target
        case React(seq=seq, emoji=wish), Reacted(target=target, emoji=emoji):
            return (seq, text.emoji(wish)) == (target, emoji)
        case Unreact(seq=seq, emoji=wish), Unreacted(target=target, emoji=emoji):
            return (seq, text.emoji(wish)) == (target, emoji)
        case SetPolicy(), PolicySet(policy=policy):
            wished = policies.changes(command).items()
            return all(getattr(policy, name) == value for name, value in wished)
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
            return _kept_order(command, who, body)


def _kept_order(command: Deciding, who: PersonId | None, body: Body) -> bool:
    match command, body:
        case (
            (Kick(), Kicked(who=other))
            | (Unban(), Unbanned(who=other))
            | (Mute(), Muted(who=other))
            | (Unmute(), Unmuted(who=other))
            | (Sweep(), Purged(who=other))
        ):
            return who == other
        case Ban(span=span), Banned(who=other, until=until):
            return who == other and (span is None) == (until is UNSET)
        case Undo(), (Invited() | Unbanned() | Unmuted() | Restored() | PolicySet() | RoleSet()):
            return True
        case _:
            return False


def _same_message(command: Say, body: Said) -> bool:
    """A message that changed since is taken for the one that was sent."""
    if body.rev:
        return True
    reply_to = UNSET if command.reply_to is None else command.reply_to
    files = tuple(dict.fromkeys(command.files))
    same = (reply_to, files) == (body.reply_to, tuple(file.id for file in body.files))
    return same and _written(command.text) == body.text


def _written(wish: str) -> str:
    return text.message(wish) if wish else ""
