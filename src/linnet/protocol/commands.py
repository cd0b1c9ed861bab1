"""What a client may ask for. A command is a wish; unknown fields are refused."""

from typing import Annotated, Literal

from msgspec import Meta, Struct

from linnet.protocol.ids import SendId
from linnet.protocol.people import Role
from linnet.protocol.tags import tag

RoomRef = Annotated[str, Meta(min_length=1, max_length=80)]
"""A room's id, or its name with or without `#`."""
PersonRef = Annotated[str, Meta(min_length=1, max_length=80)]
"""A person's id or name."""
SeqWish = Annotated[int, Meta(ge=0, le=2**53 - 1)]
"""A place in a room's log, or 0 for before all of it."""


class _Wish(Struct, frozen=True, tag_field="type", tag=tag, forbid_unknown_fields=True, gc=False):
    """What all commands have in common."""


class Hello(_Wish, frozen=True, kw_only=True):
    """The first frame: who I am, and the last seq I hold of each room.

    `token` of an earlier session, or `name` for a new guest. Rooms that are not named start
    at the head the welcome tells.
    """

    token: Annotated[str, Meta(max_length=128)] | None = None
    name: Annotated[str, Meta(max_length=200)] | None = None
    rooms: dict[str, SeqWish] = {}
    agent: Annotated[str, Meta(max_length=200)] = ""


class Say(_Wish, frozen=True):
    """Post a message to a room."""

    send_id: SendId
    room: RoomRef
    text: str


class CreateRoom(_Wish, frozen=True):
    """Make a room and be its owner."""

    send_id: SendId
    name: str
    kind: Literal["open", "private"] = "open"
    topic: str = ""


class Direct(_Wish, frozen=True):
    """Open the room of two with somebody, or find it."""

    send_id: SendId
    who: PersonRef


class Join(_Wish, frozen=True):
    """Become a member of an open room."""

    send_id: SendId
    room: RoomRef


class Leave(_Wish, frozen=True):
    """Stop being a member."""

    send_id: SendId
    room: RoomRef


class Invite(_Wish, frozen=True):
    """Make somebody a member."""

    send_id: SendId
    room: RoomRef
    who: PersonRef


class Rename(_Wish, frozen=True):
    """Give a room another name."""

    send_id: SendId
    room: RoomRef
    name: str


class SetTopic(_Wish, frozen=True):
    """Say what a room is about."""

    send_id: SendId
    room: RoomRef
    topic: str


class SetRole(_Wish, frozen=True):
    """Give a member another role."""

    send_id: SendId
    room: RoomRef
    who: PersonRef
    role: Role


class Read(_Wish, frozen=True):
    """I have read up to here. Not an entry: the last one written counts."""

    send_id: SendId
    room: RoomRef
    seq: SeqWish


class History(_Wish, frozen=True, kw_only=True):
    """A page of a room's log: before a seq, after a seq, or the newest."""

    send_id: SendId
    room: RoomRef
    before: SeqWish | None = None
    after: SeqWish | None = None
    limit: Annotated[int, Meta(ge=1, le=2**53 - 1)] = 50


class ListPeople(_Wish, frozen=True):
    """Who is in a room, those online first."""

    send_id: SendId
    room: RoomRef
    offset: SeqWish = 0


class ListRooms(_Wish, frozen=True):
    """The rooms I am in and the open ones I could join."""

    send_id: SendId


class Typing(_Wish, frozen=True):
    """I am writing something. A signal: nobody keeps it."""

    room: RoomRef


class Ping(_Wish, frozen=True):
    """Are you there?"""


RoomCommand = Say | CreateRoom | Direct | Join | Leave | Invite | Rename | SetTopic | SetRole
"""Commands that become an entry in a room's log."""
Query = Read | History | ListPeople | ListRooms
"""Commands that are answered and leave no entry."""
Command = (
    Hello
    | Say
    | CreateRoom
    | Direct
    | Join
    | Leave
    | Invite
    | Rename
    | SetTopic
    | SetRole
    | Read
    | History
    | ListPeople
    | ListRooms
    | Typing
    | Ping
)
