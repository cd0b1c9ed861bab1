"""What a rule must know besides the room: read by the store in the same transaction."""

from collections.abc import Collection, Mapping

from msgspec import Struct

from linnet.protocol.entries import Entry
from linnet.protocol.files import File
from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.people import Person


class Facts(Struct, frozen=True, kw_only=True):
    """Only what the command at hand needs is filled in.

    `who` is the person a command names, `name_taken` whether another room has the new name,
    `target` the message a command is about as it is now.
    `words` are those after an `@` in a text and `named` the people they may mean, `files` those of
    the wished ones this person may post. `last_said` is when the person spoke here last.
    """

    who: Person | None = None
    name_taken: bool = False
    target: Entry | None = None
    words: Collection[str] = ()
    named: Mapping[str, PersonId] = {}
    files: Mapping[str, File] = {}
    last_said: Millis = 0
    direct_forbidden: bool = False


NO_FACTS = Facts()
