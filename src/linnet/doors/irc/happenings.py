"""What happens to a room and who is in it, as lines."""

from collections.abc import Mapping
from typing import Protocol

from linnet.doors.irc import capabilities as cap
from linnet.doors.irc import modes
from linnet.doors.irc.msgids import written
from linnet.doors.irc.names import host_of, nick_of
from linnet.doors.irc.scribe import Scribe
from linnet.doors.irc.speech import notice
from linnet.hub.policies import LISTS
from linnet.protocol.entries import (
    Created,
    Entry,
    Invited,
    Joined,
    Left,
    PolicySet,
    Renamed,
    RoleSet,
    TopicSet,
)
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.keeping import Erased, Expired
from linnet.protocol.messages import Pinned, Unpinned
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
from linnet.protocol.policies import Policy

_FOLLOWED = (
    frozenset({"locked", "invited", "hidden", "most", "key", "outsiders", "any_topic"}) | LISTS
)
"""What of a policy has a letter; the rest is told in words."""


class Pen(Protocol):
    """What these functions need of a dialect."""

    caps: frozenset[str]
    scribe: Scribe
    tagged: bool
    draws: bool

    def line(
        self,
        entry: Entry,
        command: str,
        *params: str,
        batch: str = "",
        tags: Mapping[str, str] = ...,
        named: bool = True,
    ) -> bytes: ...
    def marks(self, at: Millis, by: PersonId, batch: str = "") -> dict[str, str]: ...


def happened(pen: Pen, entry: Entry, batch: str, past: bool) -> list[bytes]:
    """The lines of anything that is no message."""
    return (
        _coming(pen, entry, batch, past)
        or _order(pen, entry, batch)
        or _kept(pen, entry, batch)
        or _words(pen, entry, batch)
    )


def joining(pen: Pen, entry: Entry, batch: str = "") -> bytes:
    """Somebody came in, by this entry."""
    params = [pen.scribe.target(entry)]
    if cap.EXTENDED_JOIN in pen.caps:
        face = pen.scribe.faces.known(entry.by, entry.name)
        params += [face.login, face.real or face.name]
    return pen.line(entry, "JOIN", *params, batch=batch)


def _coming(pen: Pen, entry: Entry, batch: str, past: bool) -> list[bytes]:
    """Who comes and goes."""
    scribe, room = pen.scribe, entry.room
    match entry.body:
        case Created(room_kind=kind):
            scribe.role_before(entry, entry.by, Role.OWNER)
            return _came(pen, entry, batch, past) if kind != "direct" else []
        case Joined():
            return _came(pen, entry, batch, past)
        case Left():
            if not past and not scribe.seen(room, entry.by):
                gone = entry.by in scribe.leaving
                return [] if gone else notice(pen, entry, "left this room", batch)
            scribe.gone.add((room, entry.by))
            why = scribe.beside(entry).why
            params = [scribe.target(entry), *([why] if why else [])]
            return [pen.line(entry, "PART", *params, batch=batch)]
        case Kicked(who=who, who_name=name, why=why, everywhere=False):
            scribe.gone.add((room, who))
            return [_kick(pen, entry, who, name, why, batch)]
        case Invited(who=who, who_name=name) if cap.INVITE_NOTIFY in pen.caps:
            return [pen.line(entry, "INVITE", nick_of(name), scribe.target(entry), batch=batch)]
        case _:
            return []


def _came(pen: Pen, entry: Entry, batch: str, past: bool) -> list[bytes]:
    """A line for those who are really here; others are told of."""
    scribe = pen.scribe
    if past or (entry.room, entry.by) in scribe.arriving:
        scribe.rooms.hear(entry)
        scribe.told.add((entry.room, entry.by))
        face = scribe.faces.here(entry.by)
        lines = [joining(pen, entry, batch)]
        if not past and face is not None and face.away and cap.AWAY_NOTIFY in pen.caps:
            lines.append(pen.line(entry, "AWAY", face.away, named=False))
        return lines
    return notice(pen, entry, "came into this room", batch)


def _kick(pen: Pen, entry: Entry, who: PersonId, name: str, why: str, batch: str) -> bytes:
    nick = nick_of(name)
    why = why or pen.scribe.faces.known(entry.by, entry.name).nick
    return pen.line(entry, "KICK", pen.scribe.target(entry), nick, why, batch=batch)


def _order(pen: Pen, entry: Entry, batch: str) -> list[bytes]:
    """Roles, bans and mutes."""
    there = pen.scribe.target(entry)
    match entry.body:
        case RoleSet(who=who, who_name=name, role=role):
            before = pen.scribe.role_before(entry, who, role)
            if pen.scribe.beside(entry).later:
                return []
            changes = modes.of_role(before, role, nick_of(name))
            return [pen.line(entry, "MODE", there, *modes.written(changes), batch=batch)]
        case Banned(who=who, who_name=name, left=left, why=why, everywhere=False):
            mask = f"*!*@{host_of(who)}"
            lines = [pen.line(entry, "MODE", there, "+b", mask, batch=batch)]
            if left:
                pen.scribe.gone.add((entry.room, who))
                lines.append(_kick(pen, entry, who, name, why, batch))
            return lines
        case Unbanned(who=who, everywhere=False):
            return [pen.line(entry, "MODE", there, "-b", f"*!*@{host_of(who)}", batch=batch)]
        case _:
            return []


def _kept(pen: Pen, entry: Entry, batch: str) -> list[bytes]:
    """The room itself: topic, name, policy."""
    scribe = pen.scribe
    match entry.body:
        case TopicSet(topic=topic):
            scribe.learn_topic(entry)
            return [pen.line(entry, "TOPIC", scribe.target(entry), topic, batch=batch)]
        case Renamed():
            before = scribe.channel_before(entry)
            if cap.RENAME not in pen.caps:
                return []
            why = scribe.beside(entry).why
            return [pen.line(entry, "RENAME", before, scribe.target(entry), why, batch=batch)]
        case PolicySet(policy=policy):
            return _policy(pen, entry, scribe.policy_before(entry, policy), policy, batch)
        case _:
            return []


def _policy(pen: Pen, entry: Entry, before: Policy, policy: Policy, batch: str) -> list[bytes]:
    changes = modes.between(modes.of_policy(before), modes.of_policy(policy))
    changes += modes.of_lists(before, policy, pen.scribe.faces.nick)
    there, lines = pen.scribe.target(entry), []
    if changes:
        lines.append(pen.line(entry, "MODE", there, *modes.written(changes), batch=batch))
    words = [
        f"{name.replace('_', ' ')} is {getattr(policy, name)}"
        for name in Policy.__struct_fields__
        if name not in _FOLLOWED and getattr(policy, name) != getattr(before, name)
    ]
    return [*lines, *(notice(pen, entry, "; ".join(words), batch) if words else [])]


def _words(pen: Pen, entry: Entry, batch: str) -> list[bytes]:
    """What has no command in IRC: said in words, after the name of who did it."""
    about = pen.scribe.gist
    match entry.body:
        case Pinned(target=seq):
            return notice(pen, entry, f"pinned {about(entry.room, seq)}", batch)
        case Unpinned(target=seq):
            return notice(pen, entry, f"unpinned {about(entry.room, seq)}", batch)
        case Purged(who_name=name, messages=number):
            return notice(pen, entry, f"removed {number} messages of {nick_of(name)}", batch)
        case Restored(messages=number):
            return notice(pen, entry, f"brought {number} removed messages back", batch)
        case Expired(messages=number):
            return notice(pen, entry, f"{number} messages went after their time", batch)
        case Erased():
            return notice(pen, entry, "somebody was erased, and what they said here", batch)
        case _:
            deed = _restricted(entry)
            return notice(pen, entry, deed, batch) if deed else []


def _restricted(entry: Entry) -> str:
    match entry.body:
        case Muted(who_name=name, until=until, why=why):
            because = f" ({why})" if why else ""
            return f"muted {nick_of(name)} until {written(until)}{because}"
        case Unmuted(who_name=name):
            return f"lets {nick_of(name)} speak again"
        case Kicked(who_name=name):
            return f"put {nick_of(name)} off the server"
        case Banned(who_name=name):
            return f"banned {nick_of(name)} from the server"
        case Unbanned(who_name=name):
            return f"lets {nick_of(name)} come to the server again"
        case _:
            return ""
