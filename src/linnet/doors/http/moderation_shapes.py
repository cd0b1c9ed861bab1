"""What requests and answers about keeping order look like."""

from msgspec import Struct

from linnet.doors.http.shapes import Wish
from linnet.protocol.ids import PersonRef, Place, SeqWish
from linnet.protocol.moderation import Act, Reported, Span, Why


class KickWish(Wish, frozen=True):
    """Whom to put out, and why. Everywhere: off the server, for now."""

    who: PersonRef
    why: Why = ""
    everywhere: bool = False


class BanWish(Wish, frozen=True):
    """Whom to keep out, and for how many seconds; without, for good."""

    who: PersonRef
    span: Span | None = None
    why: Why = ""
    everywhere: bool = False
    address: bool = False


class MuteWish(Wish, frozen=True):
    """Who may not speak for so many seconds."""

    who: PersonRef
    span: Span
    why: Why = ""
    everywhere: bool = False


class LiftWish(Wish, frozen=True):
    """Whether what is lifted counted everywhere."""

    everywhere: bool = False


class PurgeWish(Wish, frozen=True):
    """Whose messages go, perhaps only those of the last `span` seconds; or only count them."""

    who: PersonRef
    span: Span | None = None
    why: Why = ""
    everywhere: bool = False
    preview: bool = False


class ReportWish(Wish, frozen=True):
    """The message to show to the moderators, and why."""

    seq: Place
    why: Why = ""


class ActsWish(Wish, frozen=True):
    """The acts before this one; without, the newest."""

    before: SeqWish | None = None


class Gone(Struct, frozen=True):
    """How many messages go, or went, in how many rooms."""

    messages: int
    rooms: int
    preview: bool


class Noticed(Struct, frozen=True):
    """The moderators have it, or have looked at it: the place of the message."""

    room: str
    seq: int


class Waiting(Struct, frozen=True):
    """Reports nobody has looked at, oldest first."""

    reports: list[Reported]


class Done(Struct, frozen=True):
    """What was done to keep order, newest first."""

    acts: list[Act]
    more: bool
