"""The chat itself: rooms at the left, the conversation, people at the right."""

import tkinter as tk
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from msgspec import UNSET

from linnet.client import CannotConnect, Client, Refused
from linnet.client.events import (
    Arrived,
    Changed,
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
from linnet.desktop import header, sidebar
from linnet.desktop.around import Ways
from linnet.desktop.arrangement import Arrangement
from linnet.desktop.choices import Choices
from linnet.desktop.company import Company
from linnet.desktop.composer.composer import Composer, Wished
from linnet.desktop.composer.proofing import Proofing
from linnet.desktop.conversation.runs import Seeing
from linnet.desktop.conversation.view import Conversation, Told
from linnet.desktop.drawing.painter import Painter
from linnet.desktop.faces import Faces
from linnet.desktop.keys import bind_keys
from linnet.desktop.network import Network
from linnet.desktop.notifying import Notifying
from linnet.desktop.panel import Panel
from linnet.desktop.parts.toast import Toast
from linnet.desktop.people import People
from linnet.desktop.reading import Reading
from linnet.desktop.settings import Remembered
from linnet.desktop.speaking import Speaking
from linnet.desktop.standing import Standing
from linnet.desktop.writers import Writers
from linnet.protocol.commands import Say
from linnet.protocol.entries import Entry, Joined, Left
from linnet.protocol.frames import Presence, RoomView, TypingTold
from linnet.protocol.ids import LOBBY, PersonId, RoomId
from linnet.terminal.clean import one_line
from linnet.terminal.words import refusal

_ROOMS_AFTER = 60
"""Milliseconds in which changes of the list of rooms are gathered."""


class Chat(Arrangement):
    """One person at one server."""

    def __init__(
        self, master: tk.Tk, paint: Painter, network: Network, kept: Remembered, ways: Ways
    ) -> None:
        super().__init__(master, paint, kept)
        self.network, self.ways = network, ways
        self.room = RoomId("")
        self.faces = Faces(paint, network, self._face_came)
        self.notifying = Notifying(self)
        self.choices = Choices(self)
        self._rooms_due = ""
        self.company = Company(self)
        self._wanted_room = ""
        self.reading = Reading(self)
        self._build()
        self.speaking = Speaking(self)
        self.proofing = Proofing(
            self.composer.editor, paint, network, lambda: kept.settings.spelling
        )
        self._listen()

    def _build(self) -> None:
        paint = self.paint
        wished = sidebar.Wished(
            go=self.go,
            menu=self._room_menu,
            jump=self.jump,
            new_room=lambda: self.choices.new_room(),
            new_direct=lambda: self.choices.new_direct(),
            myself=lambda x, y: self.choices.myself(x, y),
        )
        self.sidebar = sidebar.Sidebar(self, paint, wished)
        head = header.Wished(
            rooms=self.toggle_rooms,
            pins=lambda: self.panel.pins(),
            search=lambda: self.panel.search(),
            people=self.toggle_people,
            about=lambda: self.choices.about_room(),
        )
        self.header = header.Header(self.middle, paint, head)
        self.conversation = Conversation(
            self.middle, paint, self.network, Told(lambda seq: self.reading.seen(seq), self.trouble)
        )
        self.standing = Standing(self.middle, paint.look)
        self.composer = Composer(self.middle, paint, self._composer_wishes())
        self.people = People(
            self.right,
            paint,
            lambda who: self.choices.card(who),
            lambda *at: self.choices.person(*at),
        )
        self.panel = Panel(self)
        self.writers = Writers(self.standing)
        self.header.pack(fill="x", side="top")
        self.standing.pack(fill="x", side="bottom")
        self.composer.pack(fill="x", side="bottom")
        self.conversation.pack(fill="both", expand=True)
        self.people.pack(fill="both", expand=True)

    def _composer_wishes(self) -> Wished:
        return Wished(
            send=lambda text: self.speaking.send(text),
            typing=lambda: self.speaking.typing(),
            edit_last=lambda: self.speaking.edit_last(),
            leave=lambda: self.speaking.leave(),
            attach=lambda: self.speaking.attach(),
            emoji=lambda: self.choices.emoji(self.composer.put),
            out=self.conversation.paper.focus_set,
            people=lambda: [(one.name, one.id) for one in list(self.people.people.values())],
            rooms=lambda: [v.name for v in self.views() if v.kind != "direct"],
        )

    def _listen(self) -> None:
        bind_keys(self)
        self.choices.bind_paper()

    # What one sees

    @property
    def client(self) -> Client | None:
        """The client, while there is one."""
        return self.network.client

    def views(self) -> list[RoomView]:
        """One's rooms. The copy is made in one step, so the network's thread does no harm."""
        return list(self.client.rooms.values()) if self.client else []

    @property
    def view(self) -> RoomView | None:
        """The room one looks at."""
        return self.client.rooms.get(self.room) if self.client else None

    @property
    def looking(self) -> bool:
        """Whether somebody looks at this window."""
        return self.winfo_toplevel().focus_displayof() is not None

    def go(self, room: str, *, around: int | None = None) -> None:
        """Look at this room."""
        view = self.client.rooms.get(RoomId(room)) if self.client else None
        if view is None:
            return
        self.speaking.put_away()
        self.room = view.id
        if self.kept.settings.visits:
            self.kept.settings.visits[0].room = view.id
        self.close_rooms()
        self._see(view)
        self.people.show([])
        self.writers.clear()
        self.conversation.show(view, around=around)
        self.speaking.take_out(view)
        self._tell_header(view)
        self.draw_rooms()
        self.company.fetch()
        self.panel.close()
        self.composer.editor.focus_set()

    def trouble(self, words: str) -> None:
        """Something did not work: say so where it is seen."""
        Toast(self.middle, self.paint, words)

    # Doing something over there

    def ask(
        self,
        what: Callable[[Client], Any],
        done: Callable[[Any], object] | None = None,
        failed: Callable[[str], object] | None = None,
    ) -> None:
        """Wish something of the server; a refusal is told in its own words."""
        client = self.client
        if client is None:
            return
        if not client.live:
            (failed or self.trouble)("There is no connection now; try again when there is one.")
            return

        def wrong(why: Refused | CannotConnect | OSError) -> None:
            words = refusal(why) if isinstance(why, Refused) else str(why)
            (failed or self.trouble)(words)

        self.network.begin(what(client), done, wrong)

    def jump(self) -> None:
        """Go anywhere by a few letters."""
        self.choices.jump()

    def look_for(self, query: str) -> None:
        """Search, and show what was found."""
        self.panel.search(query)

    # What happens

    def hear(self, events: list[Event]) -> None:
        """News from the client, in order."""
        arrived: list[Entry] = []
        for event in events:
            match event:
                case Arrived(entry):
                    if entry.room == self.room:
                        arrived.append(entry)
                    self._rooms_soon()
                    self.notifying.arrived(entry)
                case _:
                    self._flush(arrived)
                    self._hear(event)
        self._flush(arrived)
        if self.client:
            self.standing.wait(self.client.waiting)

    def _flush(self, arrived: list[Entry]) -> None:
        if not arrived:
            return
        for entry in arrived:
            self.writers.arrived(entry.by)
            if isinstance(entry.body, Joined):
                self.company.soon()
            elif isinstance(entry.body, Left):
                self.people.gone(entry.by)
        self._see(self.view)
        self.conversation.add(arrived)
        self.speaking.heard()
        arrived.clear()

    def _hear(self, event: Event) -> None:
        self.standing.hear(event)
        match event:
            case Changed(message):
                if message.room == self.room:
                    self.conversation.changed(message)
            case Queued(Say() as said):
                if said.room == self.room:
                    self.conversation.hope(said.send_id, said.text)
            case Declined(send_id, refused, command):
                if isinstance(command, Say):
                    self.conversation.failed(send_id, refusal(refused))
            case Presence():
                if event.room == self.room:
                    self.people.presence(event)
                self._rooms_soon()
            case TypingTold(room, who):
                me = self.conversation.seeing.me
                others = [self._named(id) for id in who if id != me]
                if room == self.room and others:
                    self.writers.tell(others)
            case Connected() | Closed():
                self._standing_changed(event)
            case Reconnecting():
                self.conversation.hopes.connection(False)
                self.choices.saving.lost()
                self.speaking.uploading.lost()
                self._rooms_soon()
            case Missed():
                self.conversation.behind()
            case _:
                self._room_event(event)

    def _room_event(self, event: Event) -> None:
        match event:
            case RoomChanged(view):
                if view.id == self.room:
                    self._tell_header(view)
                elif view.id == self._wanted_room:
                    self._wanted_room = ""
                    self.go(view.id)
            case RoomGone(room):
                if room == self.room:
                    self.go(LOBBY)
                    self.trouble("You are not in that room any more.")
            case Restarted(room):
                if room == self.room:
                    self.conversation.again()
            case _:
                pass
        self._rooms_soon()

    def _standing_changed(self, event: Connected | Closed) -> None:
        live = isinstance(event, Connected)
        self.conversation.hopes.connection(live)
        if isinstance(event, Closed):
            self.ways.leave(event.message)
            return
        self.begin()
        self.company.fetch()
        self.choices.saving.connected()
        self.speaking.uploading.connected()

    def begin(self) -> None:
        """Go to where one was, as soon as rooms are known."""
        if self.client is None or self.room in self.client.rooms:
            self.draw_rooms()
            return
        visits = self.kept.settings.visits
        wanted = RoomId(visits[0].room) if visits else LOBBY
        rooms = self.client.rooms
        start = wanted if wanted in rooms else LOBBY if LOBBY in rooms else next(iter(rooms), "")
        if start:
            self.go(start)

    def enter(self, room: RoomView) -> None:
        """Go to a room that was just entered or made."""
        if self.client and room.id in self.client.rooms:
            self.go(room.id)
        else:
            self._wanted_room = room.id

    def _rooms_soon(self) -> None:
        if not self._rooms_due:
            self._rooms_due = self.after(_ROOMS_AFTER, self.draw_rooms)

    def draw_rooms(self) -> None:
        """The list of rooms, the window's title, and who one is."""
        self._rooms_due = ""
        client = self.client
        if client is None:
            return
        views = self.views()
        self.sidebar.show(views, self.room, client.people, frozenset(client.blocked))
        lobby = client.rooms.get(LOBBY)
        online = f"{lobby.online} online" if lobby and client.live else str(client.address)
        name = client.server.name if client.server else self.kept.server
        self.sidebar.tell(name or str(client.address), online)
        self.sidebar.me(client.me, "Online" if client.live else "Offline")
        self.notifying.title(views)

    def _tell_header(self, view: RoomView) -> None:
        icon = {"private": "lock", "direct": ""}.get(view.kind, "hash")
        title = one_line(view.with_.name if view.with_ is not UNSET else view.name)
        self.header.tell(title, one_line(view.topic), icon)
        place = title if view.kind == "direct" else f"#{title}"
        self.composer.ghost(f"Message {place}")

    def _see(self, view: RoomView | None) -> None:
        """Let the conversation know who is who."""
        client = self.client
        if client is None:
            return
        me = client.me

        def known(id: str) -> str:
            if me is not None and id == me.id:
                return me.name
            person = client.people.get(PersonId(id))
            return person.name if person else ""

        self.conversation.seeing = Seeing(me=me.id if me else PersonId(""), known=known)
        if view is not None:
            self.conversation.view = view

    def _named(self, id: str) -> str:
        return one_line(self.conversation.seeing.name(id, "Somebody"))

    def _face_came(self, _person: str) -> None:
        self.conversation.paper.repaint()
        self.people.draw()

    def _room_menu(self, room: str, x: int, y: int) -> None:
        if room[0] != "+":
            self.choices.room(room, x, y)

    def destroy(self) -> None:
        """End; what is half written is kept."""
        if self._rooms_due:
            self.after_cancel(self._rooms_due)
        self.company.stop()
        with suppress(tk.TclError):
            self.speaking.put_away()
            self.reading.stop()
            self.proofing.close()
            self.writers.clear()
        super().destroy()
