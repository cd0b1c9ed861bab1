"""What happened. Every entry has a place in its room's log and never moves."""

from typing import Literal

from msgspec import UNSET, Struct, UnsetType

from linnet.protocol.ids import Millis, PersonId, Place, RoomId
from linnet.protocol.keeping import Erased, Expired
from linnet.protocol.messages import Deleted, Edited, Pinned, Reacted, Said, Unpinned, Unreacted
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
from linnet.protocol.policies import PolicySet

RoomKind = Literal["open", "private", "direct"]
"""Open for anybody, private for who is invited, or a room of two."""


class Created(Struct, frozen=True, kw_only=True, tag="created", tag_field="kind", gc=False):
    """The room was made; always its first entry. A direct room names the other person."""

    room_kind: RoomKind
    name: str = ""
    topic: str = ""
    who: PersonId | None = None
    who_name: str = ""


class Joined(Struct, frozen=True, tag="joined", tag_field="kind", gc=False):
    """The person came in."""


class Left(Struct, frozen=True, tag="left", tag_field="kind", gc=False):
    """The person left."""


class Invited(Struct, frozen=True, kw_only=True, tag="invited", tag_field="kind", gc=False):
    """Somebody was made a member by another; with `role`, as what they were before a kick."""

    who: PersonId
    who_name: str
    role: Role | UnsetType = UNSET


class Renamed(Struct, frozen=True, tag="renamed", tag_field="kind", gc=False):
    """The room has another name."""

    name: str


class TopicSet(Struct, frozen=True, tag="topic-set", tag_field="kind", gc=False):
    """The room has another topic; empty means none."""

    topic: str


class RoleSet(Struct, frozen=True, kw_only=True, tag="role-set", tag_field="kind", gc=False):
    """A member has another role."""

    who: PersonId
    who_name: str
    role: Role


class Unknown(Struct, frozen=True, tag="unknown", tag_field="kind", gc=False):
    """A newer server said something this reader has no word for."""


Change = Edited | Deleted | Reacted | Unreacted | Pinned | Unpinned
"""Bodies that change one message, their `target`."""
Body = (
    Said
    | Change
    | Created
    | Joined
    | Left
    | Invited
    | Renamed
    | TopicSet
    | RoleSet
    | PolicySet
    | Kicked
    | Banned
    | Unbanned
    | Muted
    | Unmuted
    | Purged
    | Restored
    | Expired
    | Erased
    | Unknown
)


class Entry(Struct, frozen=True, kw_only=True, tag="entry", tag_field="type", gc=False):
    """One line of a room's log. The envelope is fixed for ever; bodies may grow.

    `count` is the number of messages in the room up to and including this entry, `name` the
    author's name when it happened, `at` the server's clock in milliseconds.
    """

    room: RoomId
    seq: Place
    count: int
    by: PersonId
    name: str
    at: Millis
    send_id: str
    body: Body
