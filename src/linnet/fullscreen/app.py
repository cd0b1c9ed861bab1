"""The full-screen chat: what keys and clicks do."""

import re
from collections.abc import Callable
from functools import partial
from typing import ClassVar

from rich.text import Text
from textual import events
from textual.binding import Binding, BindingType
from textual.screen import ModalScreen

from linnet.fullscreen import lists, wishes
from linnet.fullscreen.asking import Help
from linnet.fullscreen.choosing import Chooser, Find, Option, fitting
from linnet.fullscreen.composer import Box
from linnet.fullscreen.conversation import DEED_KEYS, Conversation
from linnet.fullscreen.finding import Finder
from linnet.fullscreen.stage import Stage
from linnet.protocol.entries import Entry, Said
from linnet.protocol.ids import PersonId, RoomId
from linnet.terminal.clean import clean, one_line
from linnet.terminal.completion import called
from linnet.terminal.threads import thread
from linnet.terminal.words import room_title

_BRIEF = 2
"""Seconds for which a word about a small deed is seen."""


class ChatApp(Stage):
    """Wishes of whoever sits there become deeds of the visit."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+k", "switch", priority=True),
        Binding("ctrl+p", "commands", priority=True),
        Binding("ctrl+f", "find", priority=True),
        Binding("ctrl+e", "emoji", priority=True),
        Binding("ctrl+u", "upload", priority=True),
        Binding("f1", "help", priority=True),
        Binding("f2", "fold('rooms')", priority=True),
        Binding("f3", "fold('people')", priority=True),
        Binding("f4", "pictures", priority=True),
        Binding("shift+up,ctrl+up", "choose", priority=True),
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

    def on_box_draft(self, event: Box.Draft) -> None:
        """It is kept, also for one's other devices."""
        self._drafts.typed(RoomId(event.room), event.text)
        self._show_doing()

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

    def on_conversation_moved(self) -> None:
        """Back at the newest, nothing is new."""
        if self.conversation.stuck:
            self._around.news = 0
            self._seen()
        self._show_doing()

    def on_conversation_let_go(self) -> None:
        """Typing goes on."""
        self.composer.take_keys()
        self._show_doing()

    async def on_event(self, event: events.Event) -> None:
        """Keys about a chosen message take effect at once: the next may be for the box."""
        if isinstance(event, events.Key) and not event.is_forwarded and self._about_message(event):
            return
        await super().on_event(event)

    def _about_message(self, event: events.Key) -> bool:
        chosen, key = self.conversation.chosen, event.character or ""
        if not chosen or self.focused is not self.conversation:
            return False
        if event.key in {"escape", "tab"}:
            self.conversation.action_let_go()
        elif event.key == "enter" or (key and key in DEED_KEYS):
            self._deed(chosen, "enter" if event.key == "enter" else key)
        else:
            return False
        return True

    def on_conversation_deed(self, event: Conversation.Deed) -> None:
        """The chosen message was clicked once more."""
        self._deed(event.seq, event.key)

    def _deed(self, seq: int, key: str) -> None:
        """A key was pressed with a message chosen."""
        entry = self.conversation.stretch.entry(seq)
        if entry is None or not isinstance(entry.body, Said):
            return
        choices = wishes.deeds(entry, self._my_id())
        if key == "enter":
            heading = wishes.listed(entry).title
            self._choose("What to do with it", fitting(choices), partial(self._do, entry), heading)
        for one in choices:
            if key == one.note:
                self._do(entry, one.key)

    def on_pane_chosen(self, event: lists.Pane.Chosen) -> None:
        """Go to a room, or see who somebody is."""
        if event.key.startswith("@"):
            self._meet(event.key[1:])
        else:
            self._go(event.key)

    def action_switch(self) -> None:
        """Where to?"""
        nothing = "Nothing of that name here; /rooms lists what you could join."
        question = "Go to a room or a person"
        self._choose(question, fitting(self._destinations()), self._go, nothing=nothing)

    def action_commands(self) -> None:
        """What can be done?"""
        self._choose("A command, or what it does", wishes.commands(), self._command)

    def action_choose(self) -> None:
        """A message, for the keys that follow."""
        if not isinstance(self.screen, ModalScreen):
            self.conversation.action_choose(-1)

    def action_emoji(self) -> None:
        """Which one?"""
        self._choose("An emoji by its name", wishes.emoji, self.composer.insert)

    def action_upload(self) -> None:
        """Which file? It is sent with Enter, perhaps with words after its name."""
        if not self._local:
            self.notify("Files of your own computer are not within reach here; use the browser.")
            return
        nothing = "No such file here."
        self._choose("A file to send", wishes.files, self._upload, nothing=nothing)

    def action_find(self) -> None:
        """Which message?"""
        if not isinstance(self.screen, ModalScreen):
            self.push_screen(Finder(self.look, self._client, self.visit.begin), self._go_to)

    def action_help(self) -> None:
        """The keys."""
        if not isinstance(self.screen, Help):
            self.push_screen(Help(self.look))

    def action_fold(self, pane: str) -> None:
        """Show a pane, or fold it."""
        self._around.toggle(pane)
        self._around.fold(self.size.width)
        self.call_after_refresh(self._redraw)

    def action_pictures(self) -> None:
        """Show pictures, or only their names."""
        self._pictures.on = not self._pictures.on
        self.stale()

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

    # What was chosen.

    def _choose(
        self,
        question: str,
        find: Find,
        then: Callable[[str], None],
        heading: str | Text = "",
        *,
        nothing: str = "Nothing of that name.",
    ) -> None:
        """Let somebody choose; `then` hears the key, unless it was nothing."""
        if isinstance(self.screen, ModalScreen):
            return
        words = Text(heading, style=self.look.secondary) if isinstance(heading, str) else heading

        def chosen(key: str | None) -> None:
            if key:
                then(key)

        window = Chooser(
            self.look, question, find, heading=words if words else None, nothing=nothing
        )
        self.push_screen(window, chosen)

    def _command(self, key: str) -> None:
        """A key's deed is done, a command is done or waits in the box for the rest of it."""
        match key:
            case "!find":
                self.action_find()
            case "!go":
                self.action_switch()
            case "!emoji":
                self.action_emoji()
            case "!upload":
                self.action_upload()
            case "!choose":
                self.action_choose()
            case "!rooms" | "!people":
                self.action_fold(key[1:])
            case "!pictures":
                self.action_pictures()
            case "!help":
                self.action_help()
            case _ if key.endswith(" "):
                self.composer.fill(key)
            case _:
                self.visit.begin(self.visit.do(key))

    def _upload(self, path: str) -> None:
        self.composer.fill(f'/upload "{path}" ' if '"' not in path else f"/upload '{path}' ")

    def _go_to(self, place: str | None) -> None:
        if place:
            self.visit.begin(self.visit.do(f"/goto {place}"))

    def _do(self, entry: Entry, deed: str) -> None:
        """A deed on a message, by the key of `wishes.deeds`."""
        said, seq = entry.body, entry.seq
        assert isinstance(said, Said), "deeds are for messages"
        match deed:
            case "reply":
                self._write(f"/reply {seq} {_without_reply(self.composer.box.text)}")
            case "edit":
                self._write(f"/edit {seq} {said.text}")
            case "report":
                self._write(f"/report {seq} ")
            case "react":
                find = wishes.emoji
                self._choose("React with", find, lambda sign: self._type(f"/react {seq} {sign}"))
            case "copy":
                self.copy_to_clipboard(clean(said.text))
                self.notify("copied", timeout=_BRIEF)
            case "open":
                self._open(wishes.links(said.text))
            case "save":
                self._type(f"/download {seq}")
            case "show":
                self._revealed ^= {seq}
                self.stale()
            case "thread":
                self._thread(entry)
            case "card":
                self._meet(entry.name, entry.by)
            case _:
                self._type(f"/{deed} {seq}")

    def _write(self, text: str) -> None:
        self.conversation.action_let_go()
        self.composer.fill(text)

    def _type(self, line: str) -> None:
        self.visit.begin(self.visit.do(line))

    def _open(self, found: list[str]) -> None:
        """In the browser of this computer; copied where the chat runs on another."""
        if len(found) > 1:
            options = [Option(one_line(href), href) for href in found]
            self._choose("Which one?", fitting(options), lambda href: self._open([href]))
        elif found and self._local:
            self.open_url(found[0])
        elif found:
            self.copy_to_clipboard(found[0])
            self.notify("The address is copied: paste it into your browser.")

    def _thread(self, entry: Entry) -> None:
        found = thread(entry, self.conversation.stretch.entries)
        options = [wishes.listed(one) for one in found]
        self._choose("Go to", fitting(options), lambda seq: self.conversation.choose(int(seq)))

    def _meet(self, name: str, id: PersonId | None = None) -> None:
        """Who is that?"""
        people = self._client.people.values()
        known = next((one for one in people if one.id == id or (not id and one.name == name)), None)
        who = id or (known.id if known else PersonId(""))
        heading = wishes.about(known, self.look) if known else Text(one_line(name))
        blocked = who in self._client.blocked
        options = wishes.towards(name, blocked=blocked, me=who == self._my_id())

        def chosen(key: str) -> None:
            if key == "write":
                self._write(f"/msg {who or _quoted(name)} ")
            elif key == "call":
                self.conversation.action_let_go()
                self.composer.insert(f"{called(name)} ")
            else:
                self._type(f"/{'un' if blocked else ''}block {who or _quoted(name)}")

        self._choose("What to do", fitting(options), chosen, heading)

    def _show_doing(self) -> None:
        """The line above the box says what keys do while a message is chosen, or answered."""
        doing = ""
        if self.conversation.chosen:
            doing = "Enter all deeds  r answer  x react  c copy  i who  ↑↓ another  Esc back"
        elif found := re.match(r"/reply (\d{1,15}) ", self.composer.box.text):
            entry = self.conversation.stretch.entry(int(found[1]))
            doing = f"answers {wishes.listed(entry).title}" if entry else ""
        self._around.doing = doing
        self._around.show_hint()

    def _my_id(self) -> str:
        return self._client.me.id if self._client.me else ""

    def _destinations(self) -> list[Option]:
        views = lists.in_order(self._client)
        views.sort(key=lambda view: -min(1, self._client.unread(view.id)))
        found = [
            Option(room_title(view), view.id, _news_of(self._client.unread(view.id)))
            for view in views
        ]
        known = {one.title for one in found}
        return found + [
            Option(one_line(one.name), f"@{one.name}", "write to them")
            for one in self._around.present.values()
            if one.id != self._my_id() and one.name not in known
        ]


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _without_reply(text: str) -> str:
    """What is typed, without the number it was to answer before."""
    return re.sub(r"^/reply \d+ ", "", text)


def _news_of(unread: int) -> str:
    return f"{unread} new" if unread else ""
