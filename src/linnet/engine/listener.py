"""A live connection as the engine sees it; doors make them."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from linnet.protocol.entries import Entry
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.people import Person
from linnet.protocol.reasons import Refused

JUST_LOBBY = (LOBBY,)


class Dialect(Protocol):
    """How a kind of door writes; the same bytes serve all its connections.

    `apart` is true where people are told what they did in words of their own, or not at all:
    then `Listener.entries` makes the bytes for authors, and `Listener.frame` for those a
    presence frame names.
    """

    @property
    def apart(self) -> bool: ...

    def entries(self, entries: Sequence[Entry]) -> bytes:
        """These entries of one room, ready for the wire."""
        ...

    def frame(self, frame: Struct) -> bytes:
        """Anything else that is told."""
        ...


class Listener(ABC):
    """Somebody's live connection. `part` waits for the end of the tick, then is one write.

    `unencrypted` is true behind a door that never encrypts: others see that of the person.
    `door` is what those who run the server call the way in.
    `only` is the one room that a connection hears whose person may be in others.
    """

    __slots__ = ("behind", "dialect", "gone", "part", "person", "rooms", "session")
    unencrypted = False
    door = ""
    only: RoomId | None = None

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.part = b""
        self.rooms: tuple[RoomId, ...] = JUST_LOBBY
        self.behind = False
        self.gone = False
        self.session = b""
        self.person: Person

    def entries(self, entries: Sequence[Entry]) -> bytes:
        """These entries of one room as this very connection is told them."""
        return self.dialect.entries(entries)

    def frame(self, frame: Struct) -> bytes:
        """Anything else that is told to this very connection; perhaps no bytes."""
        return self.dialect.frame(frame)

    def follows(self, entry: Entry) -> bool:
        """Whether this connection hears a room its person came into by this entry."""
        return True

    @abstractmethod
    def write(self, bytes: bytes) -> None:
        """Put these bytes on the wire now; must not raise for a broken connection."""

    @abstractmethod
    async def drained(self) -> None:
        """Wait until the wire can take more."""

    @abstractmethod
    def close(self, why: Refused) -> None:
        """Say why where the protocol can, then end the connection."""
