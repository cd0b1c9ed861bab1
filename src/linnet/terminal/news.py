"""What others do, as it comes: entries, comings and goings, reactions."""

import asyncio
from collections.abc import Callable

from linnet.client.events import Arrived
from linnet.protocol.entries import Entry, Joined, Left
from linnet.protocol.frames import Presence
from linnet.protocol.ids import PersonId
from linnet.protocol.messages import Reacted, Unreacted
from linnet.terminal.attention import rings
from linnet.terminal.background import Background
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.deeds.table import Deeds
from linnet.terminal.happenings import gist
from linnet.terminal.notices import GATHER, Gathering
from linnet.terminal.reactions import Reactions
from linnet.terminal.words import room_title

_MARK = 1.0
"""Seconds after which what was shown counts as read, together with what followed."""


class News:
    """Shows it on the seat's screen; what comes in swarms is gathered into one line."""

    def __init__(
        self,
        seat: Seat,
        deeds: Deeds,
        background: Background,
        ring: Callable[[str, str], None] | None,
    ) -> None:
        self._seat = seat
        self._deeds = deeds
        self._background = background
        self._ring = ring
        self._moves = Gathering()
        self._reactions = Reactions()
        self._marking: asyncio.TimerHandle | None = None

    @property
    def _me(self) -> PersonId:
        me = self._seat.client.me
        return me.id if me else PersonId("")

    def presence(self, frame: Presence) -> None:
        """Who came online or went."""
        if frame.room == self._seat.transcript.current and self._me:
            self._moves.add(frame, self._me)
            self._later()

    async def arrived(self, event: Arrived) -> None:
        """The next entry of a room."""
        entry = event.entry
        here = entry.room == self._seat.transcript.current
        self._seat.transcript.quotes.changed(entry)
        if here and isinstance(entry.body, Joined | Left):
            self._seat.transcript.pass_over(entry.room, entry.seq)
            if entry.by != self._me:
                self._moves.move(entry.by, entry.name, came=isinstance(entry.body, Joined))
                self._later()
            return
        await self._seat.transcript.quotes.fetch([entry])
        if here and isinstance(entry.body, Reacted | Unreacted):
            self._seat.transcript.pass_over(entry.room, entry.seq)
            if not self._seat.transcript.hidden(entry):
                self._reactions.add(entry, entry.body)
                self._later()
        else:
            self._entry(entry, here=here)
        self.mark_read()

    def _entry(self, entry: Entry, *, here: bool) -> None:
        self.tell_gathered()
        if here:
            self._moves.heard(entry.by)
        view = self._seat.client.rooms.get(entry.room)
        shown = self._seat.transcript.news(entry)
        if shown and self._ring and view and rings(entry, view, self._me):
            self._ring(f"{entry.name} in {room_title(view)}", gist(entry))

    def mark_read(self) -> None:
        """What was shown counts as read, a moment later, together with what follows."""
        if self._marking is None:
            self._marking = asyncio.get_running_loop().call_later(_MARK, self._mark_now)

    def tell_gathered(self) -> None:
        """Show what waits to be told together."""
        for line in self._moves.lines(self._seat.paint):
            self._seat.show(line)
        for line in self._reactions.lines(self._seat.transcript.quotes, self._seat.paint):
            self._seat.show(line)

    def _mark_now(self) -> None:
        self._marking = None
        if self._seat.client.live:
            self._background.start(self._deeds.mark_read())

    def _later(self) -> None:
        self._background.start(self._tell_later())

    async def _tell_later(self) -> None:
        await asyncio.sleep(GATHER)
        self.tell_gathered()
