"""The linear chat: events become lines, typed lines become wishes."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import suppress

from linnet.client import CannotConnect, Client, Refused
from linnet.client.events import (
    Arrived,
    ClockOff,
    Closed,
    Connected,
    Connecting,
    Declined,
    Event,
    Missed,
    Queued,
    Reconnecting,
    Restarted,
    RoomChanged,
    RoomGone,
)
from linnet.client.rooms import unread
from linnet.protocol.commands import Say
from linnet.protocol.entries import Joined, Left
from linnet.protocol.frames import Presence, RoomView
from linnet.protocol.ids import LOBBY, RoomId
from linnet.terminal.clean import one_line
from linnet.terminal.colour import Palette
from linnet.terminal.commands import PAGE, Claim, LogIn, Msg, Quit, Text, parse
from linnet.terminal.deeds import Deeds
from linnet.terminal.notices import GATHER, Gathering
from linnet.terminal.signing import Signing
from linnet.terminal.transcript import Transcript, room_line
from linnet.terminal.words import room_title, span

_FAREWELL = 5.0
"""Seconds within which a message must be confirmed when one leaves, or a pipe goes on with a
question; while there is one after the other, all of them are waited for."""
_MARK = 1.0


class Chat:
    """One person at one terminal. `show` prints a line; lines typed come through `run`."""

    def __init__(
        self,
        client: Client,
        room: str,
        show: Callable[[str], None],
        paint: Palette,
        secret: Callable[[str], Awaitable[str]] | None = None,
    ) -> None:
        self.status = "connecting"
        self.again_as: str | None = None
        """The account to go on as, after /login."""
        self.closed: Closed | None = None
        self._client = client
        self._room = room
        self._show = show
        self._paint = paint
        self._transcript = Transcript(client, show, paint)
        self._deeds = Deeds(client, self._transcript, show, paint)
        self._signing = Signing(
            client, self._deeds, self._notice, secret or self._next_line, unseen=secret is not None
        )
        self._piped = secret is None
        self._moves = Gathering()
        self._lines: AsyncIterator[str] | None = None
        self._cause = ""
        self._began = False
        self._clock_told = False
        self._ready = asyncio.Event()
        self._known: set[RoomId] = set()
        self._tasks: set[asyncio.Task[None]] = set()
        self._wrong: BaseException | None = None
        self._broken = asyncio.Event()
        self._marking: asyncio.TimerHandle | None = None

    @property
    def prompt(self) -> str:
        """Where what is typed goes."""
        view = self._client.room(self._transcript.current)
        return room_title(view) if view else f"#{one_line(self._room.removeprefix('#'))}"

    async def run(self, lines: AsyncIterator[str]) -> None:
        """Chat until the lines end, somebody leaves, or the client is closed."""
        self._lines = lines
        hearing = asyncio.create_task(self._hear_all())
        typing = asyncio.create_task(self._type_all(lines))
        broken = asyncio.create_task(self._broken.wait())
        await asyncio.wait({hearing, typing, broken}, return_when=asyncio.FIRST_COMPLETED)
        if typing.done() and not self._wrong:
            await self._leave_well()
        for task in (typing, broken, *self._tasks):
            task.cancel()
        await asyncio.gather(typing, broken, *self._tasks, return_exceptions=True)
        await self._client.close()
        await hearing
        self._tell_moves()
        if self._wrong:
            raise self._wrong
        if not typing.cancelled():
            typing.result()

    async def _type_all(self, lines: AsyncIterator[str]) -> None:
        await self._ready.wait()
        async for line in lines:
            wish = parse(line)
            if isinstance(wish, Quit):
                return
            if isinstance(wish, LogIn):
                self.again_as = await self._signing.log_in(wish.name)
                if self.again_as:
                    return
            elif isinstance(wish, Claim):
                await self._signing.claim(wish.code)
            elif wish is not None:
                if self._piped and not isinstance(wish, Text | Msg):
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
            self._hear(event)

    def _hear(self, event: Event) -> None:
        match event:
            case Arrived():
                self._arrived(event)
            case Presence():
                if event.room == self._transcript.current and self._client.me:
                    self._moves.add(event, self._client.me.id)
                    self._later()
            case Connected() | Connecting() | Reconnecting() | Closed():
                self._connection(event)
            case ClockOff(seconds):
                self._clock_off(seconds)
            case RoomChanged(view):
                self._room_changed(view)
            case RoomGone(room):
                self._room_gone(room)
            case Restarted(room):
                self._transcript.forget(room)
            case Queued(command) if isinstance(command, Say) and not self._client.live:
                self._say_status(f"offline - {self._client.waiting} waiting")
            case Declined(refused=refused, command=Say(text=text)):
                self._notice(f"not sent - {one_line(refused.message)} You wrote: {one_line(text)}")
            case Missed(count):
                self._notice(f"{count} events passed too quickly; /history shows what was said")
            case _:
                pass

    def _arrived(self, event: Arrived) -> None:
        entry = event.entry
        body = entry.body
        if isinstance(body, Joined | Left) and entry.room == self._transcript.current:
            self._transcript.pass_over(entry.room, entry.seq)
            if self._client.me and entry.by != self._client.me.id:
                self._moves.move(entry.by, entry.name, came=isinstance(body, Joined))
                self._later()
            return
        self._tell_moves()
        if entry.room == self._transcript.current:
            self._moves.heard(entry.by)
        self._transcript.news(entry)
        self._mark_read()

    def _connection(self, event: Connected | Connecting | Reconnecting | Closed) -> None:
        match event:
            case Connected(you, server):
                self._cause = ""
                where = f"{one_line(server.name)} at {self._client.address}"
                self._say_status(f"connected to {where} as {one_line(you.name)} ({you.id})")
                self.status = "connected"
                if not self._began:
                    self._begin()
            case Reconnecting(after, cause):
                self._reconnecting(after, cause)
            case Closed():
                self.closed = event
            case _:
                pass

    def _clock_off(self, seconds: float) -> None:
        """Said once, however often the connection breaks."""
        if not self._clock_told:
            self._clock_told = True
            off = span(seconds * 1000, of="the server's")
            self._notice(f"this computer's clock is {off}: times may look wrong here")

    def _reconnecting(self, after: float, cause: str) -> None:
        waiting = f" - {self._client.waiting} waiting" if self._client.waiting else ""
        self.status = f"reconnecting in {max(1, round(after))} s{waiting}"
        if cause != self._cause:
            self._notice(f"{self.status} ({one_line(cause)})")
        if not self._cause and not self._began:
            self._show_kept()
            self._ready.set()
        self._cause = cause

    def _show_kept(self) -> None:
        """Before there is a first connection: what an earlier run kept."""
        view = self._client.room(self._room)
        timeline = self._client.timeline(self._room)
        if view and timeline:
            self._transcript.current = view.id
            self._transcript.page([*timeline.entries][-PAGE:])

    def _begin(self) -> None:
        """The first time there is a connection: what came before it is no news."""
        self._began = True
        self._known = set(self._client.rooms)
        target = self._client.room(self._room)
        for view in self._client.rooms.values():
            if target and view.id == target.id:
                self._transcript.hold(view.id)
            else:
                self._transcript.pass_over(view.id, view.head)
        self._start(self._arrive())

    async def _arrive(self) -> None:
        """Go to the room, and tell what was missed elsewhere."""
        if not await self._deeds.go(self._room) and not await self._deeds.go(LOBBY):
            self._began = False  # The connection is gone already: once more on the next one.
            return
        for view in list(self._client.rooms.values()):
            if view.id != self._transcript.current and unread(view):
                await self._deeds.missed(view)
        self._mark_read()
        self._ready.set()

    def _room_changed(self, view: RoomView) -> None:
        if self._began and view.id not in self._known and view.kind != "direct":
            if self._deeds.busy:
                self._transcript.hold(view.id)
            else:
                name = room_title(view)
                self._notice(f"you are in {room_line(view)}; /join {name} goes there")
        self._known.add(view.id)

    def _room_gone(self, room: RoomId) -> None:
        self._known.discard(room)
        self._transcript.forget(room)
        if room == self._transcript.current and not self._deeds.busy:
            self._start(self._deeds.go_back())

    def _mark_read(self) -> None:
        """What was shown counts as read, a moment later, together with what follows."""
        if self._marking is None:
            self._marking = asyncio.get_running_loop().call_later(_MARK, self._mark_now)

    def _mark_now(self) -> None:
        self._marking = None
        if self._client.live:
            self._start(self._deeds.mark_read())

    def _later(self) -> None:
        self._start(self._tell_moves_later())

    async def _tell_moves_later(self) -> None:
        await asyncio.sleep(GATHER)
        self._tell_moves()

    def _tell_moves(self) -> None:
        for line in self._moves.lines(self._paint):
            self._show(line)

    def _start(self, work: Coroutine[None, None, None]) -> None:
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._ended)

    def _ended(self, task: "asyncio.Task[None]") -> None:
        """What goes wrong in the background ends the chat: nobody reads on, for instance."""
        self._tasks.discard(task)
        if not task.cancelled() and (wrong := task.exception()):
            self._wrong = wrong
            self._broken.set()

    def _say_status(self, text: str) -> None:
        self.status = text
        self._notice(text)

    def _notice(self, text: str) -> None:
        self._show(self._paint.faint(f"* {text}"))
