"""The rules about asking who has read a message."""

from msgspec import UNSET

from linnet.hub.room import Room
from linnet.protocol import limits
from linnet.protocol.entries import Entry, Said
from linnet.protocol.reasons import Reason, Refused


def names_told(room: Room) -> int:
    """How many of those who have not read it are named. Raises Refused `not-allowed`."""
    if room.policy.receipts == "off":
        raise Refused(Reason.NOT_ALLOWED, "This room does not tell who has read what.")
    return limits.NOT_YET if room.policy.receipts == "names" else 0


def message(found: Entry | None) -> Entry:
    """The message that is asked about. Raises Refused: `no-such-message`, `message-deleted`."""
    if found is None or not isinstance(found.body, Said):
        raise Refused(Reason.NO_SUCH_MESSAGE)
    if found.body.deleted is not UNSET:
        raise Refused(Reason.MESSAGE_DELETED)
    return found
