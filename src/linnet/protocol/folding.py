"""How an entry changes a message that is there: the one meaning, for servers and clients."""

from msgspec import UNSET
from msgspec.structs import replace

from linnet.protocol.entries import Change, Entry
from linnet.protocol.ids import PersonId
from linnet.protocol.messages import (
    Deleted,
    Edited,
    Pinned,
    Reacted,
    Said,
    Unpinned,
    Unreacted,
)
from linnet.protocol.moderation import Purged

Reactions = dict[str, tuple[PersonId, ...]]


def fold(message: Entry, entry: Entry) -> Entry:
    """The message after this entry; the same one when the entry is no news to it.

    An entry is no news when the message was told as it was after it (`rev`), or when it is
    about another message.
    """
    said = message.body
    if not isinstance(said, Said) or entry.seq <= rev_of(message):
        return message
    now = _folded(message, said, entry)
    return message if now is said else replace(message, body=replace(now, rev=entry.seq))


def target_of(entry: Entry) -> int | None:
    """The seq of the one message an entry changes, None for all other entries."""
    return entry.body.target if isinstance(entry.body, Change) else None


def is_change(entry: Entry) -> bool:
    """Whether an entry changes messages that were there before."""
    return isinstance(entry.body, Change | Purged)


def rev_of(entry: Entry) -> int:
    """The seq of the last entry that changed this one, or its own."""
    return max(entry.body.rev, entry.seq) if isinstance(entry.body, Said) else entry.seq


def _folded(message: Entry, said: Said, entry: Entry) -> Said:
    if isinstance(entry.body, Purged):
        return _purged(message, said, entry.body, entry.by)
    if target_of(entry) != message.seq or said.deleted is not UNSET:
        return said
    return _changed(said, entry)


def _changed(said: Said, entry: Entry) -> Said:
    match entry.body:
        case Edited(text=str(text), mentions=mentions, calls=calls):
            return replace(said, text=text, edited=entry.at, mentions=mentions, calls=calls)
        case Deleted():
            return Said("", deleted=entry.by)
        case Reacted(emoji=emoji):
            return replace(said, reactions=_with(said.reactions, emoji, entry.by))
        case Unreacted(emoji=emoji):
            return replace(said, reactions=_without(said.reactions, emoji, entry.by))
        case Pinned():
            return replace(said, pinned=True)
        case Unpinned():
            return replace(said, pinned=False)
        case _:
            return said


def _purged(message: Entry, said: Said, body: Purged, by: PersonId) -> Said:
    theirs = message.by == body.who and message.at >= body.since
    return Said("", deleted=by) if theirs and said.deleted is UNSET else said


def _with(reactions: Reactions, emoji: str, who: PersonId) -> Reactions:
    before = reactions.get(emoji, ())
    return reactions if who in before else {**reactions, emoji: (*before, who)}


def _without(reactions: Reactions, emoji: str, who: PersonId) -> Reactions:
    left = {
        key: tuple(one for one in people if key != emoji or one != who)
        for key, people in reactions.items()
    }
    return {key: people for key, people in left.items() if people}
