"""What a client tells its face or bot, one thing after the other.

Besides these, frames are passed on as they came: `Presence`, `TypingTold` without blocked people,
and `ReadTold`, `LevelTold`, `DraftTold` and `BlockedTold`, after which rooms look accordingly;
to moderators `ReportsTold`, when somebody reported a message.
"""

from msgspec import Struct

from linnet.client.refused import Refused
from linnet.protocol.commands import RoomCommand
from linnet.protocol.entries import Entry
from linnet.protocol.frames import (
    About,
    BlockedTold,
    Done,
    DraftTold,
    HistoryPage,
    LevelTold,
    PeoplePage,
    PinsTold,
    Presence,
    ReadersTold,
    ReadTold,
    RoomList,
    RoomView,
    TypingTold,
)
from linnet.protocol.ids import RoomId
from linnet.protocol.keeping import EraseTold, RetentionTold
from linnet.protocol.messages import EditionsTold
from linnet.protocol.moderation import ActsTold, PurgeTold, ReportsTold
from linnet.protocol.people import Person
from linnet.protocol.search import Found

Answer = (
    Done
    | HistoryPage
    | PeoplePage
    | RoomList
    | PinsTold
    | EditionsTold
    | Found
    | ReadersTold
    | BlockedTold
    | RetentionTold
    | EraseTold
    | PurgeTold
    | ActsTold
    | ReportsTold
)


class Connecting(Struct, frozen=True):
    """The connection is being made, for the how-many-th time since it last stood."""

    attempt: int


class Connected(Struct, frozen=True):
    """The server said welcome. `token` is new and worth keeping."""

    you: Person
    server: About
    token: str | None = None


class ClockOff(Struct, frozen=True):
    """This machine's clock is so many seconds ahead of the server's; behind, where negative.

    Told after `Connected`, once a connection, where it is more than five. Which of the two is
    right, `Connected.server.clock` may tell.
    """

    seconds: float


class Reconnecting(Struct, frozen=True):
    """There is no connection; the next try is in this many seconds."""

    after: float
    cause: str


class Closed(Struct, frozen=True):
    """There is no connection and there will be none: the last event."""

    reason: str
    message: str


class Arrived(Struct, frozen=True):
    """The next entry of a room: every one after the place held, once, in order."""

    entry: Entry


class Changed(Struct, frozen=True):
    """A message is another one now, because of this entry: edited, deleted, reacted to.

    `because` is None where a page of history told it first.
    """

    message: Entry
    because: Entry | None


class Overtaken(Struct, frozen=True):
    """An earlier edit is void and has lost its text: for who keeps copies; nothing to show."""

    edit: Entry


class Older(Struct, frozen=True):
    """Earlier entries joined the timeline at its beginning."""

    room: RoomId
    entries: list[Entry]


class RoomChanged(Struct, frozen=True):
    """You are in this room, and this is how it looks now."""

    room: RoomView


class RoomGone(Struct, frozen=True):
    """You are not in this room any more."""

    room: RoomId


class Restarted(Struct, frozen=True):
    """The copy of this room's log is void; the timeline begins anew."""

    room: RoomId


class Queued(Struct, frozen=True):
    """A wish is in the outbox."""

    command: RoomCommand


class Answered(Struct, frozen=True):
    """A wish was granted, or a question answered."""

    send_id: str
    answer: Answer


class Declined(Struct, frozen=True):
    """A wish was not granted. `command` is what was in the outbox, so that no text is lost.

    `send_id` is empty when the server named none.
    """

    send_id: str
    refused: Refused
    command: RoomCommand | None = None


class TokenVoid(Struct, frozen=True):
    """The server does not know this session token any more."""

    token: str


class Missed(Struct, frozen=True):
    """So many events were thrown away, because nobody took them: look at the timelines."""

    count: int


Event = (
    Connecting
    | Connected
    | ClockOff
    | Reconnecting
    | Closed
    | Arrived
    | Changed
    | Overtaken
    | Older
    | RoomChanged
    | RoomGone
    | Restarted
    | Queued
    | Answered
    | Declined
    | TokenVoid
    | Missed
    | Presence
    | TypingTold
    | ReadTold
    | LevelTold
    | DraftTold
    | BlockedTold
    | ReportsTold
)
