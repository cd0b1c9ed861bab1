"""What a store keeps of invitations."""

from collections.abc import Sequence
from typing import Protocol

from msgspec import Struct

from linnet.hub.facts import Invitation
from linnet.protocol.ids import Millis, PersonId, RoomId
from linnet.protocol.invitations import InvitationView
from linnet.store.roster import Note


class InvitationRow(Struct, frozen=True, kw_only=True):
    """A new invitation; `hash` is of its secret."""

    hash: bytes
    room: RoomId
    by: PersonId
    since: Millis
    until: Millis
    most: int
    accounts: bool


class Invitations(Protocol):
    """The part of a `Store` that is about invitations. All of it waits for the disk."""

    async def add(self, row: InvitationRow, note: Note, most: int) -> None:
        """Keep one; a room has at most so many. Raises Refused `too-many`."""
        ...

    async def one(self, hash: bytes) -> Invitation | None:
        """The one whose secret has this hash, over or not."""
        ...

    async def of(self, room: RoomId, at: Millis) -> Sequence[InvitationView]:
        """Those of a room that are good, the newest first."""
        ...

    async def drop(self, room: RoomId, id: str, note: Note) -> None: ...
