"""What the server tells. Clients let unknown types and fields pass."""

from msgspec import UNSET, Struct, UnsetType, field

from linnet.protocol.entries import Entry, RoomKind
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.keeping import EraseTold, RetentionTold
from linnet.protocol.limits import Limits
from linnet.protocol.messages import EditionsTold
from linnet.protocol.mine import BlockedTold, Draft, DraftTold, Level, LevelTold, ReadersTold
from linnet.protocol.moderation import ActsTold, PurgeTold, ReportsTold
from linnet.protocol.people import Named, Person, Present, Role
from linnet.protocol.policies import Policy
from linnet.protocol.search import Found
from linnet.protocol.tags import Told, Value


class Marker(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """How far somebody has read: unread is the room's `count` less this `count`.

    `count` has all messages up to `seq`, and of the later ones those they wrote themselves: to
    say something moves the marker there. `mentions` are the messages after it that call them,
    but for those of people they have blocked. Later entries than `head` are not counted in.
    """

    seq: int
    count: int
    mentions: int = 0
    head: int = 0


class RoomView(Struct, frozen=True, kw_only=True, gc=False, omit_defaults=True):
    """A room as one person sees it.

    `role` is absent for a room they are not in, `with` is the other person of a direct room.
    `pins` is the number of pinned messages; `level` and `draft` are this person's own.
    """

    id: RoomId
    name: str
    kind: RoomKind
    topic: str = ""
    role: Role | UnsetType = UNSET
    head: int
    count: int
    read: Marker
    members: int
    online: int
    with_: Named | UnsetType = field(name="with", default=UNSET)
    policy: Policy = Policy()
    level: Level = "everything"
    draft: Draft | UnsetType = UNSET
    pins: int = 0


class Clock(Struct, frozen=True, kw_only=True, gc=False):
    """How right the server's clock is, as an NTP server saw it.

    `offset` is what to add to the server's time to have the right one, in milliseconds, and
    `measured` when that was found, by the server's clock; both are absent before the first
    success. `failed` says why the last try found nothing.
    """

    offset: float | UnsetType = UNSET
    measured: Millis | UnsetType = UNSET
    failed: str | UnsetType = UNSET


class About(Struct, frozen=True, kw_only=True, gc=False):
    """The server: `id` stays the same for the life of its data folder.

    `clock` is absent where no NTP server is set.
    """

    id: str
    name: str
    version: str
    time: Millis
    clock: Clock | UnsetType = UNSET


class Welcome(Told, frozen=True, kw_only=True):
    """The answer to hello. `token` is there for a new guest only: keep it to come back."""

    you: Person
    token: str | UnsetType = UNSET
    server: About
    rooms: list[RoomView]
    people: list[Present]
    limits: Limits
    heartbeat: float
    blocked: list[Named] = []


class Done(Told, frozen=True):
    """Granted, and committed, as this place in this room's log."""

    send_id: str
    room: RoomId
    seq: int


class Refusal(Told, frozen=True, tag="refused", kw_only=True):
    """Not granted: a stable reason and one sentence a person can act on."""

    send_id: str | UnsetType = UNSET
    reason: str
    message: str
    retry_after: float | UnsetType = UNSET


class HistoryPage(Told, frozen=True, tag="history"):
    """Entries in order. `more` says whether there are further ones in the direction asked.

    Around a place that means later ones; there are earlier ones where the first seq is above 1.
    """

    send_id: str
    room: RoomId
    entries: list[Entry]
    head: int
    more: bool


class PinnedMessage(Value, frozen=True, kw_only=True):
    """A pinned message as it is now, and who pinned it when."""

    message: Entry
    by: PersonId
    by_name: str
    at: Millis


class PinsTold(Told, frozen=True, tag="pins"):
    """Pinned messages of a room, the last pinned first; perhaps there are more."""

    send_id: str
    room: RoomId
    pins: list[PinnedMessage]
    more: bool


class PeoplePage(Told, frozen=True, tag="people"):
    """People of a room, those online first; `total` counts all."""

    send_id: str
    room: RoomId
    people: list[Present]
    total: int


class RoomList(Told, frozen=True, tag="rooms"):
    """Rooms one is in or could join."""

    send_id: str
    rooms: list[RoomView]


class RoomTold(Told, frozen=True, tag="room"):
    """You are in this room now, or it changed; its live entries follow."""

    room: RoomView


class Presence(Told, frozen=True, kw_only=True):
    """Who came and went, gathered; beyond the names listed only counts are told."""

    room: RoomId
    came: list[Present] = []
    came_more: int = 0
    went: list[Present] = []
    went_more: int = 0
    online: int


class TypingTold(Told, frozen=True, tag="typing"):
    """These people are writing."""

    room: RoomId
    who: list[PersonId]


class ReadTold(Told, frozen=True, tag="read", omit_defaults=True):
    """Your own marker moved, perhaps on another device; see `Marker`."""

    room: RoomId
    seq: int
    count: int
    mentions: int = 0
    head: int = 0


class Pong(Told, frozen=True):
    """I am here, and this is my clock."""

    time: Millis


class Closing(Told, frozen=True):
    """The connection ends now, for this reason."""

    reason: str
    message: str


Frame = (
    Welcome
    | Entry
    | Done
    | Refusal
    | HistoryPage
    | PeoplePage
    | RoomList
    | RoomTold
    | Presence
    | TypingTold
    | ReadTold
    | EditionsTold
    | PinsTold
    | DraftTold
    | LevelTold
    | BlockedTold
    | ReadersTold
    | Found
    | ActsTold
    | ReportsTold
    | PurgeTold
    | RetentionTold
    | EraseTold
    | Pong
    | Closing
)
