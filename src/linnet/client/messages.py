"""What a client does with messages: saying, changing, answering, marking and reading them."""

from linnet.client.asking import Asking
from linnet.client.refused import Refused
from linnet.protocol.commands import (
    Delete,
    Edit,
    Editions,
    History,
    Pin,
    Pins,
    React,
    Say,
    Unpin,
    Unreact,
)
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import Done, HistoryPage, PinnedMessage, PinsTold
from linnet.protocol.messages import Edition, EditionsTold
from linnet.protocol.reasons import SENTENCES, Reason


class Messages(Asking):
    """The part of `Client` that is about messages. `seq` is a message's place in its room."""

    async def say(self, room: str, text: str, *, reply_to: int | None = None) -> Done:
        """Post a message; returned is its place in the room's log."""
        return await self._wish(Say(self._id(), room, text, reply_to))

    def post(self, room: str, text: str, *, reply_to: int | None = None) -> str:
        """Post a message without waiting; its send_id comes back in `Answered` or `Declined`."""
        return self._post(Say(self._id(), room, text, reply_to))

    async def edit(self, room: str, seq: int, text: str) -> Done:
        """Give a message of one's own another text."""
        return await self._wish(Edit(self._id(), room, seq, text))

    async def delete(self, room: str, seq: int) -> Done:
        """Take a message away; its place stays."""
        return await self._wish(Delete(self._id(), room, seq))

    async def react(self, room: str, seq: int, emoji: str) -> Done:
        """Put an emoji on a message, or its `:shortcode:`."""
        return await self._wish(React(self._id(), room, seq, emoji))

    async def unreact(self, room: str, seq: int, emoji: str) -> Done:
        """Take one's emoji off a message again."""
        return await self._wish(Unreact(self._id(), room, seq, emoji))

    async def pin(self, room: str, seq: int) -> Done:
        """Keep a message at hand for everybody in the room."""
        return await self._wish(Pin(self._id(), room, seq))

    async def unpin(self, room: str, seq: int) -> Done:
        """A pinned message need not be at hand any more."""
        return await self._wish(Unpin(self._id(), room, seq))

    async def pins(self, room: str) -> list[PinnedMessage]:
        """The pinned messages of a room, the last pinned first."""
        pins: list[PinnedMessage] = []
        while True:
            told = await self._ask(Pins(self._id(), self._ref(room), len(pins)), PinsTold)
            pins += told.pins
            if not told.more:
                return pins

    async def editions(self, room: str, seq: int) -> list[Edition]:
        """The texts a message had before, oldest first; none where the room keeps none."""
        found: list[Edition] = []
        while True:
            question = Editions(self._id(), self._ref(room), seq, len(found))
            told = await self._ask(question, EditionsTold)
            found += told.editions
            if not told.more:
                return found

    async def message(self, room: str, seq: int) -> Entry:
        """A message as it is now, from the timeline or the server.

        Raises Refused `no-such-message` where there is none at this place.
        """
        timeline = self.timeline(room)
        found = timeline.message(seq) if timeline else None
        if found is None:
            page = await self.history(room, around=seq, limit=1)
            found = next((entry for entry in page.entries if entry.seq == seq), None)
        if found is None or not isinstance(found.body, Said):
            raise Refused(Reason.NO_SUCH_MESSAGE, SENTENCES[Reason.NO_SUCH_MESSAGE])
        return found

    async def history(
        self,
        room: str,
        *,
        before: int | None = None,
        after: int | None = None,
        around: int | None = None,
        limit: int = 50,
    ) -> HistoryPage:
        """A page of a room's log: before a seq, after a seq, around one, or the newest."""
        question = History(
            send_id=self._id(),
            room=self._ref(room),
            before=before,
            after=after,
            around=around,
            limit=limit,
        )
        return await self._ask(question, HistoryPage)
