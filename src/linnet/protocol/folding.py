"""How an entry changes a message that is there: the one meaning, for servers and clients."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import reduce

from msgspec import UNSET
from msgspec.structs import replace

from linnet.protocol.entries import Change, Entry
from linnet.protocol.ids import PersonId
from linnet.protocol.keeping import ERASED, Erased, Expired
from linnet.protocol.messages import (
    Deleted,
    Edited,
    Pinned,
    Reacted,
    Said,
    Unpinned,
    Unreacted,
)
from linnet.protocol.moderation import Purged, Restored

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
    if now is said:
        return message
    name = ERASED if isinstance(entry.body, Erased) else message.name
    return replace(message, name=name, body=replace(now, rev=entry.seq))


def target_of(entry: Entry) -> int | None:
    """The seq of the one message an entry changes, None for all other entries."""
    return entry.body.target if isinstance(entry.body, Change) else None


def is_change(entry: Entry) -> bool:
    """Whether an entry changes messages that were there before."""
    return isinstance(entry.body, Change | Purged | Expired | Erased)


def rev_of(entry: Entry) -> int:
    """The seq of the last entry that changed this one, or its own."""
    return max(entry.body.rev, entry.seq) if isinstance(entry.body, Said) else entry.seq


def overtaken(edit: Entry) -> Entry:
    """An edit that a later one or a deletion made void: its place stays, its text goes."""
    assert isinstance(edit.body, Edited), "only edits are overtaken"
    return replace(edit, body=Edited(target=edit.body.target))


def holds_text(entry: Entry) -> bool:
    """Whether this is an edit that was not overtaken."""
    return isinstance(entry.body, Edited) and entry.body.text is not UNSET


def is_deleted(entry: Entry) -> bool:
    """Whether this is the place of a message that is gone."""
    return isinstance(entry.body, Said) and entry.body.deleted is not UNSET


def brought_up(entries: Iterable[Entry], changes: Iterable[Entry]) -> Sequence[Entry]:
    """Entries as they are after these changes, which are in order; some may be no news."""
    one: dict[int, list[Entry]] = defaultdict(list)
    many: list[Entry] = []
    for change in filter(is_change, changes):
        target = target_of(change)
        (many if target is None else one[target]).append(change)
    now = [reduce(fold, _in_order(one.get(entry.seq, ()), many), entry) for entry in entries]
    gone = {entry.seq for entry in now if is_deleted(entry)}
    return [_unless_overtaken(entry, one, gone) for entry in now]


def pins_after(entry: Entry) -> int | None:
    """How many messages of the room are pinned after this entry; None where it is no news."""
    match entry.body:
        case (
            Pinned(pins=int(pins))
            | Unpinned(pins=int(pins))
            | Deleted(pins=int(pins))
            | Purged(pins=int(pins))
            | Restored(pins=int(pins))
            | Expired(pins=pins)
            | Erased(pins=pins)
        ):
            return pins
        case _:
            return None


def _in_order(one: Sequence[Entry], many: Sequence[Entry]) -> Sequence[Entry]:
    return sorted((*one, *many), key=lambda entry: entry.seq) if many else one


def _unless_overtaken(entry: Entry, changes: dict[int, list[Entry]], gone: set[int]) -> Entry:
    if not holds_text(entry):
        return entry
    target = target_of(entry) or 0
    later = (one for one in changes.get(target, ()) if one.seq > entry.seq)
    void = target in gone or any(isinstance(one.body, Edited | Deleted) for one in later)
    return overtaken(entry) if void else entry


def _folded(message: Entry, said: Said, entry: Entry) -> Said:
    match entry.body:
        case Purged():
            return _purged(message, said, entry.body, entry.by)
        case Expired(upto=upto):
            return _gone(said, entry.by) if message.seq <= upto else said
        case Erased(who=who, upto=upto):
            theirs = message.by == who and message.seq <= upto
            return _gone(said, entry.by) if theirs else said
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


def _gone(said: Said, by: PersonId) -> Said:
    return said if said.deleted is not UNSET else Said("", deleted=by)


def _purged(message: Entry, said: Said, body: Purged, by: PersonId) -> Said:
    theirs = message.by == body.who and message.at >= body.since
    theirs = theirs and body.first <= message.seq <= body.last
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
