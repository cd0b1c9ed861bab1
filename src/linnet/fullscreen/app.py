"""The full-screen chat: what keys and clicks do."""

import re
from typing import ClassVar

from textual.binding import Binding, BindingType

from linnet.fullscreen import lists
from linnet.fullscreen.asking import Destination, Help, Switcher
from linnet.fullscreen.composer import Box
from linnet.fullscreen.conversation import Conversation
from linnet.fullscreen.stage import Stage
from linnet.protocol.entries import Said
from linnet.terminal.clean import one_line
from linnet.terminal.words import room_title


class ChatApp(Stage):
    """Wishes of whoever sits there become deeds of the visit."""

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

    def _go(self, where: str | None) -> None:
        """To a room by its id, or to a message for a person, by `@name`."""
        if where and where.startswith("@"):
            self.composer.fill(f"/msg {_quoted(where[1:])} ")
        elif where:
            self.visit.begin(self.visit.go(where))

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


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _without_reply(text: str) -> str:
    """What is typed, without the number it was to answer before."""
    return re.sub(r"^/reply \d+ ", "", text)


def _news_of(unread: int) -> str:
    return f"{unread} new" if unread else ""
