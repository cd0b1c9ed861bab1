"""Which room one looks at first, and which rooms one comes into and has to leave."""

import asyncio

from linnet.protocol.frames import RoomView
from linnet.protocol.ids import LOBBY, RoomId
from linnet.terminal.background import Background
from linnet.terminal.clean import one_line
from linnet.terminal.commands.talk import PAGE
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.deeds.table import Deeds
from linnet.terminal.news import News
from linnet.terminal.transcript import room_line
from linnet.terminal.words import room_title


class Whereabouts:
    """`ready` is set once lines can be taken: one is in a room, or knows that there is no server.

    `room` is where to begin.
    """

    def __init__(
        self, room: str, seat: Seat, deeds: Deeds, news: News, background: Background
    ) -> None:
        self.ready = asyncio.Event()
        self._room = room
        self._seat = seat
        self._client = seat.client
        self._transcript = seat.transcript
        self._deeds = deeds
        self._news = news
        self._background = background
        self._began = False
        self._known: set[RoomId] = set()

    @property
    def title(self) -> str:
        """The room one looks at, or is about to."""
        view = self._client.room(self._transcript.current)
        return room_title(view) if view else f"#{one_line(self._room.removeprefix('#'))}"

    def connected(self) -> None:
        """The first time there is a connection: what came before it is no news."""
        if self._began:
            return
        self._began = True
        self._known = set(self._client.rooms)
        target = self._client.room(self._room)
        for view in self._client.rooms.values():
            if target and view.id == target.id:
                self._transcript.hold(view.id)
            else:
                self._transcript.pass_over(view.id, view.head)
        self._background.start(self._arrive())

    def offline(self) -> None:
        """Before there is a first connection: show what an earlier run kept."""
        if self._began:
            return
        view = self._client.room(self._room)
        timeline = self._client.timeline(self._room)
        if view and timeline:
            self._transcript.current = view.id
            self._transcript.page([*timeline.entries][-PAGE:])
        self.ready.set()

    def changed(self, view: RoomView) -> None:
        """One is in this room, perhaps since just now."""
        self._transcript.view(view.id)
        if self._began and view.id not in self._known and view.kind != "direct":
            if self._seat.busy:
                self._transcript.hold(view.id)
            else:
                name = room_title(view)
                self._seat.notice(f"you are in {room_line(view)}; /join {name} goes there")
        self._known.add(view.id)

    def gone(self, room: RoomId) -> None:
        """One is in this room no more."""
        self._known.discard(room)
        if room == self._transcript.current and not self._seat.busy:
            view = self._transcript.view(room)
            self._seat.astray = room_title(view) if view else "the room you were in"
            self._background.start(self._deeds.go_back())
        self._transcript.forget(room)

    async def _arrive(self) -> None:
        """Go to the room, and tell what was missed elsewhere."""
        if not await self._deeds.go(self._room):
            if not await self._deeds.go(LOBBY):
                self._began = False  # The connection is gone already: once more on the next one.
                return
            self._seat.astray = one_line(self._room)
        for view in list(self._client.rooms.values()):
            if view.id != self._transcript.current and self._client.unread(view.id):
                await self._deeds.missed(view)
        self._news.mark_read()
        self.ready.set()
