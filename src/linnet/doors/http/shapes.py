"""What requests and answers look like: the bodies and queries of `/api/v1`."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from linnet.protocol.commands import PersonRef, SeqWish
from linnet.protocol.entries import Entry
from linnet.protocol.files import File, FileId
from linnet.protocol.frames import About, Marker, PinnedMessage, RoomView
from linnet.protocol.ids import CheckedSendId, NamePart, Place, RoomId, RoomRef
from linnet.protocol.limits import Limits
from linnet.protocol.messages import Edition
from linnet.protocol.mine import Level
from linnet.protocol.people import Named, Person, Present, Role
from linnet.protocol.policies import Days, Members, Policy, Receipts, Seconds, Word
from linnet.protocol.search import Context, Hit, HitLimit, HitOffset, Order, SearchText, Zone

Line = Annotated[str, Meta(max_length=200)]
Secret = Annotated[str, Meta(max_length=1024)]


class Wish(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What all requests have in common: unknown fields are refused."""


class Nothing(Wish, frozen=True):
    """No fields: an empty body or `{}`."""


class Enter(Wish, frozen=True):
    """Come in by name alone."""

    name: Line


class Register(Wish, frozen=True):
    """Make an account. `owner` asks to own a server nobody owns, from its own machine."""

    name: Line
    password: Secret
    code: Line | None = None
    owner: bool = False


class LogIn(Wish, frozen=True):
    """Sign in to an account. With a one-time password, `new` is the password from now on."""

    name: Line
    password: Secret
    new: Secret | None = None


class Claim(Wish, frozen=True):
    """Make the guest I am an account, perhaps under another name."""

    password: Secret
    name: Line | None = None
    code: Line | None = None


class NewName(Wish, frozen=True):
    """The name a guest is to have."""

    name: Annotated[str, Meta(max_length=200)]


class ChangePassword(Wish, frozen=True):
    """Replace the old password by a new one."""

    old: Secret
    new: Secret


class Others(Wish, frozen=True):
    """With `others` the session that asks goes on."""

    others: bool = False


class MakeRoom(Wish, frozen=True):
    """Make a room and be its owner."""

    name: str
    kind: Literal["open", "private"] = "open"
    topic: str = ""


class ChangeRoom(Wish, frozen=True):
    """Exactly one of the two: a new name, or a new topic."""

    name: str | None = None
    topic: str | None = None


class Words(Wish, frozen=True):
    """A text, which may also be the whole body. The same `send_id` twice happens once."""

    text: str = ""
    send_id: CheckedSendId | None = None


class Post(Words, frozen=True):
    """A message, perhaps as a reply to another or with files."""

    reply_to: Place | None = None
    files: tuple[FileId, ...] = ()


class ChangePolicy(Wish, frozen=True):
    """How a room is kept; what is absent stays as it is. Everywhere: in all rooms."""

    slow: Seconds | None = None
    locked: bool | None = None
    edit_within: Seconds | None = None
    keep_editions: bool | None = None
    receipts: Receipts | None = None
    no_direct: bool | None = None
    retention: Days | None = None
    invited: bool | None = None
    hidden: bool | None = None
    most: Members | None = None
    key: Word | None = None
    outsiders: bool | None = None
    any_topic: bool | None = None
    everywhere: bool = False


class Key(Wish, frozen=True):
    """What a room may ask for before it lets somebody in."""

    key: Word = ""


class BeginUpload(Wish, frozen=True):
    """A file to come. `exact` keeps a picture byte for byte, with where it was taken."""

    name: Annotated[str, Meta(max_length=4096)]
    size: Annotated[int, Meta(ge=0, le=2**53 - 1)]
    exact: bool = False


class Who(Wish, frozen=True):
    """Somebody, by id or name."""

    who: PersonRef


class NewRole(Wish, frozen=True):
    """What somebody becomes in a room."""

    role: Role


class ReadUpTo(Wish, frozen=True):
    """How far I have read."""

    seq: SeqWish


class NewLevel(Wish, frozen=True):
    """What of a room is worth a notification."""

    level: Level


class NewDraft(Wish, frozen=True):
    """What I am writing; an empty text is no draft."""

    text: str
    reply_to: Place | None = None


class PageWish(Wish, frozen=True):
    """Which part of a log: before a seq, after a seq, around one, or the newest."""

    before: SeqWish | None = None
    after: SeqWish | None = None
    around: SeqWish | None = None
    limit: Annotated[int, Meta(ge=1, le=2**53 - 1)] = 50


class Offset(Wish, frozen=True):
    """How many to pass over."""

    offset: SeqWish = 0


class PeopleWish(Wish, frozen=True):
    """Those whose name has `q` in it; `offset` to pass over."""

    q: NamePart = ""
    offset: SeqWish = 0


class SearchWish(Wish, frozen=True):
    """What to look for, as in the `search` of the WebSocket door."""

    q: SearchText
    room: RoomRef | None = None
    order: Order = "time"
    offset: HitOffset = 0
    limit: HitLimit = 20
    context: Context = 1
    zone: Zone = 0


class Here(Struct, frozen=True):
    """The server and its limits in bytes and counts."""

    server: About
    limits: Limits


class SignedIn(Struct, frozen=True):
    """You, and the token that is you from now on: keep it, it is told only once."""

    you: Person
    token: str
    server: About


class Ended(Struct, frozen=True):
    """How many sessions ended."""

    ended: int


class Rooms(Struct, frozen=True):
    """The rooms you are in, then the open ones you could join."""

    rooms: list[RoomView]


class Page(Struct, frozen=True):
    """Entries in order; `more` says whether there are further ones in the direction asked.

    Around a place that means later ones.
    """

    room: RoomId
    entries: list[Entry]
    head: int
    more: bool


class PinnedMessages(Struct, frozen=True):
    """Pinned messages, the last pinned first."""

    room: RoomId
    pins: list[PinnedMessage]
    more: bool


class EarlierTexts(Struct, frozen=True):
    """Texts a message had before the one it has, oldest first."""

    room: RoomId
    seq: int
    editions: list[Edition]
    more: bool


class WholePolicy(Policy, frozen=True, omit_defaults=False):
    """How a room is kept, spelled out. Seconds and days are 0 where there is no limit."""


class People(Struct, frozen=True):
    """People of a room, those online first; `total` counts all."""

    room: RoomId
    people: list[Present]
    total: int


class Hits(Struct, frozen=True):
    """Messages that were found, each with those around it; see `found` in docs/protocol.md."""

    hits: list[Hit]
    total: int
    more: bool
    unknown: list[str]
    partial: bool


class Reached(Struct, frozen=True):
    """How far you have read in a room."""

    room: RoomId
    read: Marker


class ReadBy(Struct, frozen=True):
    """Read by `read` of `members`; the first of those who have not, where names are told."""

    room: RoomId
    seq: int
    read: int
    members: int
    not_yet: list[Named]


class BlockedPeople(Struct, frozen=True):
    """Whom you have blocked, by name."""

    blocked: list[Named]


class SquareWish(Wish, frozen=True):
    """The text a camera is to read."""

    text: Annotated[str, Meta(min_length=1, max_length=500)]


class Square(Struct, frozen=True):
    """A QR code: its rows from above, `1` for dark and `0` for light, without a margin."""

    rows: list[str]


class Places(Struct, frozen=True):
    """Where others reach this server: `pages` for browsers, `links` with its key for programs."""

    pages: list[str]
    links: list[str]


class Avatars(Struct, frozen=True):
    """Who shows a picture of themselves, by id, with a name of the picture that changes with it."""

    avatars: dict[str, str]


class UploadView(Struct, frozen=True, kw_only=True, omit_defaults=True):
    """How much of a file has arrived; `file` is what can be posted once all of it has."""

    id: FileId
    name: str
    size: int
    offset: int
    file: File | UnsetType = UNSET


class DaysWish(Wish, frozen=True):
    """For how many days messages would be kept."""

    days: Annotated[int, Meta(ge=1, le=36_500)]


class Older(Struct, frozen=True, omit_defaults=True):
    """What a room would lose now: so many messages, up to this place."""

    room: RoomId
    days: int
    messages: int
    upto: int | UnsetType = UNSET


class Preview(Wish, frozen=True):
    """True only counts."""

    preview: bool = False


class TakenAway(Struct, frozen=True):
    """How many messages in how many rooms were taken away, or would be."""

    messages: int
    rooms: int
    preview: bool


class Problem(Struct, frozen=True, omit_defaults=True):
    """Why not: a stable reason, one sentence, and seconds to wait where waiting helps."""

    reason: str
    message: str
    retry_after: float | UnsetType = UNSET
