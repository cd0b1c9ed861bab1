"""What stands around the conversation: panes, title, hint and status."""

import asyncio
from collections.abc import Iterable

from rich.text import Text
from textual.widgets import Static

from linnet.client import Client
from linnet.fullscreen import lists
from linnet.fullscreen.conversation import Conversation
from linnet.fullscreen.look import Look
from linnet.fullscreen.seat import Shown
from linnet.fullscreen.visit import Visit
from linnet.protocol.frames import Presence, TypingTold
from linnet.protocol.ids import PersonId, RoomId
from linnet.protocol.people import Present
from linnet.terminal.clean import one_line
from linnet.terminal.writing import LASTS

_ROOMS_FROM, _PEOPLE_FROM = 76, 112
"""Columns from which a pane is there without being asked for."""
_BAR = 20
"""Columns of a bar of progress."""


class Surroundings:
    """`news` is how many messages came while one looked further up."""

    def __init__(
        self, client: Client, visit: Visit, conversation: Conversation, look: Look
    ) -> None:
        self.title, self.hint, self.status = (Static(id=id) for id in ("title", "hint", "status"))
        self.rooms = lists.Pane(look, "rooms")
        self.people = lists.Pane(look, "people")
        self.news = 0
        self.doing = ""
        """What the keys are about just now, instead of who is writing."""
        self.present: dict[PersonId, Present] = {}
        self._listed: dict[PersonId, Present] = {}
        self._client = client
        self._visit = visit
        self._conversation = conversation
        self._look = look
        self._folded: dict[str, bool] = {}
        # Always a line each: to lay everything out anew takes longer than to paint it.
        self._title, self._status, self._hint = Text(), Text(), Text()
        self._writing = visit.writing
        self._writing_ends: asyncio.TimerHandle | None = None

    def toggle(self, pane: str) -> None:
        """Show a pane, or fold it, whatever room there is."""
        shown = self.rooms if pane == "rooms" else self.people
        self._folded[pane] = bool(shown.display)

    def entered(self) -> None:
        """Another room: nothing is known of it yet."""
        self.news = 0

    def said(self, by: PersonId) -> None:
        """A message came: whoever wrote it has stopped."""
        if self._writing.said(by):
            self.show_hint()

    def show(self) -> None:
        """As everything is now."""
        current = self._visit.seat.transcript.current
        view = self._client.rooms.get(current)
        items = lists.rooms(self._client, current, self._look)
        self.rooms.show(items, lists.myself(self._client, self._look))
        if self._listed is not self.present:
            # A class of a thousand is not sorted for each message.
            self._listed = self.present
            self.people.show(lists.people(self.present.values(), self._look))
        title = Text.assemble((self._visit.title, self._look.bold))
        if view and view.topic:
            title.append(f"  {one_line(view.topic)}", self._look.faint)
        if title != self._title:
            self._title = title
            self.title.update(title, layout=False)
        self.show_hint()
        self.show_status()

    def show_hint(self) -> None:
        """The line above the composer: what is new below, else who is writing."""
        hint = Text()
        moving = self._visit.seat.carried_now
        if self.doing:
            hint = Text(self.doing, style=self._look.secondary)
        elif moving:
            hint = _bar(next(iter(moving.values())), len(moving), self._look)
        elif self.news:
            hint = Text(f"{self.news} new ↓  End goes there", style=self._look.call)
        elif not self._conversation.stuck:
            hint = Text("↓ End goes to the newest", style=self._look.faint)
        elif writers := self._writing.text(self._visit.seat.room):
            hint = Text(writers, style=self._look.faint)
        if hint != self._hint:
            self._hint = hint
            self.hint.update(hint, layout=False)

    def show_status(self) -> None:
        """How things stand, in words."""
        live = self._client.live
        dot = ("● ", self._look.online) if live else ("○ ", self._look.accent)
        text = Text.assemble(dot)
        text.append(one_line(self._visit.status), self._look.secondary)
        timeline = self._client.timeline(self._visit.seat.transcript.current)
        keys = "^K go to  ^F find  ^P commands  ^E emoji  ^U upload  F1 keys"
        if not self.rooms.display:
            others = sum(self._client.unread(room) > 0 for room in self._client.rooms)
            news = f"{others} {'room' if others == 1 else 'rooms'} with news  "
            keys = f"{news if others else ''}^K go to  ^P commands  F1 keys"
        elif live and timeline and not timeline.gap:
            text.append("  │  ", self._look.line)
            text.append(f"complete to #{timeline.last}", self._look.secondary)
        text.append("  │  ", self._look.line)
        text.append(keys, self._look.faint)
        if text != self._status:
            self._status = text
            self.status.update(text, layout=False)

    def fold(self, width: int) -> None:
        """Panes without room are folded, unless somebody chose otherwise."""
        for pane, least in ((self.rooms, _ROOMS_FROM), (self.people, _PEOPLE_FROM)):
            pane.display = not self._folded.get(pane.id or "", width < least)

    def presence(self, frame: Presence) -> None:
        """Who came and went."""
        if frame.room == self._visit.seat.transcript.current:
            now = {one.id: one for one in (*frame.came, *frame.went)}
            self.present = self.present | now

    def writing(self, frame: TypingTold) -> None:
        """Who is writing."""
        self._writing.heard(frame, self._visit.seat.room)
        if self._writing_ends:
            self._writing_ends.cancel()
        self._writing_ends = asyncio.get_running_loop().call_later(LASTS, self.show_hint)
        self.show_hint()

    def names(self) -> Iterable[str]:
        """Who can be called in this room."""
        return [one.name for one in self.present.values()] + ["room", "moderators"]

    async def list_people(self, room: RoomId) -> None:
        """Who is in this room."""
        found = await self._client.list_people(room)
        if room == self._visit.seat.transcript.current:
            self.present = {one.id: one for one in found}
            self.show()


def _bar(moving: Shown, number: int, look: Look) -> Text:
    """How far the first of the files on their way is."""
    part = moving.done / moving.whole if moving.whole else 0.0
    full = round(part * _BAR)
    more = f"  and {number - 1} more" if number > 1 else ""
    return Text.assemble(
        (f"{moving.name}  ", look.text),
        ("━" * full, look.accent),
        ("━" * (_BAR - full), look.line),
        (f"  {part:.0%} {moving.word}{more}", look.secondary),
    )
