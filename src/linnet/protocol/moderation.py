"""Keeping order: acts of moderators, what they leave behind, and the audit log.

`everywhere` makes an act count in all rooms: it is logged in the lobby and needs a role on the
server. Every act is kept with who, when and why, and most can be undone for a day.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from linnet.protocol import limits
from linnet.protocol.ids import Millis, PersonId, PersonRef, Place, RoomId, RoomRef, SendId, SeqWish
from linnet.protocol.people import Role
from linnet.protocol.policies import Policy
from linnet.protocol.tags import Happening, Told, Value, Wish

Why = Annotated[str, Meta(max_length=limits.WHY)]
Span = Annotated[int, Meta(ge=1, le=315_360_000)]
"""Seconds."""


class Kick(Wish, frozen=True, kw_only=True):
    """Put somebody out of a room; they may come back. Everywhere: end their connections."""

    send_id: SendId
    room: RoomRef
    who: PersonRef
    why: Why = ""
    everywhere: bool = False


class Ban(Wish, frozen=True, kw_only=True):
    """Put somebody out of a room and keep them out, for a time or for good.

    Everywhere: off the server; `address` bans the network addresses they come from as well.
    """

    send_id: SendId
    room: RoomRef
    who: PersonRef
    span: Span | None = None
    why: Why = ""
    everywhere: bool = False
    address: bool = False


class Unban(Wish, frozen=True, kw_only=True):
    """Let somebody come back."""

    send_id: SendId
    room: RoomRef
    who: PersonRef
    everywhere: bool = False


class Mute(Wish, frozen=True, kw_only=True):
    """Let somebody read but not speak or react, for a time."""

    send_id: SendId
    room: RoomRef
    who: PersonRef
    span: Span
    why: Why = ""
    everywhere: bool = False


class Unmute(Wish, frozen=True, kw_only=True):
    """Let somebody speak again."""

    send_id: SendId
    room: RoomRef
    who: PersonRef
    everywhere: bool = False


class Purge(Wish, frozen=True, kw_only=True):
    """Remove a person's messages, all or those of the last `span` seconds.

    Everywhere: in all rooms. With `preview` nothing is removed, only counted.
    """

    send_id: SendId
    room: RoomRef
    who: PersonRef
    span: Span | None = None
    why: Why = ""
    everywhere: bool = False
    preview: bool = False


class Report(Wish, frozen=True, kw_only=True):
    """Show a message to the moderators; nobody else learns of it."""

    send_id: SendId
    room: RoomRef
    seq: Place
    why: Why = ""


class Reports(Wish, frozen=True, kw_only=True):
    """Messages that were reported and not looked at, of a room or of all one moderates."""

    send_id: SendId
    room: RoomRef | None = None


class Resolve(Wish, frozen=True):
    """A report was looked at."""

    send_id: SendId
    report: int


class Acts(Wish, frozen=True, kw_only=True):
    """The audit log, newest first, of a room or of all one moderates; before an act."""

    send_id: SendId
    room: RoomRef | None = None
    before: SeqWish | None = None


class Undo(Wish, frozen=True):
    """Take an act back, within a day."""

    send_id: SendId
    act: int


class Kicked(Happening, frozen=True):
    """Somebody was put out; they may come back. `everywhere`: their connections ended."""

    who: PersonId
    who_name: str
    why: str = ""
    everywhere: bool = False


class Banned(Happening, frozen=True):
    """Somebody was put out and may not come back before `until`; absent means for good.

    `left` says that they were a member until now.
    """

    who: PersonId
    who_name: str
    until: Millis | UnsetType = UNSET
    left: bool = False
    why: str = ""
    everywhere: bool = False


class Unbanned(Happening, frozen=True):
    """Somebody may come back; with `role` they are a member again, as that."""

    who: PersonId
    who_name: str
    role: Role | UnsetType = UNSET
    everywhere: bool = False


class Muted(Happening, frozen=True):
    """Somebody may not speak before `until`."""

    who: PersonId
    who_name: str
    until: Millis
    why: str = ""
    everywhere: bool = False


class Unmuted(Happening, frozen=True):
    """Somebody may speak again."""

    who: PersonId
    who_name: str
    everywhere: bool = False


class Purged(Happening, frozen=True):
    """What a person posted here at the places `first` to `last`, since `since`, is gone.

    `messages` is how many that were. Many messages are removed by several such entries.
    `pins` is how many messages of the room are pinned now, where some of these were.
    """

    who: PersonId
    who_name: str
    first: Place
    last: Place
    since: Millis = 0
    messages: int = 0
    why: str = ""
    pins: int | UnsetType = UNSET


class Restored(Happening, frozen=True):
    """A removal was taken back: the messages whose `rev` is `removal` are fetched anew.

    `pins` is how many messages of the room are pinned now, where some of these are again.
    """

    removal: Place
    messages: int = 1
    pins: int | UnsetType = UNSET


ActKind = Literal[
    "kick",
    "ban",
    "unban",
    "mute",
    "unmute",
    "delete",
    "purge",
    "policy",
    "role",
    "resolve",
    "undo",
    "add-person",
    "one-time",
    "end-sessions",
    "give-code",
    "drop-code",
    "make-invitation",
    "drop-invitation",
    "make-bot",
    "make-hook",
    "bot-token",
    "remove-bot",
    "setting",
]
"""What was done; `undo` took back the act in `of`. The last ten are about the server: accounts
made (`messages` says how many), a one-time password or code given, sessions ended, bots, and a
setting changed, which `who_name` names."""


class Act(Value, frozen=True, kw_only=True):
    """One line of the audit log. `undone` is when it was taken back.

    After an act about a policy `policy` is how the room was kept, and `changed` names what of it
    was otherwise before.
    """

    id: int
    at: Millis
    by: PersonId
    by_name: str
    kind: ActKind
    room: RoomId
    everywhere: bool = False
    who: PersonId | UnsetType = UNSET
    who_name: str = ""
    why: str = ""
    until: Millis | UnsetType = UNSET
    messages: int = 0
    of: int = 0
    undone: Millis | UnsetType = UNSET
    undone_by: str = ""
    policy: Policy | UnsetType = UNSET
    changed: tuple[str, ...] = ()


class ActsTold(Told, frozen=True, tag="acts"):
    """A page of the audit log, newest first."""

    send_id: str
    acts: list[Act]
    more: bool


class Reported(Value, frozen=True, kw_only=True):
    """A report: the message as it was, and what was said just before it."""

    id: int
    at: Millis
    by: PersonId
    by_name: str
    room: RoomId
    seq: int
    who: PersonId
    who_name: str
    text: str
    why: str = ""
    context: tuple[str, ...] = ()


class ReportsTold(Told, frozen=True, tag="reports"):
    """Reports that wait; without `send_id` it is news for a moderator who is online."""

    reports: list[Reported]
    send_id: str = ""


class PurgeTold(Told, frozen=True, tag="purge"):
    """How many messages a purge removes, or removed, in how many rooms."""

    send_id: str
    messages: int
    rooms: int
    preview: bool
