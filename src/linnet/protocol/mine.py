"""What belongs to one person alone: levels, drafts, blocked people, and who has read what."""

from typing import Literal

from linnet.protocol.ids import PersonRef, Place, RoomId, RoomRef, SendId
from linnet.protocol.people import Named
from linnet.protocol.tags import Told, Value, Wish

Level = Literal["everything", "mentions", "nothing"]
"""What of a room somebody wants to be told about with a badge or a sound."""


class SetLevel(Wish, frozen=True):
    """Choose what of a room is worth a notification."""

    send_id: SendId
    room: RoomRef
    level: Level


class SetDraft(Wish, frozen=True):
    """Keep what is being written in a room; an empty text forgets it. The last one counts."""

    send_id: SendId
    room: RoomRef
    text: str
    reply_to: Place | None = None


class Block(Wish, frozen=True):
    """Hide what somebody says to me. They cannot tell."""

    send_id: SendId
    who: PersonRef


class Unblock(Wish, frozen=True):
    """Do not hide it any longer."""

    send_id: SendId
    who: PersonRef


class Readers(Wish, frozen=True):
    """Who has read the message at this place, as far as the room's policy tells."""

    send_id: SendId
    room: RoomRef
    seq: Place


class Draft(Value, frozen=True, kw_only=True):
    """What somebody is writing in a room."""

    text: str
    reply_to: int = 0


class DraftTold(Told, frozen=True, tag="draft"):
    """Your draft changed on another device; an empty text means there is none."""

    room: RoomId
    draft: Draft


class LevelTold(Told, frozen=True, tag="level"):
    """Your level for a room, perhaps chosen on another device."""

    room: RoomId
    level: Level


class BlockedTold(Told, frozen=True, tag="blocked"):
    """Everybody you have blocked, after it changed; with `send_id` the answer to your wish."""

    blocked: list[Named]
    send_id: str = ""


class ReadersTold(Told, frozen=True, tag="readers"):
    """Read by `read` of `members`: of the others who were there when it was posted and still are.

    `not_yet` are the first of those who have not, where names are told.
    """

    send_id: str
    room: RoomId
    seq: int
    read: int
    members: int
    not_yet: list[Named] = []
