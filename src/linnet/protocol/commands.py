"""What a client may ask for. A command is a wish; unknown fields are refused."""

from typing import Annotated, Literal

from msgspec import Meta

from linnet.protocol.ids import NamePart, PersonRef, RoomRef, SendId, SeqWish
from linnet.protocol.keeping import Erase, Retention
from linnet.protocol.limits import CODE_TEXT
from linnet.protocol.messages import (
    Delete,
    Edit,
    Editions,
    Pin,
    Pins,
    React,
    Say,
    Unpin,
    Unreact,
)
from linnet.protocol.mine import Block, Readers, SetDraft, SetLevel, Unblock
from linnet.protocol.moderation import (
    Acts,
    Ban,
    Kick,
    Mute,
    Purge,
    Report,
    Reports,
    Resolve,
    Unban,
    Undo,
    Unmute,
)
from linnet.protocol.people import Role
from linnet.protocol.policies import Mask, SetPolicy, Voice, Word
from linnet.protocol.search import Search
from linnet.protocol.tags import Wish


class Hello(Wish, frozen=True, kw_only=True):
    """The first frame: who I am, and the last seq I hold of each room.

    `token` of an earlier session, or `name` for a new guest. Rooms that are not named start
    at the head the welcome tells.
    """

    token: Annotated[str, Meta(max_length=128)] | None = None
    name: Annotated[str, Meta(max_length=200)] | None = None
    rooms: dict[str, SeqWish] = {}
    agent: Annotated[str, Meta(max_length=200)] = ""


class CreateRoom(Wish, frozen=True):
    """Make a room and be its owner."""

    send_id: SendId
    name: str
    kind: Literal["open", "private"] = "open"
    topic: str = ""


class Direct(Wish, frozen=True):
    """Open the room of two with somebody, or find it."""

    send_id: SendId
    who: PersonRef


class Join(Wish, frozen=True):
    """Become a member of an open room, which may ask for its key."""

    send_id: SendId
    room: RoomRef
    key: Word = ""


class Leave(Wish, frozen=True):
    """Stop being a member."""

    send_id: SendId
    room: RoomRef


class Invite(Wish, frozen=True):
    """Make somebody a member."""

    send_id: SendId
    room: RoomRef
    who: PersonRef


class Accept(Wish, frozen=True):
    """Come into a room by an invitation, as its link or who gave it says."""

    send_id: SendId
    code: Annotated[str, Meta(min_length=1, max_length=CODE_TEXT)]


class Rename(Wish, frozen=True):
    """Give a room another name."""

    send_id: SendId
    room: RoomRef
    name: str


class SetTopic(Wish, frozen=True):
    """Say what a room is about."""

    send_id: SendId
    room: RoomRef
    topic: str


class SetRole(Wish, frozen=True):
    """Give a member another role."""

    send_id: SendId
    room: RoomRef
    who: PersonRef
    role: Role


class Read(Wish, frozen=True):
    """I have read up to here. Not an entry: the last one written counts."""

    send_id: SendId
    room: RoomRef
    seq: SeqWish


class History(Wish, frozen=True, kw_only=True):
    """A page of a room's log: before a seq, after a seq, around one, or the newest."""

    send_id: SendId
    room: RoomRef
    before: SeqWish | None = None
    after: SeqWish | None = None
    around: SeqWish | None = None
    limit: Annotated[int, Meta(ge=1, le=2**53 - 1)] = 50


class ListPeople(Wish, frozen=True, omit_defaults=True):
    """Who is in a room, those online first.

    With `q` only those whose name has it in it, written in whatever letters look like these.
    """

    send_id: SendId
    room: RoomRef
    offset: SeqWish = 0
    q: NamePart = ""


class ListRooms(Wish, frozen=True):
    """The rooms I am in and the open ones I could join."""

    send_id: SendId


class Typing(Wish, frozen=True):
    """I am writing something. A signal: nobody keeps it."""

    room: RoomRef


class Ping(Wish, frozen=True):
    """Are you there?"""


MessageCommand = Edit | Delete | React | Unreact | Pin | Unpin
"""Commands about a message that is there."""
ModerationCommand = Kick | Ban | Unban | Mute | Unmute
"""Commands about a person in a room, or everywhere."""
RoomCommand = (
    Say
    | CreateRoom
    | Direct
    | Join
    | Leave
    | Invite
    | Rename
    | SetTopic
    | SetRole
    | SetPolicy
    | Voice
    | Mask
    | MessageCommand
    | ModerationCommand
)
"""Commands that become an entry in a room's log."""
Query = (
    Read
    | Accept
    | History
    | ListPeople
    | ListRooms
    | Editions
    | Pins
    | SetLevel
    | SetDraft
    | Block
    | Unblock
    | Readers
    | Purge
    | Report
    | Reports
    | Resolve
    | Acts
    | Undo
    | Search
    | Retention
    | Erase
)
"""Commands that are answered and leave no entry."""
Command = Hello | RoomCommand | Query | Typing | Ping
