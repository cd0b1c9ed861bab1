"""Messages: posting, changing, answering and marking them.

An entry that changes a message names it by `target`, its seq. The message itself is always told
as it is now: `rev` is the seq of the last entry that changed it, so whoever holds the message
applies only entries after `rev`. That makes every way of learning of a change the same.
"""

from typing import Annotated, Literal

from msgspec import UNSET, Meta, UnsetType

from linnet.protocol.files import File, FileId
from linnet.protocol.ids import Millis, PersonId, Place, RoomId, RoomRef, SendId, SeqWish
from linnet.protocol.tags import Happening, Told, Value, Wish

Emoji = Annotated[str, Meta(min_length=1, max_length=64)]
"""One emoji, or its `:shortcode:`."""
Call = Literal["room", "moderators"]
"""Whom a message calls besides people by name."""


class Say(Wish, frozen=True):
    """Post a message to a room, perhaps as a reply to another or with files."""

    send_id: SendId
    room: RoomRef
    text: str
    reply_to: Place | None = None
    files: tuple[FileId, ...] = ()


class Edit(Wish, frozen=True):
    """Give a message of one's own another text."""

    send_id: SendId
    room: RoomRef
    seq: Place
    text: str


class Delete(Wish, frozen=True):
    """Take a message away: one's own, or as a moderator anybody's. Its place stays."""

    send_id: SendId
    room: RoomRef
    seq: Place


class React(Wish, frozen=True):
    """Put an emoji on a message."""

    send_id: SendId
    room: RoomRef
    seq: Place
    emoji: Emoji


class Unreact(Wish, frozen=True):
    """Take one's emoji off a message again."""

    send_id: SendId
    room: RoomRef
    seq: Place
    emoji: Emoji


class Pin(Wish, frozen=True):
    """Keep a message at hand for everybody in the room."""

    send_id: SendId
    room: RoomRef
    seq: Place


class Unpin(Wish, frozen=True):
    """A pinned message need not be at hand any more."""

    send_id: SendId
    room: RoomRef
    seq: Place


class Editions(Wish, frozen=True):
    """The earlier texts of a message, where the room keeps them; so many are passed over."""

    send_id: SendId
    room: RoomRef
    seq: Place
    offset: SeqWish = 0


class Pins(Wish, frozen=True):
    """The pinned messages of a room, the last pinned first; so many are passed over."""

    send_id: SendId
    room: RoomRef
    offset: SeqWish = 0


class Said(Happening, frozen=True):
    """A message was posted. All but `text` is absent where it is nothing.

    `text` is empty in a message that was deleted, by the person in `deleted`; `edited` is when
    its text changed last. `mentions` are the people it calls by name or id, `calls` the groups.
    `reactions` has the people behind each emoji in the order they came.
    """

    text: str
    reply_to: Place | UnsetType = UNSET
    files: tuple[File, ...] = ()
    mentions: tuple[PersonId, ...] = ()
    calls: tuple[Call, ...] = ()
    edited: Millis | UnsetType = UNSET
    deleted: PersonId | UnsetType = UNSET
    pinned: bool = False
    reactions: dict[str, tuple[PersonId, ...]] = {}
    rev: int = 0


class Edited(Happening, frozen=True):
    """A message has another text; absent once a later edit or a deletion overtook this one."""

    target: Place
    text: str | UnsetType = UNSET
    mentions: tuple[PersonId, ...] = ()
    calls: tuple[Call, ...] = ()


class Deleted(Happening, frozen=True):
    """A message is gone; its place stays.

    `pins` is how many messages of the room are pinned now, where this was one of them.
    """

    target: Place
    pins: int | UnsetType = UNSET


class Reacted(Happening, frozen=True):
    """Somebody put an emoji on a message."""

    target: Place
    emoji: str


class Unreacted(Happening, frozen=True):
    """Somebody took their emoji off a message."""

    target: Place
    emoji: str


class Pinned(Happening, frozen=True):
    """A message is kept at hand. `pins` is how many messages of the room are now."""

    target: Place
    pins: int = 0


class Unpinned(Happening, frozen=True):
    """A message is not kept at hand any more. `pins` is how many messages still are."""

    target: Place
    pins: int = 0


class Edition(Value, frozen=True, kw_only=True):
    """A text a message had, from `at` on."""

    text: str
    at: Millis


class EditionsTold(Told, frozen=True, tag="editions"):
    """The texts a message had before the one it has, oldest first; perhaps there are more."""

    send_id: str
    room: RoomId
    seq: int
    editions: list[Edition]
    more: bool
