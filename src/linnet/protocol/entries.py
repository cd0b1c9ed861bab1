"""What happened. Every entry has a place in its room's log and never moves."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Role

Place = Annotated[int, Meta(ge=1, le=2**53 - 1)]
"""A place in a room's log: 1, 2, 3 and so on without gaps."""
RoomKind = Literal["open", "private", "direct"]
"""Open for anybody, private for who is invited, or a room of two."""


class Said(Struct, frozen=True, tag="said", tag_field="kind", gc=False):
    """A message was posted."""

    text: str


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
    """Somebody was made a member by another."""

    who: PersonId
    who_name: str


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


Body = Said | Created | Joined | Left | Invited | Renamed | TopicSet | RoleSet | Unknown


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
