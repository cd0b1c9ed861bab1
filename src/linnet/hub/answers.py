"""Whether an entry is what a wish became: how a repeated send_id is recognised."""

from msgspec import UNSET

from linnet.hub import masks, text
from linnet.hub.decide import Deciding
from linnet.hub.deeds import Deed, changed
from linnet.hub.invitations import Accepting
from linnet.hub.moderation import Sweep
from linnet.hub.policies import Calming, changes
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
    Mask,
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
    Voice,
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
    RoleSet,
    Said,
    TopicSet,
    Unbanned,
    Unmuted,
    Unpinned,
    Unreacted,
)
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.policies import Policy
from linnet.protocol.reasons import Refused


def is_answer(
    room: RoomId,
    command: Deciding,
    who: PersonId | None,
    entry: Entry,
    deed: Deed | None = None,
) -> bool:
    """Whether this command, sent again, is answered by this entry.

    `who` is the person the command names; `deed` the act behind the entry, if it is one.
    A room to be made has another id each time.
    """
    if entry.room != room and not isinstance(command, CreateRoom):
        return False
    if deed is not None and not _did(command, deed):
        return False
    if isinstance(command, Undo):
        return deed is not None
    try:
        return _became(command, who, entry.body) or _kept_order(command, who, entry)
    except Refused:
        return False


def _did(command: Deciding, deed: Deed) -> bool:
    """Whether the act could be this command's, as far as its entry does not tell."""
    if isinstance(command, Undo) or deed.kind == "undo":
        return isinstance(command, Undo) and (deed.kind, deed.part_of) == ("undo", command.act)
    match command:
        case Sweep(span=span, everywhere=everywhere):
            return (span, everywhere) == (deed.before.span, deed.everywhere)
        case Ban(address=address):
            return address is deed.before.address
        # What was wished and was so before makes no difference to anybody.
        case SetPolicy():
            return not deed.everywhere and changed(deed).keys() <= changes(command).keys()
        case Calming(change=change):
            return deed.everywhere and changed(deed).keys() <= changes(change).keys()
        case _:
            return True


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
            return _is_so(policy, command)
        case Calming(change=change), PolicySet(policy=policy):
            return _is_so(policy, change)
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
        case (Direct(), Created()) | (Join() | Accepting(), Joined()) | (Leave(), Left()):
            return True
        case _:
            return False


def _kept_order(command: Deciding, who: PersonId | None, entry: Entry) -> bool:
    match command, entry.body:
        case Voice(on=on), PolicySet(policy=policy, who=given):
            return who == given and (given in policy.voices) is on
        case Mask(of=of, mask=wish, on=on), PolicySet(policy=policy, changed=names):
            there = any(masks.same(one, masks.mask(wish)) for one in getattr(policy, of))
            return names == (of,) and there is on
        case Unban(), Unbanned(who=other):
            return who == other
        case Unmute(everywhere=wide), Unmuted(who=other, everywhere=everywhere):
            return (who, wide) == (other, everywhere)
        case (Kick(why=wish), Kicked(who=other, why=why)) | (
            Sweep(why=wish),
            Purged(who=other, why=why),
        ):
            return (who, text.why(wish)) == (other, why)
        case Ban(span=span, why=wish), Banned(who=other, until=until, why=why):
            ends = UNSET if span is None else entry.at + span * 1000
            return (who, ends, text.why(wish)) == (other, until, why)
        case Mute(everywhere=wide), Muted(who=other, until=until, why=why, everywhere=everywhere):
            ends = entry.at + command.span * 1000
            return (who, ends, text.why(command.why), wide) == (other, until, why, everywhere)
        case _:
            return False


def _is_so(policy: Policy, wish: SetPolicy) -> bool:
    return all(getattr(policy, name) == value for name, value in changes(wish).items())


def _same_message(command: Say, body: Said) -> bool:
    """What is not kept cannot be compared: the text before an edit, all of a deleted message."""
    if body.deleted is not UNSET:
        return True
    reply_to = UNSET if command.reply_to is None else command.reply_to
    files = tuple(dict.fromkeys(command.files))
    same = (reply_to, files) == (body.reply_to, tuple(file.id for file in body.files))
    return same and (body.edited is not UNSET or _written(command.text) == body.text)


def _written(wish: str) -> str:
    return text.message(wish) if wish else ""
