"""What a room allows besides what its roles do: set by its owners, told to everybody in it."""

from typing import Annotated, Literal, TypedDict

from msgspec import UNSET, Meta, UnsetType

from linnet.protocol import limits
from linnet.protocol.ids import PersonId, PersonRef, RoomRef, SendId
from linnet.protocol.tags import Happening, Value, Wish

Receipts = Literal["off", "counts", "names"]
"""What people may ask about who has read a message: nothing, how many, or also who has not."""
Seconds = Annotated[int, Meta(ge=0, le=604_800)]
Members = Annotated[int, Meta(ge=0, le=1_000_000)]
Days = Annotated[int, Meta(ge=0, le=36_500)]
MaskList = Literal["kept_out", "excepted", "expected"]
Word = Annotated[str, Meta(max_length=limits.MASK)]


class Policy(Value, frozen=True, kw_only=True):
    """How a room is kept. Seconds and days are 0 where there is no limit.

    `slow` is the time members wait between two messages, `locked` lets only moderators speak,
    `edit_within` is how long after posting one may change or delete one's own message,
    `keep_editions` keeps earlier texts of changed messages, `no_direct` forbids members of the
    room to write to each other directly, `retention` is after how many days messages go.
    Into an open room only people come who were `invited`, and as many members as `most` says;
    a `hidden` one is listed only to those who are in it. With a `key`, which only members are
    told, nobody comes in or reads who does not give it. In an open room with `outsiders` people
    write who are no members; with `any_topic` every member sets the topic.

    `voices` are people who write although the room is locked. The rest are masks, each a name in
    which `*` is any letters and `?` is one, or an id: who is `kept_out` (unless `excepted`), and
    who comes in uninvited because they were `expected`.
    """

    slow: Seconds = 0
    locked: bool = False
    edit_within: Seconds = 0
    keep_editions: bool = False
    receipts: Receipts = "off"
    no_direct: bool = False
    retention: Days = 0
    invited: bool = False
    hidden: bool = False
    most: Members = 0
    key: str = ""
    outsiders: bool = False
    any_topic: bool = False
    voices: tuple[PersonId, ...] = ()
    kept_out: tuple[str, ...] = ()
    excepted: tuple[str, ...] = ()
    expected: tuple[str, ...] = ()


class Rules(TypedDict, total=False):
    """What `SetPolicy` can change, as words of a call."""

    slow: Seconds | None
    locked: bool | None
    edit_within: Seconds | None
    keep_editions: bool | None
    receipts: Receipts | None
    no_direct: bool | None
    retention: Days | None
    invited: bool | None
    hidden: bool | None
    most: Members | None
    key: Word | None
    outsiders: bool | None
    any_topic: bool | None


class SetPolicy(Wish, frozen=True, kw_only=True):
    """Change how a room is kept; what is absent stays as it is.

    Everywhere: in all rooms but direct ones, which only `slow` and `locked` can be.
    """

    send_id: SendId
    room: RoomRef
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


class Voice(Wish, frozen=True, kw_only=True):
    """Let somebody write in a locked room, or no longer where it is not `on`."""

    send_id: SendId
    room: RoomRef
    who: PersonRef
    on: bool = True


class Mask(Wish, frozen=True, kw_only=True):
    """Put a mask on one of a room's lists, or take it off where it is not `on`."""

    send_id: SendId
    room: RoomRef
    of: MaskList
    mask: Word
    on: bool = True


class PolicySet(Happening, frozen=True):
    """The room is kept in this way from now on; `changed` names what is otherwise than before.

    `who` is there where it is about one person's voice.
    """

    policy: Policy
    changed: tuple[str, ...] = ()
    who: PersonId | UnsetType = UNSET
    who_name: str = ""


def differing(one: Policy, other: Policy) -> dict[str, object]:
    """The fields in which two policies differ, as they are in the first."""
    values = {name: getattr(one, name) for name in Policy.__struct_fields__}
    return {name: value for name, value in values.items() if getattr(other, name) != value}
