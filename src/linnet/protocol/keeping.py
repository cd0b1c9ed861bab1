"""How long things are kept: retention of a room's messages, and erasing a person.

Both leave the places in the log, so that nobody's copy of it has a gap.
"""

from typing import Annotated

from msgspec import UNSET, Meta, UnsetType

from linnet.protocol.ids import PersonId, PersonRef, Place, RoomId, RoomRef, SendId
from linnet.protocol.tags import Happening, Told, Wish

ERASED = "erased"
"""The name that stands where an erased person's was."""


class Retention(Wish, frozen=True):
    """What a room would lose now if it kept messages for so many days."""

    send_id: SendId
    room: RoomRef
    days: Annotated[int, Meta(ge=1, le=36_500)]


class Erase(Wish, frozen=True, kw_only=True):
    """Take away all that a person said, and their name: one's own, or as the server's owner.

    With `preview` nothing is taken away, only counted. It cannot be undone.
    """

    send_id: SendId
    who: PersonRef
    preview: bool = False


class Expired(Happening, frozen=True):
    """All messages up to and including the place `upto` are gone: the room keeps them no longer.

    `messages` is how many that were, `pins` how many messages are pinned now.
    """

    upto: Place
    messages: int
    pins: int = 0


class Erased(Happening, frozen=True):
    """What a person said here up to and including the place `upto` is gone, and their name.

    They are no member from now on; `heir` is the owner where the room had no other. `pins` is
    how many messages are pinned now.
    """

    who: PersonId
    upto: Place
    heir: PersonId | UnsetType = UNSET
    pins: int = 0


class RetentionTold(Told, frozen=True, tag="retention"):
    """So many messages are older; absent `upto` means none is."""

    send_id: str
    room: RoomId
    days: int
    messages: int
    upto: int | UnsetType = UNSET


class EraseTold(Told, frozen=True, tag="erase"):
    """How many messages in how many rooms are taken away, or were."""

    send_id: str
    messages: int
    rooms: int
    preview: bool
