"""What a rule must know besides the room: read by the store in the same transaction."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from linnet.hub.deeds import Deed
from linnet.hub.restrictions import FREE, Bar
from linnet.protocol.entries import Entry
from linnet.protocol.files import File
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Person


class Invitation(Struct, frozen=True, kw_only=True):
    """An invitation as it is kept: `used` by so many people, of at most `most` (0: any number)."""

    room: RoomId
    by: PersonId
    until: Millis
    most: int
    used: int
    accounts: bool


class Facts(Struct, frozen=True, kw_only=True):
    """Only what the command at hand needs is filled in.

    `who` is the person a command names, `name_taken` whether another room has the new name,
    `target` the message a command is about as it is now.
    `words` are those after an `@` in a text and `named` the people they may mean, `files` those of
    the wished ones this person may post. `last_said` is when the person spoke here last.
    `everywhere` is what this person may not do in any room, `messages` how many a removal would
    remove and `pinned` how many of them are pinned, or were where it is to be taken back; `deed` is
    the act that is to be taken back.
    `invitation` is the one somebody comes by, counted without them.
    `direct_forbidden` is true for a command in a room of two that may not write to each other.
    """

    who: Person | None = None
    name_taken: bool = False
    target: Entry | None = None
    words: Collection[str] = ()
    named: Mapping[str, PersonId] = {}
    files: Mapping[str, File] = {}
    last_said: Millis = 0
    direct_forbidden: bool = False
    everywhere: Bar = FREE
    messages: int = 0
    pinned: int = 0
    deed: Deed | None = None
    invitation: Invitation | None = None


NO_FACTS = Facts()
