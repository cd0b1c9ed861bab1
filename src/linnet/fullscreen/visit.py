"""One person's visit: what happens comes to the screen, what is typed is done."""

import asyncio
from collections.abc import Awaitable, Coroutine
from contextlib import suppress
from time import monotonic
from typing import Any, Protocol

from linnet.client import CannotConnect, Client, Refused
from linnet.client.events import (
    Arrived,
    Changed,
    ClockOff,
    Closed,
    Connected,
    Declined,
    Event,
    Missed,
    Queued,
    Reconnecting,
    Restarted,
    RoomChanged,
    RoomGone,
)
from linnet.fullscreen.seat import ScreenSeat
from linnet.protocol.commands import Say
from linnet.protocol.entries import Entry
from linnet.protocol.frames import DraftTold, Presence, TypingTold
from linnet.protocol.ids import LOBBY, RoomId
from linnet.protocol.moderation import ReportsTold
from linnet.terminal.background import Background
from linnet.terminal.clean import one_line
from linnet.terminal.colour import Palette
from linnet.terminal.commands.table import parse
from linnet.terminal.commands.talk import PAGE
from linnet.terminal.commands.you import Claim, LogIn, Quit
from linnet.terminal.deeds.table import Deeds
from linnet.terminal.records import report_news
from linnet.terminal.signing import Signing
from linnet.terminal.standing import Standing
from linnet.terminal.voice import Voice
from linnet.terminal.words import refusal, room_title
from linnet.terminal.writing import Writing

_FAREWELL = 5.0
_READ_AFTER = 1.0
"""Seconds after which what was seen counts as read."""


class Face(Protocol):
    """What a visit needs of the screen."""

    def told(self, text: str) -> None:
        """Lines of the chat itself, with colours as a terminal takes them."""

    def opened(self, room: RoomId, entries: list[Entry], at: int | None) -> None:
        """Look at this room, from this place on or at its newest."""

    def arrived(self, entry: Entry) -> None:
        """The next entry of any room."""

    def changed(self, message: Entry) -> None:
        """A message is this now."""

    def presence(self, frame: Presence) -> None:
        """Who came and went."""

    def writing(self, frame: TypingTold) -> None:
        """Who is writing."""

    def stale(self) -> None:
        """Something around the conversation is another now."""

    def drafted(self, room: RoomId) -> None:
        """What one writes in a room is another now, by another device."""

    def ask(self, question: str) -> Awaitable[str]:
        """Something that must not be seen."""

    def leave(self) -> None:
        """The visit is over."""


class Visit:
    """Begins in `room`; `status` says at any time how things stand."""

    def __init__(self, client: Client, room: str, face: Face, paint: Palette) -> None:
        self.again_as: str | None = None
        self.closed: Closed | None = None
        self.over = False
        """Nothing is shown any more."""
        self.client = client
        self._face = face
        self._begin_in = room
        self._began = False
        self.seat = ScreenSeat(client, face.told, paint, face.opened)
        self.deeds = Deeds(self.seat)
        self.background = Background()
        self._signing = Signing(self.seat, face.ask, unseen=True)
        self._standing = Standing(client, lambda _text: None)
        self._voice = Voice(client, self.seat.notice)
        self._doing = asyncio.Lock()
        self._marking: asyncio.TimerHandle | None = None
        self.writing = Writing(client)

    @property
    def status(self) -> str:
        """In words."""
        waiting = self.client.waiting
        text = self._standing.text
        return f"{text} · {waiting} waiting" if waiting and text == "connected" else text

    @property
    def title(self) -> str:
        """The room one looks at, or is about to."""
        view = self.client.room(self.seat.transcript.current)
        return room_title(view) if view else f"#{one_line(self._begin_in.removeprefix('#'))}"

    async def hear(self) -> None:
        """Take everything that happens in, until the client is closed.

        What an earlier run kept is seen while the connection is being made.
        """
        self._show_kept()
        async for event in self.client:
            began = monotonic()
            if not self.over:
                self._hear(event)
            await self.client.pace.breathe(began)

    def begin(self, work: Coroutine[Any, Any, object]) -> None:
        """Do this beside everything else, if it can be done."""
        self.background.start(work, Refused, CannotConnect, TimeoutError)

    async def do(self, line: str) -> None:
        """What was typed, one after the other."""
        async with self._doing:
            wish = parse(line, self.seat.names())
            if isinstance(wish, Quit):
                self._face.leave()
            elif isinstance(wish, LogIn):
                self.again_as = await self._signing.log_in(wish.name)
                if self.again_as:
                    self._face.leave()
            elif isinstance(wish, Claim):
                await self._signing.claim(wish.code)
            elif wish is not None:
                await self.deeds.do(wish)

    async def go(self, room: str) -> None:
        """Look at another room."""
        async with self._doing:
            await self.deeds.go(room)

    def write(self) -> None:
        """Somebody types a message: others may know."""
        self.writing.tell(self.seat.room)

    def seen(self) -> None:
        """The newest message of this room is on the screen: soon it counts as read."""
        if self._marking is None:
            loop = asyncio.get_running_loop()
            self._marking = loop.call_later(_READ_AFTER, self._mark)

    async def end(self) -> None:
        """Wait a moment for what is on its way, then close. Raises what went wrong within."""
        self.over = True
        with suppress(TimeoutError, Refused, CannotConnect):
            async with asyncio.timeout(_FAREWELL):
                if self.client.live:
                    await self.client.drained()
        if self._marking:
            self._marking.cancel()
        self._voice.end()
        await self.seat.end()
        await self.background.end()
        await self.client.close()
        if self.background.wrong:
            raise self.background.wrong

    def _mark(self) -> None:
        self._marking = None
        room = self.seat.transcript.current
        view = self.client.rooms.get(room)
        if view and self.client.live and view.read.seq < view.head:
            self.begin(self.client.read(room, view.head))

    def _hear(self, event: Event) -> None:
        match event:
            case Arrived(entry):
                self.seat.transcript.quotes.changed(entry)
                self._voice.heard(entry)
                self._face.arrived(entry)
            case Changed(message):
                self._face.changed(message)
            case Presence():
                self._face.presence(event)
            case TypingTold():
                self._face.writing(event)
            case Missed() | Restarted():
                self.begin(self.go(self.seat.room))
            case _:
                self._around(event)
        self._face.stale()

    def _around(self, event: Event) -> None:
        """The connection, and which rooms one is in."""
        match event:
            case Connected():
                self._standing.connected(event)
                if not self._began:
                    self._began = True
                    self.background.start(self._arrive())
            case Reconnecting():
                self._standing.reconnecting(event)
            case Queued():
                self._standing.queued(event)
            case Closed():
                self.closed = event
                self._face.leave()
            case ClockOff():
                Standing(self.client, self.seat.notice).clock_off(event)
            case Declined(_, refused, Say(text=text)):
                self.seat.notice(f"not sent - {refusal(refused)} You wrote: {one_line(text)}")
            case RoomChanged(view):
                self.seat.transcript.view(view.id)
            case RoomGone(room):
                self._gone(room)
            case DraftTold(room):
                self._face.drafted(room)
            case ReportsTold(reports):
                for report in reports:
                    self.seat.notice(report_news(report, self.client.rooms))
            case _:
                pass

    async def _arrive(self) -> None:
        """Go to the room one meant, or to the lobby; what is typed meanwhile is done there."""
        async with self._doing:
            if await self.deeds.go(self._begin_in):
                return
            if await self.deeds.go(LOBBY):
                self.seat.notice(f"you could not get into {one_line(self._begin_in)}")
            else:
                self._began = False

    def _show_kept(self) -> None:
        """Of the room one begins in."""
        view = self.client.room(self._begin_in)
        timeline = self.client.timeline(self._begin_in)
        if view and timeline:
            self.seat.transcript.current = view.id
            self._face.opened(view.id, [*timeline.entries][-PAGE:], None)

    def _gone(self, room: RoomId) -> None:
        if room == self.seat.transcript.current and not self.seat.busy:
            view = self.seat.transcript.view(room)
            title = room_title(view) if view else "the room you were in"
            self.background.start(self._go_back(title))
        self.seat.transcript.forget(room)

    async def _go_back(self, title: str) -> None:
        await self.go(LOBBY)
        self.seat.notice(f"you are not in {title} any more")
