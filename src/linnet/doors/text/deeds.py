"""Entries that are no messages, each as one readable line."""

from collections.abc import Callable

from linnet.doors.lines.reader import shown
from linnet.protocol import entries as e
from linnet.protocol.entries import Entry
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Role

Who = Callable[[PersonId, str], str]
"""How a door writes a person, given their id and name."""


def deed(entry: Entry, who: Who, about: Callable[[int], str]) -> str:
    """What happened, without line ends; `about` says which message a number means."""
    match entry.body:
        case e.Expired(upto=upto):
            return f"Messages up to {upto} are gone: this room keeps them no longer."
        case e.Erased(upto=upto):
            return f"Somebody was erased, and what they had said here up to {upto}."
    by = who(entry.by, entry.name)
    words = _room(entry, who) or _message(entry, about) or _order(entry, who)
    return f"{by} {words or 'did something this door has no words for'}"


def _room(entry: Entry, who: Who) -> str:
    """What happened to the room and who is in it."""
    match entry.body:
        case e.Created(who=str(id), who_name=name):
            return f"began to talk with {who(id, name)}"
        case e.Created():
            return "made this room"
        case e.Joined():
            return "joined"
        case e.Left():
            return "left"
        case e.Invited(who=id, who_name=name):
            return f"brought {who(id, name)} in"
        case e.Renamed(name=name):
            return f"renamed this room to #{shown(name)}"
        case e.TopicSet(topic=topic):
            return f"set the topic: {shown(topic)}" if topic else "cleared the topic"
        case e.RoleSet(who=id, who_name=name, role=role):
            return f"made {who(id, name)} {'an owner' if role is Role.OWNER else f'a {role}'}"
        case e.PolicySet(policy=policy, who=str(id), who_name=name):
            whom = who(id, name)
            return f"gave {whom} a voice" if id in policy.voices else f"took {whom}'s voice back"
        case e.PolicySet(changed=changed):
            return f"changed how this room is kept ({', '.join(changed)})".replace(" ()", "")
    return ""


def _message(entry: Entry, about: Callable[[int], str]) -> str:
    """What happened to one message."""
    match entry.body:
        case e.Edited(target=seq, text=str(text)):
            return f"changed {about(seq)}: {shown(text)}"
        case e.Edited(target=seq):
            return f"changed {about(seq)}"
        case e.Deleted(target=seq):
            return f"deleted message {seq}"
        case e.Reacted(target=seq, emoji=emoji):
            return f"reacted {shown(emoji)} to {about(seq)}"
        case e.Unreacted(target=seq, emoji=emoji):
            return f"took {shown(emoji)} back from {about(seq)}"
        case e.Pinned(target=seq):
            return f"pinned {about(seq)}"
        case e.Unpinned(target=seq):
            return f"unpinned {about(seq)}"
    return ""


def _order(entry: Entry, who: Who) -> str:
    """What a moderator did."""
    match entry.body:
        case e.Kicked(who=id, who_name=name, why=why):
            return f"put {who(id, name)} out{_because(why)}"
        case e.Banned(who=id, who_name=name, why=why):
            return f"banned {who(id, name)}{_because(why)}"
        case e.Unbanned(who=id, who_name=name):
            return f"lets {who(id, name)} come back"
        case e.Muted(who=id, who_name=name, why=why):
            return f"muted {who(id, name)}{_because(why)}"
        case e.Unmuted(who=id, who_name=name):
            return f"lets {who(id, name)} speak again"
        case e.Purged(who=id, who_name=name, messages=number, why=why):
            return f"removed {number} messages of {who(id, name)}{_because(why)}"
        case e.Restored(messages=number):
            return f"brought {number} messages back"
    return ""


def _because(why: str) -> str:
    return f": {shown(why)}" if why else ""
