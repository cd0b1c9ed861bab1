"""What a store keeps of bots: who answers for each."""

from collections.abc import Sequence
from typing import Protocol

from linnet.protocol.bots import BotView
from linnet.protocol.ids import PersonId
from linnet.protocol.people import Person
from linnet.store.roster import Note


class Crew(Protocol):
    """The part of a `Store` that is about bots. All of it waits for the disk.

    Whatever changes something takes the line of the audit log that goes with it.
    """

    async def add(
        self, name: str, key: str, owner: Person, token: bytes | None, note: Note, most: int
    ) -> Person:
        """A new bot of somebody, with the hash of its token.

        Raises Refused: `name-taken`, `too-many` for who answers for so many already.
        """
        ...

    async def bots(self, owner: PersonId | None) -> Sequence[BotView]:
        """The bots of somebody, or all, by name; without those of webhooks."""
        ...

    async def bot(self, id: PersonId) -> BotView | None: ...
    async def renew(self, bot: Person, token: bytes | None, note: Note) -> Sequence[bytes]:
        """The only token a bot has from now on, if any; the sessions that ended."""
        ...

    async def remove(self, bot: Person, note: Note) -> Sequence[bytes]:
        """Nobody can be this bot any more, and its name is free; the sessions that ended."""
        ...
