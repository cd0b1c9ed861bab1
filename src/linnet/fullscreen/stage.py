"""What stands on the screen around one visit, and how news comes there."""

import asyncio
from collections.abc import Awaitable
from importlib.resources import files
from time import thread_time

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.containers import Horizontal, Vertical
from textual.message import Message

from linnet.client import Client
from linnet.client.calling import calls_me
from linnet.client.pace import KEY_FIRST, SLICE
from linnet.fullscreen.asking import Secret
from linnet.fullscreen.composer import Composer
from linnet.fullscreen.conversation import Conversation
from linnet.fullscreen.drafts import Drafts
from linnet.fullscreen.drawing import Scene
from linnet.fullscreen.graphics import Graphics
from linnet.fullscreen.look import Look, colours, theme_for
from linnet.fullscreen.markup import Drawing
from linnet.fullscreen.pictures import Pictures
from linnet.fullscreen.stretch import Stretch
from linnet.fullscreen.surroundings import Surroundings
from linnet.fullscreen.visit import Visit
from linnet.protocol.entries import Entry, Said
from linnet.protocol.frames import Named, Presence, TypingTold
from linnet.protocol.ids import RoomId
from linnet.terminal.attention import rings
from linnet.terminal.clean import one_line
from linnet.terminal.colour import ON_DARK, ON_LIGHT, Palette
from linnet.terminal.commands.talk import PAGE
from linnet.terminal.happenings import gist
from linnet.terminal.notifying import Tell
from linnet.terminal.sweeping import sweep
from linnet.terminal.words import room_title
from linnet.theme import Theme

_NEWEST = 80
"""Entries held while one looks at the newest: more than the largest terminal has lines for."""
_FRAME = 1 / 30
"""Seconds in which news is painted together, at least;"""
_SHARE = 5
"""and at least so many times as long as the last painting took."""
_IDLE = 3.0
"""Seconds without a key after which something may be done that takes longer than one may wait."""
_TOLD = 8
"""Seconds a message from elsewhere is shown for."""


class Stage(App[None]):
    """`visit` is what goes on; everything here only shows it."""

    TITLE = "linnet chat"
    # Not by its path: the program may be an archive.
    CSS = files(__package__).joinpath("screen.tcss").read_text(encoding="utf-8")
    ENABLE_COMMAND_PALETTE = False

    def __init__(
        self,
        client: Client,
        room: str,
        *,
        theme: Theme | None = None,
        tell: Tell | None = None,
        local: bool = True,
        graphics: Graphics | None = None,
        pictures: bool = True,
    ) -> None:
        """`tell` writes notifications; `local` says that files and browser here are theirs;
        `graphics` draws pictures where the terminal can."""
        self.look = Look(theme or theme_for())
        super().__init__()
        paint = Palette(ON_DARK if self.look.theme.dark else ON_LIGHT)
        self.register_theme(colours(self.look.theme))
        self.theme = "linnet"
        self.visit = Visit(client, room, self, paint)
        self.conversation = Conversation(self.look)
        # A key whose letter is painted has had its due.
        self.composer = Composer(self.look, lambda: self._around.names(), client.pace.done)
        self._client = client
        self._around = Surroundings(client, self.visit, self.conversation, self.look)
        self._due = False
        self._took = 0.0
        self._tell = tell
        self._knows_focus = False
        """Whether the terminal says when somebody looks elsewhere."""
        self._local = local
        self._drafts = Drafts(client, self.visit.begin)
        self._graphics = graphics
        self._pictures = Pictures(client, self.look, self.visit.begin, self.stale, graphics)
        self._pictures.on = pictures
        self._revealed: frozenset[int] = frozenset()

    def get_theme_variable_defaults(self) -> dict[str, str]:
        """What the style sheet uses besides the library's own names."""
        return colours(self.look.theme).variables

    def compose(self) -> ComposeResult:
        """Rooms, conversation, people; the status below all of them."""
        with Horizontal(id="panes"):
            yield self._around.rooms
            with Vertical(id="middle"):
                yield self._around.title
                yield self.conversation
                yield self._around.hint
                yield self.composer
            yield self._around.people
        yield self._around.status

    def on_mount(self) -> None:
        """Take news in from now on."""
        self.composer.box.focus()
        self.visit.background.start(self.visit.hear())
        self.visit.background.start(self._until_broken())
        self.set_interval(0.5, self._around.show_status)
        self.set_interval(1.0, self._tidy)
        self._around.fold(self.size.width)
        self._around.show()

    def on_resize(self, event: events.Resize) -> None:
        """Panes fold where there is no room for them."""
        del event
        self._around.fold(self.size.width)
        self.call_after_refresh(self._redraw)

    def post_message(self, message: Message) -> bool:
        """What somebody does goes before what comes from elsewhere, from when it is known on."""
        if isinstance(message, events.Key | events.Paste):
            self._client.pace.wait(KEY_FIRST)
        return super().post_message(message)

    async def on_event(self, event: events.Event) -> None:
        """Terminals that tell when somebody looks elsewhere do so when it happens."""
        if isinstance(event, events.AppFocus | events.AppBlur):
            self._knows_focus = True
        await super().on_event(event)

    def post_display_hook(self) -> None:
        """Pictures are drawn over what was just painted, while nothing stands before them."""
        if self._graphics is None or self._driver is None or self.visit.over:
            return
        repainted, self.conversation.repainted = self.conversation.repainted, False
        free = len(self.screen_stack) == 1 and not self._notifications and self._pictures.on
        seen = self.conversation.pictures() if free else []
        self._driver.write(self._graphics.frame(seen, repainted=repainted))

    def told(self, text: str) -> None:
        """Lines of the chat itself."""
        aside = Text.from_ansi(text)
        aside.style = self.look.secondary
        self.conversation.tell(aside)

    def opened(self, room: RoomId, entries: list[Entry], at: int | None) -> None:
        """Look at this room."""
        view = self._client.rooms.get(room)
        tail = bool(at is None or view is None or not entries or entries[-1].seq >= view.head)
        new = view.read.seq if view and self._client.unread(room) else None
        self.conversation.scene = self._scene()
        self._around.entered()
        if (timeline := self._client.timeline(room)) and tail:
            # What came while the page was on its way.
            entries = [timeline.message(one.seq) or one for one in entries]
            entries += timeline.after(entries[-1].seq if entries else 0)
        self.conversation.show(Stretch(entries, tail=tail), new, at=at)
        self._revealed = frozenset()
        self._drafts.typed(RoomId(self.composer.room), self.composer.box.text)
        kept = self._drafts.keep()
        if kept:
            self.composer.forget(self.composer.room)
        self.composer.enter(room, self.visit.title, self._drafts.of(room))
        # Perhaps typed before there was a room.
        self._drafts.typed(room, self.composer.box.text)
        self.visit.begin(self._around.list_people(room))
        self._around.show()
        self._seen()

    def arrived(self, entry: Entry) -> None:
        """The next entry of any room."""
        view = self._client.rooms.get(entry.room)
        me = self._client.me
        if self._tell and view and me and rings(entry, view, me.id):
            self._tell_outside(entry, room_title(view))
        if entry.room != self.visit.seat.transcript.current:
            self._tell_from_elsewhere(entry)
            return
        reads = not self.conversation.stuck or self.conversation.chosen
        keep = None if reads else _NEWEST
        self.conversation.stretch.arrived(entry, keep=keep)
        if isinstance(entry.body, Said):
            self._around.said(entry.by)
            mine = me is not None and entry.by == me.id
            self._around.news += not mine and not self.conversation.stuck
            if mine and self.conversation.stretch.tail:
                self.conversation.stuck = True
            if isinstance(entry.body.reply_to, int):
                self.visit.begin(self._fetch([entry]))

    def changed(self, message: Entry) -> None:
        """A message is this now."""
        if message.room == self.visit.seat.transcript.current:
            self.conversation.stretch.replace(message)

    def presence(self, frame: Presence) -> None:
        """Who came and went."""
        self._around.presence(frame)

    def writing(self, frame: TypingTold) -> None:
        """Who is writing."""
        self._around.writing(frame)

    def drafted(self, room: RoomId) -> None:
        """What one writes here is another now; what is being typed just now stays."""
        if room == self.composer.room and self.composer.box.text in ("", self._drafts.last):
            self.composer.put(self._drafts.of(room))

    def stale(self) -> None:
        """Paint soon, with all that comes until then."""
        if not self._due:
            self._due = True
            self.set_timer(max(_FRAME, _SHARE * self._took), self._begin_painting)

    def ask(self, question: str) -> Awaitable[str]:
        """A password."""
        answer: asyncio.Future[str] = asyncio.get_running_loop().create_future()

        def told(text: str | None) -> None:
            if not answer.done():
                answer.set_result(text or "")

        self.push_screen(Secret(question), told)
        return answer

    def leave(self) -> None:
        """The visit is over."""
        if not self.visit.over:
            self.visit.over = True
            if self._graphics and self._driver:
                self._driver.write(self._graphics.end())
            self.exit()

    def _scene(self) -> Scene:
        me = self._client.me
        id = me.id if me else ""
        called = {"room", id, me.name.casefold() if me else ""}
        return Scene(
            self.look,
            Drawing(self.look, frozenset(called)),
            self.conversation.size.width,
            id,
            self._calls,
            self._client.is_hidden,
            self.visit.seat.transcript.quotes.held,
            picture=self._pictures.lines,
            revealed=self._revealed,
        )

    def _calls(self, entry: Entry) -> bool:
        view, me = self._client.rooms.get(entry.room), self._client.me
        return bool(view and me and calls_me(view, entry, me.id, self._client.blocked))

    def _begin_painting(self) -> None:
        self.visit.background.start(self._paint_by_and_by())

    async def _paint_by_and_by(self) -> None:
        """Keys come between any two slices; news waits, else what was painted were old already."""
        worked = 0.0
        with self._client.pace.closed():
            await self._client.pace.turn()
            began = thread_time()
            for _ in self.conversation.painting(self._scene()):
                if (took := thread_time() - began) > SLICE:
                    worked += took
                    await self._client.pace.turn()
                    began = thread_time()
            self._due = False
            self._redraw()
        self._took = worked + thread_time() - began

    def _redraw(self) -> None:
        if self.visit.over:
            return
        self.conversation.scene = self._scene()
        timeline = self._client.timeline(self.visit.seat.transcript.current)
        self.conversation.hopes = [one.text for one in timeline.hopes] if timeline else []
        self.conversation.live = self._client.live
        self.conversation.redraw()
        if self.conversation.stuck:
            self._seen()
        self._around.show()

    def _seen(self) -> None:
        if self.app_focus and self.conversation.stretch.tail:
            self.visit.seen()

    def _tell_outside(self, entry: Entry, title: str) -> None:
        """Through the terminal, to somebody who may look at another window."""
        seen = self._knows_focus and self.app_focus
        here = entry.room == self.visit.seat.transcript.current
        if self._tell and self._driver and not (seen and here):
            self._driver.write(self._tell(f"{entry.name} in {title}", gist(entry)))

    def _tell_from_elsewhere(self, entry: Entry) -> None:
        view = self._client.rooms.get(entry.room)
        if view is None or not self._client.worth_telling(entry) or len(self.screen_stack) > 1:
            return
        if view.kind == "direct" or self._calls(entry):
            title = f"{one_line(entry.name)} in {room_title(view)}"
            direct = isinstance(view.with_, Named)
            self.notify(
                gist(entry),
                title=one_line(entry.name) if direct else title,
                timeout=_TOLD,
                markup=False,
            )

    def _tidy(self) -> None:
        if self._client.pace.quiet(_IDLE):
            sweep()

    async def _until_broken(self) -> None:
        await self.visit.background.broken.wait()
        self.leave()

    async def _fetch(self, entries: list[Entry]) -> None:
        await self.visit.seat.transcript.quotes.fetch(entries)
        self.stale()

    async def _more(self, room: RoomId, *, older: bool) -> None:
        stretch = self.conversation.stretch
        try:
            if older:
                page = await self._client.history(room, before=stretch.first, limit=2 * PAGE)
                stretch.older(page.entries)
            else:
                page = await self._client.history(room, after=stretch.last, limit=2 * PAGE)
                stretch.newer(page.entries, tail=not page.more)
            await self.visit.seat.transcript.quotes.fetch(page.entries)
        finally:
            if stretch is self.conversation.stretch:
                self.conversation.answered()
