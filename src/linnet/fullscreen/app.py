"""The full-screen chat: panes, composer and status around one visit."""

import asyncio
import re
from collections.abc import Awaitable
from importlib.resources import files
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.app import App, ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical

from linnet.client import Client
from linnet.client.calling import calls_me
from linnet.fullscreen import lists
from linnet.fullscreen.asking import Destination, Help, Secret, Switcher
from linnet.fullscreen.composer import Box, Composer
from linnet.fullscreen.conversation import Conversation
from linnet.fullscreen.drawing import Scene
from linnet.fullscreen.look import Look, colours, theme_for
from linnet.fullscreen.markup import Drawing
from linnet.fullscreen.stretch import MOST, Stretch
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
from linnet.terminal.words import room_title
from linnet.theme import Theme

_NEWEST = 80
"""Entries held while one looks at the newest: more than the largest terminal has lines for."""
_FRAME = 1 / 30
"""Seconds in which news is painted together."""
_TOLD = 12
"""Seconds a message from elsewhere is shown for."""


class ChatApp(App[None]):
    """`visit` is what goes on; everything here only shows it."""

    TITLE = "linnet chat"
    # Not by its path: the program may be an archive.
    CSS = files(__package__).joinpath("screen.tcss").read_text(encoding="utf-8")
    ENABLE_COMMAND_PALETTE = False
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+k", "switch", priority=True),
        Binding("f1", "help", priority=True),
        Binding("f2", "fold('rooms')", priority=True),
        Binding("f3", "fold('people')", priority=True),
        Binding("alt+up", "neighbour(-1)", priority=True),
        Binding("alt+down", "neighbour(1)", priority=True),
        Binding("ctrl+d,ctrl+q", "leave", priority=True),
        Binding("ctrl+c", "leave_if_empty", priority=True),
    ]

    def __init__(
        self, client: Client, room: str, *, theme: Theme | None = None, ring: bool = False
    ) -> None:
        self.look = Look(theme or theme_for())
        super().__init__()
        paint = Palette(ON_DARK if self.look.theme.dark else ON_LIGHT)
        self.register_theme(colours(self.look.theme))
        self.theme = "linnet"
        self.visit = Visit(client, room, self, paint)
        self.conversation = Conversation(self.look)
        self.composer = Composer(self.look, lambda: self._around.names())
        self._client = client
        self._around = Surroundings(client, self.visit, self.conversation, self.look)
        self._due = False
        self._rings = ring

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
        self._around.fold(self.size.width)
        self._around.show()

    def on_resize(self, event: events.Resize) -> None:
        """Panes fold where there is no room for them."""
        del event
        self._around.fold(self.size.width)
        self.call_after_refresh(self._redraw)

    # What the visit tells.

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
        self.composer.enter(room, self.visit.title)
        self.visit.begin(self._around.list_people(room))
        self._around.show()
        self._seen()

    def arrived(self, entry: Entry) -> None:
        """The next entry of any room."""
        view = self._client.rooms.get(entry.room)
        me = self._client.me
        if self._rings and view and me and rings(entry, view, me.id):
            self.bell()
        if entry.room != self.visit.seat.transcript.current:
            self._tell_from_elsewhere(entry)
            return
        keep = _NEWEST if self.conversation.stuck else MOST
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

    def stale(self) -> None:
        """Paint soon, with all that comes until then."""
        if not self._due:
            self._due = True
            self.set_timer(_FRAME, self._redraw)

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
            self.exit()

    # What is typed and clicked.

    def on_box_sent(self, event: Box.Sent) -> None:
        """A message, or a command."""
        if self.conversation.stretch.tail:
            self.conversation.action_newest()
        else:
            self._to_newest()
        self.visit.begin(self.visit.do(event.text))

    def on_box_begun(self) -> None:
        """A message is being written."""
        self.visit.write()

    def on_box_wish(self, event: Box.Wish) -> None:
        """Keys of the conversation, pressed where one types."""
        match event.key:
            case "pageup" | "pagedown":
                self.conversation.action_page(-1 if event.key == "pageup" else 1)
            case "end":
                self._to_newest()
            case "escape":
                if not self.conversation.hush():
                    self._to_newest()
            case "up":
                self._change_last()

    def on_conversation_wanted(self, event: Conversation.Wanted) -> None:
        """More of the log."""
        room = self.visit.seat.transcript.current
        self.visit.begin(self._more(room, older=event.older))

    def on_conversation_picked(self, event: Conversation.Picked) -> None:
        """Answer the message that was clicked."""
        self.composer.fill(f"/reply {event.seq} {_without_reply(self.composer.box.text)}")

    def on_conversation_moved(self) -> None:
        """Back at the newest, nothing is new."""
        if self.conversation.stuck:
            self._around.news = 0
            self._seen()
        self._around.show_hint()

    def on_pane_chosen(self, event: lists.Pane.Chosen) -> None:
        """Go to a room, or write to a person."""
        self._go(event.key)

    def action_switch(self) -> None:
        """Where to?"""
        if not isinstance(self.screen, Switcher):
            self.push_screen(Switcher(self.look, self._destinations()), self._go)

    def action_help(self) -> None:
        """The keys."""
        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.look))

    def action_fold(self, pane: str) -> None:
        """Show a pane, or fold it."""
        self._around.toggle(pane)
        self._around.fold(self.size.width)
        self.call_after_refresh(self._redraw)

    def action_neighbour(self, by: int) -> None:
        """The room above or below."""
        views = lists.in_order(self._client)
        here = [view.id for view in views]
        current = self.visit.seat.transcript.current
        if current in here:
            self._go(here[(here.index(current) + by) % len(here)])

    def action_leave(self) -> None:
        """End the chat; what was said stays."""
        self.leave()

    def action_leave_if_empty(self) -> None:
        """What was typed goes first, then one oneself."""
        if self.composer.box.text:
            self.composer.fill("")
        else:
            self.leave()

    # How it is shown.

    def _go(self, where: str | None) -> None:
        """To a room by its id, or to a message for a person, by `@name`."""
        if where and where.startswith("@"):
            self.composer.fill(f"/msg {_quoted(where[1:])} ")
        elif where:
            self.visit.begin(self.visit.go(where))

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
        )

    def _calls(self, entry: Entry) -> bool:
        view, me = self._client.rooms.get(entry.room), self._client.me
        return bool(view and me and calls_me(view, entry, me.id, self._client.blocked))

    def _redraw(self) -> None:
        self._due = False
        if self.visit.over:
            return
        self.conversation.scene = self._scene()
        self.conversation.redraw()
        if self.conversation.stuck:
            self._seen()
        self._around.show()

    def _seen(self) -> None:
        if self.app_focus and self.conversation.stretch.tail:
            self.visit.seen()

    def _to_newest(self) -> None:
        if self.conversation.stretch.tail:
            self.conversation.action_newest()
        else:
            self._go(self.visit.seat.room)

    def _change_last(self) -> None:
        me = self._client.me
        for entry in reversed(self.conversation.stretch.entries):
            said = entry.body
            if me and entry.by == me.id and isinstance(said, Said) and said.text:
                self.composer.fill(f"/edit {entry.seq} {said.text}")
                return

    def _tell_from_elsewhere(self, entry: Entry) -> None:
        view = self._client.rooms.get(entry.room)
        if view is None or not self._client.worth_telling(entry):
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

    def _destinations(self) -> list[Destination]:
        views = lists.in_order(self._client)
        views.sort(key=lambda view: -min(1, self._client.unread(view.id)))
        found = [
            Destination(room_title(view), view.id, _news_of(self._client.unread(view.id)))
            for view in views
        ]
        me = self._client.me.id if self._client.me else ""
        known = {one.title for one in found}
        return found + [
            Destination(one_line(one.name), f"@{one.name}", "write to them")
            for one in self._around.present.values()
            if one.id != me and one.name not in known
        ]

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


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _without_reply(text: str) -> str:
    """What is typed, without the number it was to answer before."""
    return re.sub(r"^/reply \d+ ", "", text)


def _news_of(unread: int) -> str:
    return f"{unread} new" if unread else ""
