"""Entries that are no messages, in words. What others wrote is cleaned here."""

from msgspec import UNSET

from linnet.markup import excerpt
from linnet.protocol.entries import (
    Created,
    Entry,
    Invited,
    Joined,
    Left,
    PolicySet,
    Renamed,
    RoleSet,
    Said,
    TopicSet,
)
from linnet.protocol.ids import PersonId
from linnet.protocol.keeping import Erased, Expired
from linnet.protocol.messages import (
    Deleted,
    Edited,
    Pinned,
    Reacted,
    Unpinned,
    Unreacted,
)
from linnet.protocol.moderation import (
    Banned,
    Kicked,
    Muted,
    Purged,
    Restored,
    Unbanned,
    Unmuted,
)
from linnet.protocol.people import Role
from linnet.terminal.clean import one_line
from linnet.terminal.colour import PLAIN, Palette
from linnet.terminal.formatting import formatted
from linnet.terminal.policies import change_words
from linnet.terminal.words import until

_EXCERPT = 50
"""Characters of a message where it is only spoken of."""
_UNKNOWN = "did something this version has no words for"


def what_happened(entry: Entry, paint: Palette = PLAIN, about: Entry | None = None) -> str:
    """A notice in one line; `about` is the message it changes, as it is now, where held."""
    match entry.body:
        case Expired(messages=number, upto=upto):
            return f"* gone after their time, up to [{upto}]: {messages(number)}"
        case Erased(upto=upto):
            return f"* somebody was erased, and all they had said here up to [{upto}]"
    who = paint.name(one_line(entry.name), entry.by)
    sign, deed = _room(entry, paint) or _message(entry, paint, about) or _order(entry, paint)
    return f"{sign} {who} {deed}"


def spoken_of(message: Entry | None, seq: int, paint: Palette = PLAIN) -> str:
    """A message in a few words: `[12] Ada: Shall we start?`."""
    if message is None or not isinstance(message.body, Said):
        return f"[{seq}]"
    return f"[{seq}] {paint.name(one_line(message.name), message.by)}: {gist(message)}"


def gist(message: Entry) -> str:
    """The beginning of a message in one line."""
    said = message.body
    if not isinstance(said, Said) or said.deleted is not UNSET:
        return "(deleted)"
    names = [f"[file] {file.name}" for file in said.files]
    return one_line(excerpt(" ".join(filter(None, [said.text, *names])), _EXCERPT))


def _room(entry: Entry, paint: Palette) -> tuple[str, str] | None:
    """What happened to the room and who is in it."""
    match entry.body:
        case Created(who_name=other) if other:
            return "*", f"began to talk with {one_line(other)}"
        case Created(name=name):
            return "*", f"made the room #{one_line(name)}"
        case Joined():
            return "→", "joined"
        case Left():
            return "←", "left"
        case Invited(who=id, who_name=name):
            return "→", f"brought {_named(name, id, paint)} in"
        case Renamed(name=name):
            return "*", f"renamed the room to #{one_line(name)}"
        case TopicSet(topic=topic):
            return "*", f"set the topic: {one_line(topic)}" if topic else "cleared the topic"
        case RoleSet(who=id, who_name=name, role=role):
            rank = "an owner" if role is Role.OWNER else f"a {role}"
            return "*", f"made {_named(name, id, paint)} {rank}"
        case PolicySet():
            return "*", f"changed how the room is kept: {change_words(entry.body)}"
    return None


def _message(entry: Entry, paint: Palette, about: Entry | None) -> tuple[str, str] | None:
    """What happened to one message."""
    match entry.body:
        case Edited(target=seq, text=str(text)):
            return "*", f"changed [{seq}]: {formatted(text, paint)}"
        case Edited(target=seq):
            return "*", f"changed [{seq}]"
        case Deleted(target=seq):
            foreign = about is not None and about.by != entry.by
            whose = f" of {_named(about.name, about.by, paint)}" if about and foreign else ""
            return "*", f"deleted [{seq}]{whose}"
        case Reacted(target=seq, emoji=emoji):
            return "*", f"reacted {one_line(emoji)} to {spoken_of(about, seq, paint)}"
        case Unreacted(target=seq, emoji=emoji):
            return "*", f"took {one_line(emoji)} back from {spoken_of(about, seq, paint)}"
        case Pinned(target=seq):
            return "*", f"pinned {spoken_of(about, seq, paint)}"
        case Unpinned(target=seq):
            return "*", f"unpinned {spoken_of(about, seq, paint)}"
    return None


def _order(entry: Entry, paint: Palette) -> tuple[str, str]:
    """What a moderator did."""
    match entry.body:
        case Kicked(who=id, who_name=name, why=why, everywhere=everywhere):
            place = " of the server" if everywhere else ""
            return "*", f"put {_named(name, id, paint)} out{place}{_because(why)}"
        case Banned(who=id, who_name=name, until=end, why=why, everywhere=everywhere):
            place = " from the server" if everywhere else ""
            span = f"until {until(end, entry.at)}" if isinstance(end, int) else "for good"
            return "*", f"banned {_named(name, id, paint)}{place} {span}{_because(why)}"
        case Unbanned(who=id, who_name=name, everywhere=everywhere):
            place = " to the server" if everywhere else ""
            return "*", f"lets {_named(name, id, paint)} come back{place}"
        case Muted(who=id, who_name=name, until=end, why=why, everywhere=everywhere):
            place = " everywhere" if everywhere else ""
            span = f"until {until(end, entry.at)}"
            return "*", f"muted {_named(name, id, paint)}{place} {span}{_because(why)}"
        case Unmuted(who=id, who_name=name, everywhere=everywhere):
            place = " everywhere" if everywhere else ""
            return "*", f"lets {_named(name, id, paint)} speak again{place}"
        case Purged(who=id, who_name=name, messages=number, why=why):
            return "*", f"removed {messages(number)} of {_named(name, id, paint)}{_because(why)}"
        case Restored(messages=number):
            return "*", f"brought {messages(number)} back"
        case _:
            return "*", _UNKNOWN


def messages(number: int) -> str:
    """`1 message`, `12 messages`."""
    return f"{number} message{'' if number == 1 else 's'}"


def _named(name: str, id: PersonId, paint: Palette) -> str:
    return paint.name(one_line(name), id)


def _because(why: str) -> str:
    return f": {one_line(why)}" if why.strip() else ""
