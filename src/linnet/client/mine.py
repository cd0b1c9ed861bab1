"""What belongs to one person alone: levels, drafts, blocked people, and what is unread."""

from linnet.client import calling
from linnet.client.asking import Asking
from linnet.protocol.commands import Block, Read, Readers, SetDraft, SetLevel, Unblock
from linnet.protocol.entries import Entry
from linnet.protocol.frames import BlockedTold, Done, ReadersTold, RoomView
from linnet.protocol.ids import PersonId
from linnet.protocol.mine import Level
from linnet.protocol.people import Named


class Mine(Asking):
    """The part of `Client` that concerns nobody else; other devices of the person follow it."""

    @property
    def blocked(self) -> dict[PersonId, Named]:
        """Whom one has blocked."""
        return self._session.world.blocked

    def unread(self, room: str) -> int:
        """Messages of others one has not read; those of blocked people do not count if held."""
        view = self.room(room)
        return self._session.world.unread(view) if view else 0

    def is_hidden(self, entry: Entry) -> bool:
        """Whether this is a message of somebody one has blocked: keep its place, not its text."""
        return calling.is_hidden(entry, self.blocked)

    def is_silenced(self, view: RoomView) -> bool:
        """Whether this is one's direct room with somebody one has blocked: it is no news."""
        return calling.is_silenced(view, self.blocked)

    def worth_telling(self, entry: Entry) -> bool:
        """Whether an entry that arrived deserves a notification."""
        world = self._session.world
        view = world.rooms.get(entry.room)
        if view is None or world.me is None:
            return False
        return calling.worth_telling(view, entry, world.me.id, self.blocked)

    async def read(self, room: str, seq: int | None = None) -> None:
        """I have read up to here, or all there is."""
        view = self.room(room)
        if seq is None:
            seq = view.head if view else 0
        await self._ask(Read(self._id(), self._ref(room), seq), Done)

    async def readers(self, room: str, seq: int) -> ReadersTold:
        """Who has read a message, as far as the room's policy tells."""
        return await self._ask(Readers(self._id(), self._ref(room), seq), ReadersTold)

    async def set_level(self, room: str, level: Level) -> None:
        """Choose what of a room is worth a notification (`RoomView.level`)."""
        await self._ask(SetLevel(self._id(), self._ref(room), level), Done)

    async def set_draft(self, room: str, text: str, *, reply_to: int | None = None) -> None:
        """Keep what is being written (`RoomView.draft`); an empty text forgets it.

        A face calls this when somebody has stopped typing for a moment, not for every key. A
        message that begins with the draft forgets it when it is sent.
        """
        await self._ask(SetDraft(self._id(), self._ref(room), text, reply_to), Done)

    async def block(self, who: str) -> None:
        """Hide what somebody says. They cannot tell."""
        await self._ask(Block(self._id(), who), BlockedTold)

    async def unblock(self, who: str) -> None:
        """Do not hide it any longer."""
        await self._ask(Unblock(self._id(), who), BlockedTold)
