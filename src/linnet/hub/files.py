"""The rule about files: who may read one, and so post it again."""

from collections.abc import Iterable

from msgspec import Struct

from linnet.hub.permissions import Act, may
from linnet.hub.room import Room
from linnet.protocol.files import File
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Person


class Kept(Struct, frozen=True, kw_only=True):
    """A file with what nobody is told of it: whose it is and which content it has.

    `posted` says whether it ever was with a message, `rooms` where it is with one now.
    """

    file: File
    sha256: str
    by: PersonId
    at: Millis
    posted: bool = False
    rooms: tuple[RoomId, ...] = ()


def may_read(person: Person, kept: Kept, rooms: Iterable[Room | None], at: Millis) -> bool:
    """Whether this person may read one of the `rooms` the file is in at this moment.

    Before it is posted it is its sender's alone; once its last message is gone, nobody's.
    """
    if not kept.posted:
        return kept.by == person.id
    return any(may(person, Act.READ, room, at) for room in rooms)
