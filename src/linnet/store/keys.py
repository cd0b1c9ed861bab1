"""What a store keeps of the keys with which people come in over SSH."""

from collections.abc import Sequence
from typing import Protocol

from linnet.protocol.ids import Millis, PersonId
from linnet.protocol.keys import KeyView
from linnet.protocol.people import Person


class Keys(Protocol):
    """The part of a `Store` that is about keys. All of it waits for the disk."""

    async def add(
        self, person: PersonId, hash: bytes, kind: str, comment: str, at: Millis, most: int
    ) -> None:
        """A key of somebody. Raises Refused: `already-there` for any that is somebody's."""
        ...

    async def of(self, person: PersonId) -> Sequence[KeyView]:
        """Somebody's keys, oldest first."""
        ...

    async def owner(self, hash: bytes) -> Person | None:
        """Whose key this is."""
        ...

    async def used(self, hash: bytes, at: Millis) -> None: ...
    async def drop(self, person: PersonId, hash: bytes) -> bool:
        """A key is somebody's no longer; false where it was not."""
        ...
