"""What requests and answers about running the server look like."""

from typing import Annotated, Any, Literal

from msgspec import Meta, Struct

from linnet.doors.http.shapes import Wish
from linnet.protocol import limits
from linnet.protocol.administration import (
    Account,
    Bar,
    Card,
    Code,
    Figures,
    Here,
    LogLine,
    Newcomer,
    RoomFigures,
    SessionView,
    Setting,
    Ways,
    Wrong,
)
from linnet.protocol.ids import Millis, NamePart, PersonId, PersonRef, SeqWish


class AccountsWish(Wish, frozen=True):
    """Those whose name has `q` in it, or whose id it is; `offset` to pass over."""

    q: NamePart = ""
    offset: SeqWish = 0


class Accounts(Struct, frozen=True):
    """People by name, at most 500; `total` counts all."""

    people: list[Account]
    total: int


class Enrol(Wish, frozen=True):
    """Accounts to be made, all or none; with `preview` none, only looked through."""

    people: Annotated[list[Newcomer], Meta(min_length=1, max_length=limits.NEWCOMERS)]
    preview: bool = False


class Enrolled(Struct, frozen=True):
    """What to hand out, in the order asked; with any `problems` nothing was made."""

    cards: list[Card]
    problems: list[Wrong]


class Sessions(Struct, frozen=True):
    """Sessions, newest first, at most 500; `total` counts all."""

    sessions: list[SessionView]
    total: int


class NewCode(Struct, frozen=True):
    """A one-time code for a new account. `code` is told only now."""

    id: str
    until: Millis
    code: str


class Codes(Struct, frozen=True):
    """Codes nobody used yet, oldest first."""

    codes: list[Code]


class Dropped(Struct, frozen=True):
    """The code is worth nothing any more."""

    id: str


class Bars(Struct, frozen=True):
    """Who is banned or muted, and where."""

    bars: list[Bar]


class AllRooms(Struct, frozen=True):
    """All rooms but those of two, by name."""

    rooms: list[RoomFigures]


class RoomFor(Wish, frozen=True):
    """A room to be made in the name of who is to own it."""

    name: str
    owner: PersonRef
    kind: Literal["open", "private"] = "open"
    topic: str = ""


class SettingRows(Struct, frozen=True):
    """Settings owners may change from elsewhere, in the order of docs/settings.md."""

    settings: list[Setting]


class NewValue(Wish, frozen=True):
    """What to set; without a value the default counts again."""

    value: Annotated[str, Meta(max_length=4096)] | None = None


class Put(Struct, frozen=True):
    """Who was put into a room; `already` for who was in it before."""

    who: PersonId
    already: bool


class Reloaded(Struct, frozen=True):
    """Settings that took effect, those that need a restart, and what was wrong, or nothing."""

    changed: list[str]
    restart: list[str]
    problem: str


class InEffect(Struct, frozen=True):
    """The settings the server goes by; secrets are left out."""

    settings: dict[str, Any]


class Watch(Wish, frozen=True):
    """Lines of the log after this number."""

    after: SeqWish = 0


class Now(Struct, frozen=True, kw_only=True):
    """What a window at the server's machine shows: the log, who is here, figures, ways in.

    `since` is when this server began, by which numbers of lines count; at most 1,000 lines are
    told at once, and at most 500 people are named, of `people`. `doors` counts connections.
    """

    name: str
    version: str
    since: Millis
    owned: bool
    log: list[LogLine]
    online: list[Here]
    people: int
    doors: dict[str, int]
    figures: Figures
    ways: Ways


class OwnerCode(Struct, frozen=True):
    """A code that makes whoever uses it the owner, once; empty where the server has one."""

    code: str


class Stopping(Struct, frozen=True):
    """The server tells everybody, and ends."""

    people: int
