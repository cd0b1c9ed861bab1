"""How often one person may do what: token buckets, as arithmetic on one number each.

A bucket is kept as the moment at which it is full again. Every token taken moves that moment
by the time a token needs to come back; a token is there while it is not too far ahead. That
is the same as counting tokens, and a bucket that is full need not be remembered at all.
"""

import re
from enum import StrEnum

from msgspec import Struct

from linnet.protocol.commands import (
    Accept,
    Acts,
    Ban,
    Block,
    Command,
    CreateRoom,
    Delete,
    Direct,
    Edit,
    Editions,
    Erase,
    Hello,
    History,
    Invite,
    Join,
    Kick,
    Leave,
    ListPeople,
    ListRooms,
    Mask,
    Mute,
    Pin,
    Ping,
    Pins,
    Purge,
    React,
    Read,
    Readers,
    Rename,
    Report,
    Reports,
    Resolve,
    Retention,
    Say,
    Search,
    SetDraft,
    SetLevel,
    SetPolicy,
    SetRole,
    SetTopic,
    Typing,
    Unban,
    Unblock,
    Undo,
    Unmute,
    Unpin,
    Unreact,
    Voice,
)

SLOWEST = 60.0
"""Seconds a token may need to come back: a client that waits always gets through, and soon."""
MOST = 1_000_000
"""Tokens a second, or in a bucket."""
_RATE = re.compile(r"([0-9]{1,7}(?:\.[0-9]{1,3})?) ?/ ?(s|min)(?: burst ([0-9]{1,7}))?")
_SECONDS = {"s": 1.0, "min": 60.0}
_DUST = 1e-6
"""Seconds that adding up fractions may cost."""


class Kind(StrEnum):
    """What is counted together; each kind has a setting `rate_KIND`."""

    MESSAGES = "messages"
    JOINS = "joins"
    NAMES = "names"
    REACTIONS = "reactions"
    UPLOADS = "uploads"
    SIGNALS = "signals"
    OTHER = "other"


_COMMANDS: dict[Kind, tuple[type[Command], ...]] = {
    Kind.MESSAGES: (Say, Edit),
    Kind.JOINS: (CreateRoom, Direct, Join, Leave, Invite, Accept),
    Kind.NAMES: (Rename, SetTopic),
    Kind.REACTIONS: (React, Unreact),
    Kind.SIGNALS: (Typing,),
    Kind.OTHER: (
        *(SetRole, SetPolicy, Voice, Mask, Delete, Pin, Unpin, Kick, Ban, Unban, Mute, Unmute),
        *(Purge, Read, History, ListPeople, ListRooms, Editions, Pins, SetLevel, SetDraft),
        *(Block, Unblock, Readers, Report, Reports, Resolve, Acts, Undo, Search, Retention, Erase),
    ),
}
KINDS = {command: kind for kind, commands in _COMMANDS.items() for command in commands}
"""The kind of every command; a test holds it complete."""
FREE = (Hello, Ping)
"""Not counted: there is one hello a connection, and a ping concerns nobody else."""


def kind_of(command: Command) -> Kind:
    """What this command counts as."""
    return KINDS.get(type(command), Kind.OTHER)


class Rate(Struct, frozen=True):
    """A bucket's rule: a token comes back in `each` seconds, and all of them in `span` more."""

    each: float
    span: float

    def wait(self, full: float, now: float) -> float:
        """Seconds until there is a token in the bucket that is full then; 0 or less is now."""
        return full - now - self.span

    def taken(self, full: float, now: float) -> float:
        """When the bucket is full again after a token was taken."""
        return (full if full > now else now) + self.each


def parse(text: str) -> Rate | None:
    """`10/s burst 30`, `6/min` (a burst of as many), or `off`. Raises ValueError."""
    if text == "off":
        return None
    found = _RATE.fullmatch(text)
    if not found:
        raise ValueError(text)
    many = float(found[1])
    burst = int(found[3]) if found[3] else max(1, int(many))
    if not 1 <= burst <= MOST or not _SECONDS[found[2]] / SLOWEST <= many <= MOST:
        raise ValueError(text)
    each = _SECONDS[found[2]] / many
    return Rate(each, (burst - 1) * each + _DUST)
