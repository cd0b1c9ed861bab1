"""What a store keeps of webhooks."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from linnet.protocol.hooks import HookView, OutletView
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.people import Person
from linnet.store.roster import Note


class Newcomer(Struct, frozen=True, kw_only=True):
    """The bot of a webhook that is to be made; `most` bots its owner may have."""

    name: str
    key: str
    owner: Person
    room: RoomId
    note: Note
    most: int


class KeptOutlet(Struct, frozen=True, kw_only=True):
    """An outlet with the secret that signs what is sent there."""

    view: OutletView
    bot: Person
    secret: str


class Hooks(Protocol):
    """The part of a `Store` that is about webhooks. All of it waits for the disk."""

    async def add(self, wish: Newcomer, hash: bytes) -> Person:
        """A new address to post under. Raises Refused: `name-taken`, `too-many`."""
        ...

    async def add_outlet(self, wish: Newcomer, url: str, secret: str, seq: int) -> Person:
        """A new address to send to what comes after `seq`. Raises Refused, as above."""
        ...

    async def hooks(self, room: RoomId) -> Sequence[HookView]:
        """The addresses of a room that programs post under, by name."""
        ...

    async def hook(self, hash: bytes) -> tuple[Person, HookView] | None:
        """The one whose secret has this hash, and the bot it posts as."""
        ...

    async def renew(self, bot: PersonId, hash: bytes, note: Note) -> None:
        """Another secret in place of the one before."""
        ...

    async def used(self, bot: PersonId, at: Millis) -> None:
        """Somebody posted there."""
        ...

    async def outlets(self, room: RoomId | None = None) -> Sequence[KeptOutlet]:
        """The addresses a room's messages are sent to, or those of all rooms, by name."""
        ...

    async def outlet(self, bot: PersonId) -> KeptOutlet | None: ...
    async def sent(self, bot: PersonId, seq: int) -> None:
        """All up to here was taken by the receiver, or is none of its business."""
        ...

    async def failing(self, bot: PersonId, since: Millis | None, ended: str = "") -> None:
        """It does not answer since then; with a reason in `ended`, nothing is sent any more."""
        ...
