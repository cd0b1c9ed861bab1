"""Entries that are no messages, in one sentence each."""

from datetime import UTC, datetime

from msgspec import UNSET

from linnet.protocol import entries as e
from linnet.protocol.entries import Body


def what_happened(body: Body) -> str:
    """What the author of the entry did; empty for changes that their message shows anyway."""
    match body:
        case e.Created(who_name=other) if other:
            return f"began to talk with {other}"
        case e.Created(name=name):
            return f"made the room #{name}"
        case e.Joined():
            return "joined"
        case e.Left():
            return "left"
        case e.Invited(who_name=name):
            return f"brought {name} in"
        case e.Renamed(name=name):
            return f"renamed the room to #{name}"
        case e.TopicSet(topic=topic):
            return f"set the topic: {topic}" if topic else "cleared the topic"
        case e.RoleSet(who_name=name, role=role):
            return f"gave {name} the role of {role.value}"
        case e.PolicySet(policy=policy, who=str(id), who_name=name):
            return f"gave {name} a voice" if id in policy.voices else f"took {name}'s voice back"
        case e.PolicySet():
            return "changed how the room is kept"
        case e.Unknown():
            return "did something this version has no words for"
        case _:
            return _moderated(body)


def _moderated(body: Body) -> str:
    match body:
        case e.Kicked(who_name=name, why=why):
            return f"put {name} out{_because(why)}"
        case e.Banned(who_name=name, until=until, why=why):
            span = "for good" if until is UNSET else f"until {moment(until):%d %B %Y %H:%M} UTC"
            return f"banned {name} {span}{_because(why)}"
        case e.Unbanned(who_name=name):
            return f"let {name} come back"
        case e.Muted(who_name=name, until=until, why=why):
            return f"muted {name} until {moment(until):%d %B %Y %H:%M} UTC{_because(why)}"
        case e.Unmuted(who_name=name):
            return f"let {name} speak again"
        case e.Purged(who_name=name, messages=messages):
            return f"removed {messages} messages of {name}"
        case e.Expired(messages=messages):
            return f"let {messages} messages go that were older than this room keeps them"
        case e.Erased():
            return "erased what somebody had said"
        case e.Restored(messages=messages):
            return f"brought {messages} messages back"
        case _:
            return ""


def moment(at: int) -> datetime:
    """A time of the server, in UTC: an export reads the same everywhere."""
    try:
        return datetime.fromtimestamp(at / 1000, UTC)
    except (ValueError, OverflowError, OSError):
        return datetime.fromtimestamp(0, UTC)


def _because(why: str) -> str:
    return f" ({why})" if why else ""
