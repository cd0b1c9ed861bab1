"""Running a server: its accounts, sessions, codes and rooms, as those see them who run it."""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, Struct, UnsetType

from linnet.protocol.entries import RoomKind
from linnet.protocol.ids import Millis, PersonId, RoomId, RoomRef
from linnet.protocol.people import Named, PersonKind, Role
from linnet.protocol.tags import Value

PasswordState = Literal["own", "one-time", "none"]
"""Whether somebody can log in: with a password of their own, a one-time one, or not."""


class Account(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Somebody as those see them who run the server."""

    id: PersonId
    name: str
    kind: PersonKind
    role: Role
    created: Millis
    password: PasswordState
    sessions: int
    online: bool


class SessionView(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A session: who, since when, and what their client calls itself; `id` is no secret.

    `current` is the one that asks.
    """

    id: str
    person: Named
    since: Millis
    agent: str
    online: bool
    current: bool = False


class Code(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A one-time code for a new account that nobody used yet, good `until` then."""

    id: str
    until: Millis


class Bar(Value, frozen=True, kw_only=True):
    """Somebody is banned or muted in a room, or everywhere; without `until` for good."""

    room: RoomId
    room_name: str
    kind: Literal["ban", "mute"]
    everywhere: bool = False
    who: Named
    until: Millis | UnsetType = UNSET


class RoomFigures(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A room from outside: who owns it and how much is in it, but not what was said."""

    id: RoomId
    name: str
    kind: RoomKind
    topic: str
    owners: list[Named]
    members: int
    messages: int
    last: Millis


class LogLine(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A line of the server's log: its number since the start, when, how grave, what, and details.

    `more` is `key=value`, as in the log itself.
    """

    n: int
    at: Millis
    level: str
    event: str
    more: str


class Here(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Somebody online, and by which doors; `unencrypted` as in lists of people."""

    id: PersonId
    name: str
    kind: PersonKind
    role: Role
    doors: list[str]
    unencrypted: bool


class Listens(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Where a door of its own listens: `irc`, `irc-websocket`, `pychat` or `nickname`."""

    door: str
    host: str
    port: int
    encrypted: bool


class Ways(Value, frozen=True, kw_only=True, omit_defaults=False):
    """How people come in: `hosts` are addresses for other machines, the likeliest first.

    `pin` and its `words` are those of the server's own key, `code` the join code, good `until`
    then; each is empty where there is none. `trusted`: an authority for browsers can be had.
    """

    scheme: Literal["http", "https"]
    port: int
    hosts: list[str]
    pin: str
    words: str
    code: str
    until: Millis
    trusted: bool
    others: list[Listens]


class Figures(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Counted since the start: entries, commits and the seconds they took. Sizes are bytes.

    `memory` is 0 where the system does not tell; `trouble` says what the disk does not do.
    """

    entries: int
    commits: int
    commit_seconds: float
    memory: int
    database: int
    disk_free: int
    trouble: str


class Newcomer(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """An account to be made; without a password it gets a one-time one."""

    name: Annotated[str, Meta(max_length=200)]
    password: Annotated[str, Meta(max_length=1024)] | None = None
    role: Role = Role.MEMBER
    rooms: tuple[RoomRef, ...] = ()


class Wrong(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Why one of several cannot be: `index` counts from 0, `reason` is as in a refusal.

    `already-there` is the same name twice in one request, `taken_by` who has the name.
    """

    index: int
    reason: str
    message: str
    taken_by: Named | None = None


class Setting(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A setting that owners may change from elsewhere, as it would be typed.

    `usual` is its default, `choices` are all it may be where these are words; `live` ones take
    effect at once, others when the server starts again. What is `secret` is never told.
    """

    name: str
    group: str
    value: str
    usual: str
    allowed: str
    choices: list[str]
    says: str
    live: bool
    secret: bool


class Changed(Value, frozen=True, kw_only=True, omit_defaults=False):
    """A setting stands in the server's file now.

    `live`: it counts at once. `nearer`: a flag or a variable of the environment says otherwise,
    and counts before the file.
    """

    name: str
    live: bool
    nearer: bool


class Load(Value, frozen=True, kw_only=True):
    """What a server counts: sums since its start, and what is there now.

    `waited` are the seconds its `commits` took, `connections` those of each door, `memory` is
    in bytes and `cpu` in seconds, where the system tells them.
    """

    entries: int
    commits: int
    waited: float
    people: int
    connections: dict[str, int]
    memory: int | UnsetType = UNSET
    cpu: float | UnsetType = UNSET


class Storage(Value, frozen=True, kw_only=True, omit_defaults=False):
    """Bytes: the database and its log of writes, the disk they are on and what is free there.

    `files` are the bytes of everything people sent, `number` how many files that is.
    """

    database: int
    log: int
    free: int
    disk: int
    files: int = 0
    number: int = 0


class Card(Value, frozen=True, kw_only=True, omit_defaults=False):
    """What to hand to somebody; `one_time` is empty for who has a password of their own."""

    id: PersonId
    name: str
    one_time: str
