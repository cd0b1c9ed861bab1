"""The linear chat: events become lines, typed lines become wishes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import suppress
from time import monotonic

from linnet.client import CannotConnect, Client, Refused
from linnet.client.events import (
    Arrived,
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
from linnet.protocol.frames import Presence, TypingTold
from linnet.protocol.moderation import ReportsTold
from linnet.terminal.background import Background
from linnet.terminal.colour import Palette
from linnet.terminal.commands.line import Text
from linnet.terminal.commands.messages import ReplyTo
from linnet.terminal.commands.table import parse
from linnet.terminal.commands.talk import Msg
from linnet.terminal.commands.you import Claim, LogIn, Quit
from linnet.terminal.deeds.seat import Seat
from linnet.terminal.deeds.table import Deeds
from linnet.terminal.news import News
from linnet.terminal.records import report_news
from linnet.terminal.signing import Signing
from linnet.terminal.standing import Standing
from linnet.terminal.transcript import Transcript
from linnet.terminal.voice import Voice
from linnet.terminal.whereabouts import Whereabouts
from linnet.terminal.writing import Writing

_FAREWELL = 5.0
"""Seconds within which a message must be confirmed when one leaves, or a pipe goes on with a
question; while there is one after the other, all of them are waited for."""


class Chat:
    """One person at one terminal. `show` prints a line; lines typed come through `run`.

    `ring` is called for messages that call this person or are for them alone, with who says
    what.
    """

    def __init__(
        self,
        client: Client,
        room: str,
        show: Callable[[str], None],
        paint: Palette,
        secret: Callable[[str], Awaitable[str]] | None = None,
        *,
        ring: Callable[[str, str], None] | None = None,
    ) -> None:
        self.again_as: str | None = None
        """The account to go on as, after /login."""
        self.closed: Closed | None = None
        self._client = client
        self._transcript = Transcript(client, show, paint)
        self._seat = Seat(client, self._transcript, show, paint, piped=secret is None)
        self._deeds = Deeds(self._seat)
        self._background = Background()
        self._news = News(self._seat, self._deeds, self._background, ring)
        self._whereabouts = Whereabouts(room, self._seat, self._deeds, self._news, self._background)
        self._voice = Voice(client, self._seat.notice)
        self._standing = Standing(client, self._seat.notice)
        self._writing = Writing(client)
        self._signing = Signing(self._seat, secret or self._next_line, unseen=secret is not None)
        self._lines: AsyncIterator[str] | None = None

    @property
    def prompt(self) -> str:
        """Where what is typed goes."""
        return self._whereabouts.title

    @property
    def undone(self) -> int:
        """Lines that were not carried out, being meant for a room one is not in."""
        return self._seat.undone

    @property
    def status(self) -> str:
        """How things stand with the connection."""
        writers = self._writing.text(self._seat.room)
        return f"{self._standing.text} - {writers}" if writers else self._standing.text

    def typed(self, line: str) -> None:
        """This stands in the line that is not finished; others may know that one writes."""
        if line and not line.startswith("/"):
            self._writing.tell(self._seat.room)

    def names(self) -> set[str]:
        """Who can be called, and how everybody is."""
        return self._seat.names() | {"room", "moderators"}

    async def run(self, lines: AsyncIterator[str]) -> None:
        """Chat until the lines end, somebody leaves, or the client is closed."""
        self._lines = lines
        hearing = asyncio.create_task(self._hear_all())
        typing = asyncio.create_task(self._type_all(lines))
        broken = asyncio.create_task(self._background.broken.wait())
        await asyncio.wait({hearing, typing, broken}, return_when=asyncio.FIRST_COMPLETED)
        if typing.done() and not self._background.wrong:
            await self._leave_well()
        for task in (typing, broken):
            task.cancel()
        await asyncio.gather(typing, broken, return_exceptions=True)
        await self._seat.end()
        await self._background.end()
        self._voice.end()
        await self._client.close()
        await hearing
        self._news.tell_gathered()
        if self._background.wrong:
            raise self._background.wrong
        if not typing.cancelled():
            typing.result()

    async def _type_all(self, lines: AsyncIterator[str]) -> None:
        await self._whereabouts.ready.wait()
        async for line in lines:
            if self._seat.piped:
                await self._seat.carried()
            wish = parse(line, self._seat.names())
            if isinstance(wish, Quit):
                return
            if isinstance(wish, LogIn):
                self.again_as = await self._signing.log_in(wish.name)
                if self.again_as:
                    return
            elif isinstance(wish, Claim):
                await self._signing.claim(wish.code)
            elif wish is not None:
                if self._seat.piped and not isinstance(wish, Text | Msg | ReplyTo):
                    await self._drained()
                await self._deeds.do(wish)

    async def _next_line(self, question: str) -> str:
        """Where nobody can be asked, the next line is the answer."""
        del question
        return await anext(self._lines, "") if self._lines else ""

    async def _leave_well(self) -> None:
        """Wait for what is on its way; what is not sent yet the next run sends."""
        if await self._drained():
            with suppress(TimeoutError, Refused, CannotConnect):
                async with asyncio.timeout(_FAREWELL):
                    await self._deeds.mark_read()

    async def _drained(self) -> bool:
        """Wait until what was said is confirmed, so that answers to later lines come after it.

        A server that takes only so many a second may have all the time it needs for them.
        """
        await self._seat.carried()
        before = self._client.waiting + 1
        while self._client.live and self._client.waiting < before:
            before = self._client.waiting
            with suppress(TimeoutError, Refused, CannotConnect):
                async with asyncio.timeout(_FAREWELL):
                    await self._client.drained()
                    return True
        return False

    async def _hear_all(self) -> None:
        async for event in self._client:
            began = monotonic()
            await self._hear(event)
            await self._client.pace.breathe(began)

    async def _hear(self, event: Event) -> None:
        match event:
            case Arrived():
                await self._news.arrived(event)
                self._voice.heard(event.entry)
                self._writing.said(event.entry.by)
            case Presence():
                self._news.presence(event)
            case TypingTold():
                self._writing.heard(event, self._seat.room)
            case Connected():
                self._standing.connected(event)
                self._whereabouts.connected()
            case Reconnecting():
                if self._standing.reconnecting(event):
                    self._whereabouts.offline()
            case Closed():
                self.closed = event
            case ClockOff():
                self._standing.clock_off(event)
            case Queued():
                self._standing.queued(event)
            case Declined():
                self._standing.declined(event)
            case _:
                self._room_event(event)

    def _room_event(self, event: Event) -> None:
        match event:
            case RoomChanged(view):
                self._whereabouts.changed(view)
            case RoomGone(room):
                self._whereabouts.gone(room)
            case Restarted(room):
                self._transcript.forget(room)
            case ReportsTold(reports):
                for report in reports:
                    self._seat.notice(report_news(report, self._client.rooms))
            case Missed(count):
                again = "/history shows what was said"
                self._seat.notice(f"{count} events passed too quickly; {again}")
            case _:
                pass
